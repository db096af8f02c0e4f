import { hourMs } from '../time.ts'
import { addWorkingDays, addWorkingHours, workingMs } from '../working-hours.ts'

// The service levels of peers' city hotlines: taken up within a working day, answered within a working week.
export const acceptWithinHours = 8
const answerWithinDays = 5
export const reopenWithinDays = 7
/** What is added to the number of clocks that somebody was reminded of, once a promise's day has passed. */
export const remindedOfPromise = 3

/** When a case must have been taken up, when half of its time is over and when it must be answered; what was promised once stays. */
export function clocksFrom(at: number, off: ReadonlySet<string>) {
  const dueAt = addWorkingDays(at, answerWithinDays, off)
  return {
    acceptBy: addWorkingHours(at, acceptWithinHours, off),
    halfAt: addWorkingHours(at, workingMs(at, dueAt, off) / 2 / hourMs, off),
    dueAt,
  }
}
