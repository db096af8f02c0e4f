import { dayMs } from '../../core/time.ts'

// Zalo repeats an event for nearly two hours; a day leaves room for slow clocks, and the inbox knows repeats within it.
const maxAgeMs = dayMs

/** Whether an event is of our time: an older one may have been copied from a log, and its repeat is not known any more. */
export const isRecent = (at: number, now: number): boolean => Math.abs(now - at) <= maxAgeMs
