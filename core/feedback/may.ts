import type { feedback } from '../../db/schema/feedback.ts'
import { dayMs } from '../time.ts'
import { reopenWithinDays } from './clocks.ts'

type Case = typeof feedback.$inferSelect

export const isOpenCase = ({ status }: Pick<Case, 'status'>) => status === 'received' || status === 'assigned'

// What was told a legal road of its own is over without an answer.
const answeredAt = ({ status, closedAt, answeredAt }: Case) =>
  status === 'answered' || status === 'closed' ? (closedAt ?? answeredAt) : null

/** Once, within a week of what is said to be done. */
export function mayReopen(own: Case, now: number): boolean {
  const at = answeredAt(own)
  return at !== null && own.reopenedAt === null && now <= at + reopenWithinDays * dayMs
}

/** Once, whatever it is that was answered. */
export const mayRate = (own: Case): boolean => answeredAt(own) !== null && own.ratedAt === null
