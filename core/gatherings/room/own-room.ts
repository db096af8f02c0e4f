import { and, eq, inArray } from 'drizzle-orm'
import { gatheringAttendance, gatheringVotes } from '../../../db/schema/gathering-rooms.ts'
import type { Ctx } from '../../context.ts'
import { announcedOne } from '../gathering.ts'
import { commentsFor } from './comments.ts'
import { motionsOf } from './motions.ts'
import { shownMotion } from './wall.ts'
import { isOfCell, isWithin } from './within.ts'

/**
 * The room as one phone shows it: what is voted on, what was counted, and what was said. Whoever only has its link reads what a
 * meeting of residents counted, and nothing that was said; of a cell, nothing.
 */
export async function ownRoom(ctx: Ctx, id: string) {
  const { gathering } = await announcedOne(ctx, id)
  const { personId } = ctx.actor
  const said = await commentsFor(ctx, id, personId)
  const within = await isWithin(ctx, gathering)
  const shown = within || !isOfCell(gathering) ? await motionsOf(ctx.db, id) : []
  const motions = shown.filter(({ state }) => state === 'open' || state === 'counted')
  const [here] = personId
    ? await ctx.db
        .select({ mayVote: gatheringAttendance.mayVote, leftAt: gatheringAttendance.leftAt })
        .from(gatheringAttendance)
        .where(and(eq(gatheringAttendance.gatheringId, id), eq(gatheringAttendance.personId, personId)))
    : []
  const votes = personId
    ? await ctx.db
        .select({ motionId: gatheringVotes.motionId, choice: gatheringVotes.choice })
        .from(gatheringVotes)
        .where(
          and(
            eq(gatheringVotes.personId, personId),
            inArray(
              gatheringVotes.motionId,
              motions.map((one) => one.id),
            ),
          ),
        )
    : []
  const voted = new Map(votes.map(({ motionId, choice }) => [motionId, choice]))
  return {
    state: gathering.state,
    mayVote: here?.mayVote === true && here.leftAt === null,
    left: here !== undefined && here.leftAt !== null,
    anonymousComments: gathering.anonymousComments,
    motions: motions.map((motion) => ({
      ...shownMotion(motion),
      voted: voted.has(motion.id),
      choice: voted.get(motion.id) ?? null,
    })),
    comments: within ? said : { ...said, shown: [] },
  }
}
