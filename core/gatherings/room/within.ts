import { and, eq } from 'drizzle-orm'
import { gatheringAttendance, gatheringPoints } from '../../../db/schema/gathering-rooms.ts'
import { units } from '../../../db/schema/units.ts'
import type { Ctx } from '../../context.ts'
import { mayDo } from '../../roles.ts'
import { standingsOf } from '../asked.ts'
import type { Gathering } from '../gathering.ts'

/**
 * Whether a gathering's words are theirs to read, whoever passed them its link: of those who are asked or were there, who keep a
 * point, lead it or keep its minutes, and of its office.
 */
export async function isWithin(ctx: Pick<Ctx, 'db' | 'actor' | 'now'>, gathering: Gathering): Promise<boolean> {
  const { id, attends, chairId, secretaryId } = gathering
  // Whoever may come with no word to anybody may read as well; a cell's words are for those whom Zalo vouches for.
  if (attends === 'all' && !isOfCell(gathering)) return true
  const { personId } = ctx.actor
  if (personId === null) return false
  if (personId === chairId || personId === secretaryId) return true
  const [standing] = await standingsOf(ctx.db, [{ gatheringId: id, personId }], new Map([[id, gathering]]), ctx.now())
  if (standing?.known && standing.asked) return true
  const here = and(eq(gatheringAttendance.gatheringId, id), eq(gatheringAttendance.personId, personId))
  if ((await ctx.db.$count(gatheringAttendance, here)) > 0) return true
  const kept = and(eq(gatheringPoints.gatheringId, id), eq(gatheringPoints.keeperId, personId))
  if ((await ctx.db.$count(gatheringPoints, kept)) > 0) return true
  const [unit] = await ctx.db.select({ path: units.path }).from(units).where(eq(units.id, gathering.unitId))
  return unit !== undefined && mayDo(ctx, 'gathering.read', unit.path)
}

/** What a cell says, votes and writes down is no neighbour's, where a meeting of residents is everybody's in the end. */
export const isOfCell = ({ kind }: Pick<Gathering, 'kind'>) => kind === 'cell_meeting'
