import { expanded } from '../text/abbreviations.ts'
import { type NumberMention, numbersIn } from '../text/document-number.ts'
import { normalize } from '../text/normalize.ts'
import { isStopWord } from '../text/stop-words.ts'
import { type Syllable, syllablesOf } from '../text/syllables.ts'

/** `stop`: the word only carries the question. `marked`: its marks were typed, so they count. */
export type QueryWord = { exact: string; folded: string; stop: boolean; marked: boolean }

export type Query = {
  words: QueryWord[]
  /** Whether the question was typed with marks at all. */
  marksTyped: boolean
  numbers: NumberMention[]
  /** Articles asked for by number, as in "Điều 5". */
  articles: string[]
}

const letters = /\p{L}/u
const mostWords = 80

export function queryOf(question: string): Query {
  const text = normalize(question)
  const typed = syllablesOf(text)
  const marksTyped = typed.some(({ exact, folded }) => exact !== folded)
  const words = typed.flatMap((syllable, i): Pick<Syllable, 'exact' | 'folded'>[] => {
    const long = expanded(syllable.exact, typed[i + 1]?.exact)
    return long
      ? syllablesOf(long.join(' ')).map((one) => (marksTyped ? one : { exact: one.folded, folded: one.folded }))
      : [syllable]
  })
  return {
    words: words.slice(0, mostWords).map(({ exact, folded }) => ({
      exact,
      folded,
      stop: isStopWord({ exact, folded }, marksTyped),
      marked: marksTyped && letters.test(exact),
    })),
    marksTyped,
    numbers: numbersIn(text),
    articles: articlesIn(typed),
  }
}

function articlesIn(typed: Syllable[]): string[] {
  return typed.flatMap(({ folded }, i) => {
    const next = typed[i + 1]?.folded
    return folded === 'dieu' && next && /^\d{1,3}[a-z]?$/.test(next) ? [next] : []
  })
}
