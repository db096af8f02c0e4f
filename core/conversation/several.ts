import { mayAsk } from '../feedback/question-alarms.ts'
import { queryOf } from '../library/search/query.ts'
import { actOf, wantsDone } from './act.ts'
import { noticeIn } from './announced/match.ts'
import { smallTalkIn } from './small-talk.ts'

// With fewer words of its own, a sentence leans on the one before it: “Lệ phí bao nhiêu?”.
const ownWords = 3
/** So many are answered one by one; who asks more is told to ask again. */
export const mostAnswered = 3

// What people say between one question and the next.
const joints =
  /(?<=\?)\s+|\n+|[,.;]?\s{1,3}(?:với lại|voi lai|ngoài ra|ngoai ra|nhân tiện|nhan tien|tiện thể|tien the|thêm nữa|them nua)[,:]?\s{1,3}/iu

/** The questions of a message, each with those that lean on it; one alone where they all do. */
export function questionsIn(text: string): string[] {
  const parts = text
    .split(joints)
    .map((part) => part.replace(/^\s*(?:\d+[.)/]|[-•*+])\s*/, '').trim())
    // Thanks and greetings beside a question ask nothing.
    .filter((part) => part !== '' && smallTalkIn(part) === null)
  if (parts.length < 2) return withHours(text) ?? listedIn(text) ?? [text.trim()]
  const questions = parts.filter((part) => part.endsWith('?') || mayAsk(part) || wantsDone(part) || actOf(part))
  // What is told between them belongs to one story, and so does all that comes before what stands for itself.
  if (questions.length < parts.length || !alone(questions[0] ?? '')) return [text.trim()]
  const told: string[] = []
  for (const part of questions)
    if (alone(part)) told.push(part)
    else told.push(`${told.pop()} ${part}`)
  return told.length > 1 ? told : [text.trim()]
}

const alone = (part: string) =>
  actOf(part) !== null || noticeIn(part) || queryOf(part).words.filter(({ stop }) => !stop).length >= ownWords

const longestListed = 400
const mostListed = 10

/** “Giờ làm việc, số công an và làm khai sinh cần gì”: what is asked one behind the other; null where anything else is told in it. */
function listedIn(text: string): string[] | null {
  if (text.length > longestListed) return null
  const parts = text
    .split(/[,;]\s{1,3}|\s(?:và|va)\s/iu)
    .map((part) => part.trim())
    .filter((part) => part !== '' && smallTalkIn(part) === null)
  if (parts.length < 2 || parts.length > mostListed) return null
  const told: string[] = []
  for (const part of parts) {
    if (actOf(part) === null && !mayAsk(part)) return null
    if (alone(part)) told.push(part)
    else if (told.length > 0) told.push(`${told.pop()}, ${part}`)
    else return null
  }
  const kinds = new Set(told.map((part) => actOf(part)?.kind ?? part))
  if (told.length > 2) return kinds.size > 1 ? told : null
  // Of two the second may only go on from the first, where it is no matter of its own.
  const [first = '', second = ''] = told
  return told.length === 2 && actOf(first) && mayAsk(first) && !actOf(second) ? told : null
}

/** Whether a text that is heard as one thing asks for others besides. */
export const asksSeveral = (text: string): boolean => questionsIn(text).length > 1

const longestJoined = 200

/** “Bể bơi ở đâu và mấy giờ làm việc?”: the office's hours, and beside them something else; null for all other texts. */
function withHours(text: string): string[] | null {
  if (text.length > longestJoined) return null
  const parts = text.trim().split(/,?\s(?:và|va)\s|[,.;]\s/iu)
  const isHours = (part: string) => actOf(part)?.kind === 'hours'
  const [one = '', other = ''] = parts
  const [hours, rest] = isHours(one) ? [one, other] : [other, one]
  const stands = isHours(hours) && mayAsk(hours) && !actOf(rest) && (mayAsk(rest) || wantsDone(rest))
  return parts.length === 2 && stands && queryOf(rest).words.some(({ stop }) => !stop) ? parts : null
}
