import { mayAsk } from '../feedback/question-alarms.ts'
import { queryOf } from '../library/search/query.ts'

// With fewer words of its own, a sentence leans on the one before it: “Lệ phí bao nhiêu?”.
const ownWords = 3
/** So many are answered one by one; who asks more is told to ask again. */
export const mostAnswered = 3

/** The questions of a message, where each stands for itself; one alone where they lean on one another. */
export function questionsIn(text: string): string[] {
  const parts = text
    .split(/(?<=\?)\s+|\n+/)
    .map((part) => part.replace(/^\s*(?:\d+[.)/]|[-•*+])\s*/, '').trim())
    .filter(Boolean)
  if (parts.length < 2) return [text.trim()]
  const questions = parts.filter((part) => part.endsWith('?') || mayAsk(part))
  const alone = (part: string) => queryOf(part).words.filter(({ stop }) => !stop).length >= ownWords
  // What is told between them belongs to one story.
  return questions.length === parts.length && questions.every(alone) ? questions : [text.trim()]
}
