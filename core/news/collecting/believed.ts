import { dayMs } from '../../time.ts'

/** What said to have been published later than this from now on was not: a clock of another zone is some hours ahead, no more. */
const mostAheadMs = dayMs

/** When something was published, as far as it can have been by now; what cannot is no time, never a guess. */
export const believed = (publishedAt: number | null, now: number): number | null =>
  publishedAt !== null && publishedAt > now + mostAheadMs ? null : publishedAt
