import { expanded } from '../../text/abbreviations.ts'
import { type NumberMention, numbersIn } from '../../text/document-number.ts'
import { withoutMarkup } from '../../text/markup.ts'
import { normalize } from '../../text/normalize.ts'
import { isStopWord } from '../../text/stop-words.ts'
import { type Syllable, syllablesOf } from '../../text/syllables.ts'
import { type Reference, referenceIn } from './reference.ts'

/** `stop`: the word only carries the question. `marked`: its marks were typed, so they count. */
type QueryWord = { exact: string; folded: string; stop: boolean; marked: boolean }

export type Query = {
  /** What was asked, markup left out. */
  text: string
  words: QueryWord[]
  /** Whether the question was typed with marks at all. */
  marksTyped: boolean
  numbers: NumberMention[]
  place: Reference
}

const letters = /\p{L}/u
const mostWords = 80

export function queryOf(question: string): Query {
  const text = withoutMarkup(normalize(question))
  const typed = syllablesOf(text)
  const marksTyped = typed.some(({ exact, folded }) => exact !== folded)
  const words = typed.flatMap((syllable, i): Pick<Syllable, 'exact' | 'folded'>[] => {
    const long = expanded(syllable.exact, typed[i + 1]?.exact)
    return long
      ? syllablesOf(long.join(' ')).map((one) => (marksTyped ? one : { exact: one.folded, folded: one.folded }))
      : [syllable]
  })
  return {
    text,
    words: words.slice(0, mostWords).map(({ exact, folded }) => ({
      exact,
      folded,
      stop: isStopWord({ exact, folded }, marksTyped),
      marked: marksTyped && letters.test(exact),
    })),
    marksTyped,
    numbers: numbersIn(text),
    place: referenceIn(typed),
  }
}

/** Without marks a pair of carriers may be a word that tells: "trong tai" is "trọng tài" as well as "trong", "tại". */
export const carriesOnly = ({ marksTyped }: Query, first: QueryWord, second: QueryWord): boolean =>
  marksTyped && first.stop && second.stop

export const longestQuestion = 1000
