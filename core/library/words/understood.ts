import { type Syllable, syllablesOf } from '../../text/syllables.ts'
import { commonPairs, type WordPair } from './word-pairs.ts'

/** A phrase of a question and another that may be meant by it. `from`, `length`: where it stands among the question's words. */
export type Understood = {
  said: string
  meant: string
  words: Pick<Syllable, 'exact' | 'folded'>[]
  weight: number
  from: number
  length: number
}

type Phrase = { said: string; meant: string; keys: Syllable[]; words: Syllable[]; weight: number }
type Phrases = Map<string, Phrase[]>
type Typed = { exact: string; folded: string }

// What people call it is seldom written in a text; that the law's word is typed says that its asker knows the law.
const backwards = 0.4
const mostUnderstood = 6

function phrasesOf(pairs: readonly WordPair[]): Phrases {
  const phrases: Phrases = new Map()
  const add = (said: string, meant: string, weight: number) => {
    const [keys, words] = [syllablesOf(said), syllablesOf(meant)]
    const first = keys[0]?.folded ?? ''
    if (words.length === 0) return
    phrases.set(first, [...(phrases.get(first) ?? []), { said, meant, keys, words, weight }])
  }
  for (const { people, law, both, weight } of pairs) {
    add(people, law, weight)
    if (both) add(law, people, weight * backwards)
  }
  return phrases
}

let common: Phrases | null = null

/** What may be meant by a question's words besides what they say; the longest phrases first, none within another. */
export function understoodIn(
  typed: readonly Typed[],
  marksTyped: boolean,
  own: readonly WordPair[] = [],
): Understood[] {
  common ??= phrasesOf(commonPairs)
  const ours = phrasesOf(own)
  const found: Understood[] = []
  for (let from = 0; from < typed.length && found.length < mostUnderstood; ) {
    const first = typed[from]?.folded ?? ''
    const fits = [...(ours.get(first) ?? []), ...(common.get(first) ?? [])].filter(({ keys }) =>
      isAt(typed, from, keys, marksTyped),
    )
    const length = Math.max(0, ...fits.map(({ keys }) => keys.length))
    for (const { said, meant, keys, words, weight } of fits)
      if (keys.length === length) found.push({ said, meant, words, weight, from, length })
    from += Math.max(1, length)
  }
  return found.slice(0, mostUnderstood)
}

/** Without its marks a single word may be any of several: "kiện" is not every "kien". */
export function isAt(typed: readonly Typed[], from: number, keys: Syllable[], marksTyped: boolean): boolean {
  if (keys.length === 1 && !marksTyped) return false
  return keys.every((key, i) => {
    const word = typed[from + i]
    if (!word || word.folded !== key.folded) return false
    return word.exact === key.exact || (word.exact === word.folded && keys.length > 1)
  })
}
