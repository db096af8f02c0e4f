import type { Choice } from '../../db/schema/answers.ts'
import type { FoundPassage, PassageSearch } from '../library/search/search-passages.ts'
import { cutAt } from '../text/cut.ts'
import { mayBeSyllable, type Syllable, syllablesOf } from '../text/syllables.ts'
import type { Answer } from './answer.ts'
import { asksSomething, tellingOf } from './evidence.ts'
import { answerSentences } from './messages.ts'

const mostChoices = 3
const longestChoice = 90
const longestName = 50
// A heading that says less than this of what the question tells is about something else.
const leastSaid = 0.12

/**
 * Not found, but with clauses to choose from, where the headings of the nearest say some of what was asked. Nothing of
 * them is asserted.
 */
export function clarified(notFound: Answer, found: PassageSearch): Answer {
  return offering(notFound, asksSomething(found.query) ? choicesOf(found) : [])
}

/** Not found, but with these to choose from, where there are any. */
export function offering(notFound: Answer, offered: Choice[]): Answer {
  if (offered.length === 0) return notFound
  const choices = offered.slice(0, mostChoices)
  const lines = choices.map(({ title }, i) => `${i + 1}. ${title}`)
  return { ...notFound, choices, text: [answerSentences.askBack, ...lines, answerSentences.askBackHow].join('\n') }
}

/** One clause of each heading, nearest first. */
function choicesOf({ query, counts, passages }: PassageSearch): Choice[] {
  const telling = tellingOf(query, counts)
  const all = sumOf([...telling.values()])
  const typed = new Map(query.words.map(({ folded, exact }) => [folded, exact]))
  const said = ({ heading, documentTitle }: FoundPassage) => {
    const words = syllablesOf(`${heading} ${documentTitle}`)
    const held = [...telling].filter(([folded]) => words.some((word) => isSame(word, folded, typed.get(folded) ?? '')))
    return sumOf(held.map(([, tells]) => tells)) / all
  }
  const choices = new Map<string, Choice>()
  for (const passage of passages) {
    const title = titleOf(passage)
    if (!choices.has(title) && said(passage) >= leastSaid) choices.set(title, { passageId: passage.id, title })
  }
  return [...choices.values()]
}

/** Whether a heading's word is the question's: one typed with its marks is none that bears others, “sổ đỏ” no “đồ” and no “số”. */
const isSame = (word: Syllable, folded: string, exact: string): boolean =>
  word.folded === folded &&
  (word.exact === exact || exact === folded || word.exact === word.folded || !mayBeSyllable(exact))

// The law's name is what tells one heading from another: a long heading gives way to it, not the other way round.
function titleOf({ label, heading, documentTitle }: FoundPassage): string {
  const name = cutAt(documentTitle, longestName)
  const room = longestChoice - (name ? name.length + 3 : 0)
  return [cutAt(heading || label, room), name].filter(Boolean).join(' – ')
}

const sumOf = (values: number[]) => values.reduce((sum, value) => sum + value, 0)
