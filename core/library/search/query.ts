import { writtenOut } from '../../text/abbreviations.ts'
import { type NumberMention, numbersIn } from '../../text/document-number.ts'
import { withoutMarkup } from '../../text/markup.ts'
import { normalize } from '../../text/normalize.ts'
import { inFigures } from '../../text/numerals/figured.ts'
import { isStopWord } from '../../text/stop-words.ts'
import { syllablesOf } from '../../text/syllables.ts'
import { type Understood, understoodIn } from '../words/understood.ts'
import type { WordPair } from '../words/word-pairs.ts'
import { type Reference, referenceIn } from './reference.ts'

/** `stop`: the word only carries the question. `marked`: its marks were typed, so they count. */
type QueryWord = { exact: string; folded: string; stop: boolean; marked: boolean }

export type Query = {
  /** What was asked, markup left out, and what calls a document, a place in it or a day in figures. */
  text: string
  words: QueryWord[]
  /** Whether the question was typed with marks at all. */
  marksTyped: boolean
  numbers: NumberMention[]
  place: Reference
  /** What may be meant besides what is said. */
  understood: Understood[]
}

const letters = /\p{L}/u
const mostWords = 80

/** `own`: the pairs of people's words and the law's that the office keeps, beside those that every library knows. */
export function queryOf(question: string, own: readonly WordPair[] = []): Query {
  const text = inFigures(withoutMarkup(normalize(question)), 'called').text
  const typed = syllablesOf(text)
  const { words, marksTyped } = writtenOut(typed)
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
    understood: understoodIn(words.slice(0, mostWords), marksTyped, own),
  }
}

/** Without marks a pair of carriers may be a word that tells: "trong tai" is "trọng tài" as well as "trong", "tại". */
export const carriesOnly = ({ marksTyped }: Query, first: QueryWord, second: QueryWord): boolean =>
  marksTyped && first.stop && second.stop

export const longestQuestion = 1000
