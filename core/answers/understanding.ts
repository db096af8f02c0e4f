import type { Query } from '../library/search/query.ts'
import { phraseKey } from '../library/words/word-pairs.ts'
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
  const note = answerSentences.understood([...new Set(mattered.map(({ meant }) => meant))])
  return { ...answer, note: [note, answer.note].filter(Boolean).join(' '), text: `${answer.text}\n\n${note}` }
}
