import { mayAsk } from '../feedback/question-alarms.ts'
import { queryOf } from '../library/search/query.ts'
import { actOf } from './act.ts'
import { smallTalkIn } from './small-talk.ts'

// With fewer words of its own, a sentence leans on the one before it: “Lệ phí bao nhiêu?”.
const ownWords = 3
/** So many are answered one by one; who asks more is told to ask again. */
export const mostAnswered = 3

// What people say between one question and the next.
const joints =
  /(?<=\?)\s+|\n+|[,.;]?\s{1,3}(?:với lại|voi lai|ngoài ra|ngoai ra|nhân tiện|nhan tien|tiện thể|tien the|thêm nữa|them nua)[,:]?\s{1,3}/iu

/** The questions of a message, where each stands for itself; one alone where they lean on one another. */
export function questionsIn(text: string): string[] {
  const parts = text
    .split(joints)
    .map((part) => part.replace(/^\s*(?:\d+[.)/]|[-•*+])\s*/, '').trim())
    // Thanks and greetings beside a question ask nothing.
    .filter((part) => part !== '' && smallTalkIn(part) === null)
  if (parts.length < 2) return [text.trim()]
  const questions = parts.filter((part) => part.endsWith('?') || mayAsk(part) || actOf(part))
  const alone = (part: string) =>
    actOf(part) !== null || queryOf(part).words.filter(({ stop }) => !stop).length >= ownWords
  // What is told between them belongs to one story.
  return questions.length === parts.length && questions.every(alone) ? questions : [text.trim()]
}
