import type { Reader } from '../../../db/client.ts'
import { closedDays } from '../../calendar/days.ts'
import { dayMs } from '../../time.ts'
import { addWorkingDays } from '../../working-hours.ts'

// Law 91/2025/QH15 and decree 356/2025/NĐ-CP: a request is acknowledged within two working days; it is carried out within 15
// days, or 20 where somebody else who handles the data must act too; once it may be put off, by 15 days at most.
const acknowledgeWithinDays = 2
const carryOutWithinDays = 15
const withOthersDays = 20
export const mostPutOffDays = 15

/** When a request must be carried out. */
export const dueOf = (askedAt: number, { others = false } = {}) =>
  askedAt + (others ? withOthersDays : carryOutWithinDays) * dayMs

/** When a request must be acknowledged, by the office's own calendar, and carried out. */
export const clocksOf = async (db: Reader, askedAt: number, { others = false } = {}) => ({
  acknowledgeBy: addWorkingDays(askedAt, acknowledgeWithinDays, await closedDays(db, '', askedAt)),
  dueAt: dueOf(askedAt, { others }),
})
