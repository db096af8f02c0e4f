import type { Ctx } from '../../context.ts'
import type { FoundPassage, PassageSearch } from '../../library/search/search-passages.ts'
import { isNumber, type NumberMention, numbersIn } from '../../text/document-number.ts'
import type { Answer } from '../answer.ts'
import { answerSentences } from '../messages.ts'
import { type Mentioned, mentionedIn, type Numbered, nameOf, unnumbered } from './mentioned.ts'

/**
 * What may answer a question once its numbers are settled. `note` tells which of them the library does not hold;
 * `inside` asks the documents meant for the rest of the question, which is what a number and a date left to be asked.
 */
export type Resolved = { found: PassageSearch; note: string; inside?: () => Promise<PassageSearch> }

/**
 * What the numbers in a question settle before its words are weighed: which document is asked back where several bear
 * one, and nothing but the documents meant, and what speaks of them, may answer.
 */
export async function resolveNumbers(
  ctx: Ctx,
  found: PassageSearch,
  notFound: Answer,
  documentId = '',
): Promise<Answer | Resolved> {
  if (documentId) return { found, note: '', inside: insideOf(ctx, found, [documentId]) }
  const mentioned = await mentionedIn(ctx, found)
  if (mentioned.length === 0) return { found, note: '' }
  const several = mentioned.find(({ may }) => may.length > 1)
  if (several) return askedWhich(notFound, several, answerSentences.which(several.called))
  const elsewhere = mentioned.find(({ may, others }) => may.length === 0 && others.length > 0)
  if (elsewhere && mentioned.length === 1)
    return askedWhich(notFound, { ...elsewhere, may: elsewhere.others }, answerSentences.whichOther(elsewhere.called))
  const documents = mentioned.flatMap(({ may }) => may)
  const notes = mentioned.flatMap(({ called, may }) => {
    if (may.length === 0) return [answerSentences.numberUnknown(called)]
    return may.every(({ passages }) => passages === 0)
      ? [answerSentences.numberTextless(called, may[0]?.url ?? '')]
      : []
  })
  const texts = documents.flatMap(({ id, passages }) => (passages > 0 ? [id] : []))
  return {
    found: limitedTo(found, documents),
    note: notes.join(' '),
    ...(texts.length > 0 && { inside: insideOf(ctx, found, texts) }),
  }
}

const insideOf =
  (ctx: Ctx, { query, clearance }: PassageSearch, documentIds: string[]) =>
  () =>
    ctx.search(unnumbered(query), clearance, { filters: { documentIds } })

/** Asks which of several documents is meant. Nothing of them is asserted but their names. */
function askedWhich(notFound: Answer, { may }: Mentioned, note: string): Answer {
  const choices = may.slice(0, mostWhich).map((one) => ({ documentId: one.id, title: nameOf(one) }))
  const lines = choices.map(({ title }, i) => `${i + 1}. ${title}`)
  const how = answerSentences.whichHow(may.length - choices.length)
  return { ...notFound, choices, note, text: [answerSentences.auto(note), ...lines, how].join('\n') }
}

// With the button that passes the question on they are as many as a message carries.
const mostWhich = 4

/** What was found in the documents meant, and what names them: another document's rule is not the answer. */
function limitedTo(found: PassageSearch, held: Numbered[]): PassageSearch {
  const { numbers } = found.query
  const meant = held.map(({ id, number, title }) => ({ id, number, title }))
  const ids = new Set(meant.map(({ id }) => id))
  const passages = found.passages.filter((one) => ids.has(one.documentId) || speaksOf(one, numbers))
  const documents = new Set([...ids, ...passages.map(({ documentId }) => documentId)])
  const sections = found.sections.filter(({ documentId }) => documents.has(documentId))
  return { ...found, meant, passages, sections }
}

const speaksOf = ({ documentTitle, heading, lead, text }: FoundPassage, numbers: NumberMention[]): boolean =>
  numbersIn([documentTitle, heading, lead, text].join('\n')).some(({ key }) =>
    numbers.some((number) => isNumber(key, number)),
  )

/** An answer with what is to be known beside it. In place of one that was not found the note says why. */
export function noted(answer: Answer, note: string): Answer {
  if (!note || answer.outcome === 'unavailable') return answer
  if (answer.outcome === 'found') {
    const text = `${answer.text}\n\n${answerSentences.note(note)}`
    return { ...answer, note: [answer.note, note].filter(Boolean).join(' '), text }
  }
  const text = answer.choices
    ? `${note}\n${answer.text}`
    : [answerSentences.auto(note), answerSentences.numberHow].join(' ')
  return { ...answer, note, text }
}
