import type { Query } from '../library/search/query.ts'
import { phraseKey } from '../library/words/word-pairs.ts'
import { longestCard } from '../procedures/card.ts'
import type { Answer } from './answer.ts'
import { answerSentences } from './messages.ts'

/** An answer with what was understood by words of the question, where that is why its quotes were found. */
export function understanding({ understood }: Pick<Query, 'understood'>, answer: Answer): Answer {
  if (answer.outcome !== 'found') return answer
  const quoted = answer.citations.map(({ quote, lead, label, documentTitle }) =>
    [label, documentTitle, lead, quote].map((part) => ` ${phraseKey(part)} `).join('|'),
  )
  const holds = (phrase: string) => quoted.some((text) => text.includes(` ${phraseKey(phrase)} `))
  const mattered = understood.filter(({ said, meant }) => holds(meant) && !holds(said))
  if (mattered.length === 0) return answer
  return understoodBy([...new Set(mattered.map(({ meant }) => meant))], answer)
}

/** An answer that says what was understood. */
export function understoodBy(meant: readonly string[], answer: Answer): Answer {
  const note = answerSentences.understood([...meant])
  const text = `${answer.text}\n\n${note}`
  // A card that is full names in its first line what was understood.
  const isFull = answer.procedure !== undefined && text.length > longestCard
  return {
    ...answer,
    note: [note, answer.note].filter(Boolean).join(' '),
    text: isFull ? answer.text : text,
  }
}
