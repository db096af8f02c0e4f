import { dayMs } from '../time.ts'

/** A consent that nobody renews lapses after three months; counted as ninety days, the shortest three months but for February. */
export const consentMs = 90 * dayMs

const warnDays = [1, 7, 14, 30]

/** The days before its end at which a consent's end has been announced by now, the nearest one; null while it is far off. */
export const stepOf = (until: number, now: number): number | null =>
  warnDays.find((days) => until - now <= days * dayMs) ?? null
