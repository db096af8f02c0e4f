import type { people } from '../../db/schema/people.ts'

export type Person = typeof people.$inferSelect

/** Somebody in a browser whom neither Zalo nor the office vouches for, whatever they call themselves. */
export const isGuest = ({ oaUserId, appUserId, botUserId, introducedAs }: Person): boolean =>
  !oaUserId && !appUserId && !botUserId && introducedAs === null
