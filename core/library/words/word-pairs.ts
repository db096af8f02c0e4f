import { normalize } from '../../text/normalize.ts'
import { syllablesOf } from '../../text/syllables.ts'
import { commonWords } from './common.ts'
import { happenings } from './happenings.ts'

/** What people say for what the law says; `both`: the law's word is as well asked for theirs. `weight`: of the word put beside the typed one. */
export type WordPair = { people: string; law: string; both: boolean; weight: number }

export const usualWeight = 0.7

/** The pairs that every library knows. */
export const commonPairs: WordPair[] = [commonWords, happenings].flatMap((fields) =>
  Object.values(fields).flatMap((field) => field.trim().split('\n').map(pairIn)),
)

function pairIn(line: string): WordPair {
  const [pair = '', weight = ''] = line.split(' | ')
  const both = pair.includes(' = ')
  const [people = '', law = ''] = pair.split(both ? ' = ' : ' > ')
  return { people, law, both, weight: weight ? Number(weight) : usualWeight }
}

/** One spelling of a phrase for those that sound one: its syllables with their marks. */
export const phraseKey = (phrase: string): string =>
  syllablesOf(normalize(phrase))
    .map(({ exact }) => exact)
    .join(' ')

/** The words by which a new pair would lead back to where it began, in their order; null where it makes no loop. */
export function loopWith(pair: Pick<WordPair, 'people' | 'law'>, known: readonly WordPair[]): string[] | null {
  const next = lawsOf(known)
  const [start, goal] = [phraseKey(pair.law), phraseKey(pair.people)]
  const seen = new Set<string>()
  const waiting = [{ key: start, path: [pair.people, pair.law] }]
  for (let at = waiting.shift(); at; at = waiting.shift()) {
    if (at.key === goal) return at.path
    if (seen.has(at.key)) continue
    seen.add(at.key)
    for (const { key, law } of next.get(at.key) ?? []) waiting.push({ key, path: [...at.path, law] })
  }
  return null
}

type Laws = Map<string, { key: string; law: string }[]>
const lawsKnown = new WeakMap<readonly WordPair[], Laws>()

function lawsOf(pairs: readonly WordPair[]): Laws {
  const made = lawsKnown.get(pairs) ?? new Map()
  if (made.size > 0) return made
  for (const { people, law } of pairs) {
    const key = phraseKey(people)
    made.set(key, [...(made.get(key) ?? []), { key: phraseKey(law), law }])
  }
  lawsKnown.set(pairs, made)
  return made
}
