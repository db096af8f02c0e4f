import { record } from '../audit.ts'
import type { Ctx, GroupMember, MemberAct } from '../context.ts'
import { checkSoon } from './check.ts'
import { zaloIdsOf } from './create.ts'
import { ownGroupFor } from './groups.ts'
import { done } from './hosted.ts'

/** Who is in the group and who waits to be let in, asked of the platform now and kept nowhere. */
export async function groupPeople(ctx: Ctx, id: string): Promise<{ members: GroupMember[]; pending: GroupMember[] }> {
  const { externalId } = await ownGroupFor(ctx, id)
  const members = done(await ctx.groupHost.members(externalId))
  const pending = done(await ctx.groupHost.pending(externalId))
  return { members, pending }
}

/** Lets people in, turns them away, takes them out, or makes them deputies of the group. */
export async function changeMembers(ctx: Ctx, id: string, act: MemberAct, memberIds: string[]): Promise<void> {
  const group = await ownGroupFor(ctx, id)
  done(await ctx.groupHost.let(act, group.externalId, memberIds))
  // How many, not who: the log outlives what people ask to have erased.
  await ctx.write((tx) =>
    record(tx, ctx, {
      action: `group.${act}`,
      unitId: group.unitId,
      subjectId: id,
      detail: { people: memberIds.length },
    }),
  )
  await checkSoon(ctx, group.externalId)
}

/** Brings staff into the group, by who they are here. */
export const inviteStaff = async (ctx: Ctx, id: string, personIds: string[]) =>
  changeMembers(ctx, id, 'invite', await zaloIdsOf(ctx, personIds))
