import { and, asc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import { groupAssets, groups } from '../../db/schema/groups.ts'
import { people } from '../../db/schema/people.ts'
import { roles } from '../../db/schema/roles.ts'
import { units } from '../../db/schema/units.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { newId } from '../ids.ts'
import { isLive, within } from '../roles.ts'
import { dayMs } from '../time.ts'
import { openUnitFor } from '../units/open.ts'
import { checkGroup } from './check.ts'
import type { Group } from './group.ts'
import { done } from './hosted.ts'
import { readLedgerSoon } from './ledger.ts'

// Zalo takes into a group only who follows the account or has spoken to it within a week.
const reachableMs = 7 * dayMs

type NewGroup = { unitId: string; name: string; description?: string; assetId: string; personIds: string[] }

/** Staff who could be a group's first members, with whether the platform would take them in now. */
export async function groupFounders(ctx: Ctx) {
  const rows = await ctx.db
    .selectDistinct({ id: people.id, name: people.name, follows: people.follows, spokeAt: people.lastInteractionAt })
    .from(people)
    .innerJoin(roles, eq(roles.personId, people.id))
    .innerJoin(units, eq(units.id, roles.unitId))
    .where(
      and(within(ctx, 'group.manage'), isLive(ctx.db, ctx.now()), isNotNull(people.oaUserId), isNull(people.erasedAt)),
    )
    .orderBy(asc(people.name))
  return rows.map(({ id, name, follows, spokeAt }) => ({
    id,
    name,
    reachable: follows || (spokeAt !== null && ctx.now() - spokeAt <= reachableMs),
  }))
}

/**
 * Makes a group on the platform for a unit. Its members are the people given; more come by its link.
 *
 * @throws AppError INVALID group.people, group.members; CONFLICT group.asset; UNAVAILABLE group.unknown when no reply
 *   came: the group may exist, and then the next reading of the assets shows it
 */
export async function createGroup(ctx: Ctx, input: NewGroup): Promise<Group> {
  const unit = await openUnitFor(ctx, 'group.manage', input.unitId)
  const memberIds = await zaloIdsOf(ctx, input.personIds)
  const { name, description, assetId } = input
  const reply = await ctx.groupHost.create({ name, description, assetId, memberIds })
  if (reply.kind === 'unknown') await readLedgerSoon(ctx)
  const { externalId, link, memberCount } = done(reply)
  const id = newId('gr')
  await ctx.write(async (tx) => {
    const at = ctx.now()
    const row = {
      id,
      unitId: unit.id,
      channel: 'oa_group' as const,
      externalId,
      name,
      link,
      memberCount,
      createdAt: at,
    }
    await tx.insert(groups).values(row)
    await tx.update(groupAssets).set({ usedBy: externalId }).where(eq(groupAssets.id, assetId))
    const detail = { name, externalId, assetId, members: memberIds.length }
    await record(tx, ctx, { action: 'group.create', unitId: unit.id, subjectId: id, detail })
  })
  // The group stands whether or not its particulars can be read at once; the minute's tick reads them too.
  return checkGroup(ctx, id).catch(async () => {
    const [group] = await ctx.db.select().from(groups).where(eq(groups.id, id))
    return group as Group
  })
}

/** What the platform knows these people by; each must be one of the staff the actor may see. */
export async function zaloIdsOf(ctx: Ctx, personIds: string[]): Promise<string[]> {
  const known = new Set((await groupFounders(ctx)).map(({ id }) => id))
  if (personIds.some((id) => !known.has(id))) throw new AppError('INVALID', 'group.people')
  const rows = await ctx.db.select({ oaUserId: people.oaUserId }).from(people).where(inArray(people.id, personIds))
  return rows.flatMap(({ oaUserId }) => (oaUserId ? [oaUserId] : []))
}
