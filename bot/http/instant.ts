import * as z from 'zod'

// What lies further is a day that nobody means, and beyond what a calendar's sums can hold.
const latest = Date.UTC(2100, 0)

/** UTC milliseconds, as a body or a query brings them. */
export const instant = z.number().int().nonnegative().max(latest)
export const askedInstant = z.coerce.number().int().nonnegative().max(latest)
