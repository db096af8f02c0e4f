import type { feedback } from '../../db/schema/feedback.ts'
import { addDays, dayMs, instantOf } from '../time.ts'
import { reopenWithinDays } from './clocks.ts'

type Case = typeof feedback.$inferSelect

export const isOpenCase = ({ status }: Pick<Case, 'status'>) => status === 'received' || status === 'assigned'

// What was told a legal road of its own is over without an answer.
const answeredAt = ({ status, closedAt, answeredAt }: Case) =>
  status === 'answered' || status === 'closed' ? (closedAt ?? answeredAt) : null

type Answer = { createdAt: number; actionOn: string; closes: boolean }

/** Once, within a week of what is said to be done: of the last answer, and of a promise from the end of its day. */
export function mayReopen(own: Case, last: Answer | undefined, now: number): boolean {
  const at = answeredAt(own)
  if (at === null || own.reopenedAt !== null) return false
  const doneAt = last?.actionOn && !last.closes ? instantOf(addDays(last.actionOn, 1), '00:00') : 0
  return now <= Math.max(at, last?.createdAt ?? 0, doneAt) + reopenWithinDays * dayMs
}

/** Once, whatever it is that was answered. */
export const mayRate = (own: Case): boolean => answeredAt(own) !== null && own.ratedAt === null
