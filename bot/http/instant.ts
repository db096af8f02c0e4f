import * as z from 'zod'
import { dayMs } from '../../core/time.ts'

// What lies further is a day that nobody means, and beyond what a calendar's sums can hold.
const latest = Date.UTC(2100, 0)

/** UTC milliseconds, as a body or a query brings them. */
export const instant = z.number().int().nonnegative().max(latest)
export const askedInstant = z.coerce.number().int().nonnegative().max(latest)

/** How long ago something was done on a phone, whose clock may be wrong by a day: at most a week, without a network. */
export const agoMs = z
  .number()
  .int()
  .min(0)
  .max(7 * dayMs)
  .default(0)
