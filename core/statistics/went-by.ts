import { and, eq, gte, inArray, isNotNull, or } from 'drizzle-orm'
import { digests } from '../../db/schema/digests.ts'
import { announcementMisses } from '../mornings/missed.ts'
import { addDays, dayOf } from '../time.ts'

/**
 * What went by unsent and somebody is to see to: digests of today, and announcements of yesterday too, for what was to leave in the
 * evening is seen in the morning.
 */
export const wentBy = (now: number) =>
  and(
    gte(digests.day, addDays(dayOf(now), -1)),
    or(
      and(eq(digests.kind, 'digest'), isNotNull(digests.missed), gte(digests.day, dayOf(now))),
      and(eq(digests.kind, 'announcement'), inArray(digests.missed, announcementMisses)),
    ),
  )
