import { eq, sql } from 'drizzle-orm'
import { groups } from '../../db/schema/groups.ts'
import { record } from '../audit.ts'
import type { Ctx, HostedGroup } from '../context.ts'
import { skipForGoneGroup } from '../sending/skip.ts'
import { dayMs, hourMs } from '../time.ts'
import { raiseAlarms } from './alarms.ts'
import type { Group } from './group.ts'
import { groupFor } from './groups.ts'
import { done, type Refused } from './hosted.ts'
import { readLedgerDue } from './ledger.ts'

const batch = 20

/** Looks at the account's groups: each once a day, and at once when an event or a refused message gives a reason. */
export async function checkGroupsDue(ctx: Ctx): Promise<void> {
  if (!(await readLedgerDue(ctx))) return
  await lookAtRefusing(ctx)
  for (const group of await claim(ctx)) {
    const refused = await look(ctx, group)
    if (refused && refused.kind !== 'permanent') return
  }
}

/** Looks at one group now, because somebody at the console wants to know. */
export async function checkGroup(ctx: Ctx, id: string): Promise<Group> {
  const group = await groupFor(ctx, 'group.manage', id)
  const refused = await look(ctx, group)
  if (refused) done(refused)
  return groupFor(ctx, 'group.manage', id)
}

/** Has a group looked at within the minute. */
export const checkSoon = (ctx: Ctx, externalId: string) =>
  ctx.write((tx) =>
    tx.run(sql`
      update groups set check_at = ${ctx.now()} where channel = 'oa_group' and external_id = ${externalId}`),
  )

// A message that a group refused for good is a reason to ask whether the group still stands.
async function lookAtRefusing(ctx: Ctx): Promise<void> {
  const since = ctx.now() - hourMs
  const refusing = sql`
    channel = 'oa_group' and status = 'active' and check_at > ${ctx.now()} and external_id in (
      select recipient from deliveries
      where state = 'failed' and due_at > ${since} and due_at >= coalesce(groups.checked_at, 0)
      union all
      select recipient from replies
      where state = 'failed' and due_at > ${since} and due_at >= coalesce(groups.checked_at, 0))`
  const [any] = await ctx.db.all(sql`select id from groups where ${refusing} limit 1`)
  if (any) await ctx.write((tx) => tx.run(sql`update groups set check_at = ${ctx.now()} where ${refusing}`))
}

async function claim(ctx: Ctx): Promise<Group[]> {
  const due = sql`${groups.channel} = 'oa_group' and ${groups.status} <> 'left' and ${groups.checkAt} <= ${ctx.now()}`
  const [any] = await ctx.db.select({ id: groups.id }).from(groups).where(due).limit(1)
  if (!any) return []
  return ctx.write((tx) =>
    tx
      .update(groups)
      .set({ checkAt: ctx.now() + hourMs })
      .where(sql`${groups.id} in (select id from groups where ${due} order by check_at limit ${batch})`)
      .returning(),
  )
}

/** What the platform says of the group, written down; the refusal when it would not say. */
async function look(ctx: Ctx, group: Group): Promise<Refused | null> {
  const about = await ctx.groupHost.about(group.externalId)
  if (about.kind === 'gone') return note(ctx, group, { status: 'left' })
  if (about.kind === 'disabled') return note(ctx, group, { status: 'disabled' })
  if (about.kind !== 'done') return about
  const pending = about.value.enabled ? await ctx.groupHost.pending(group.externalId) : null
  return note(ctx, group, {
    ...seen(about.value),
    pendingCount: pending?.kind === 'done' ? pending.value.length : null,
  })
}

/** The columns that hold what the platform said. */
export const seen = ({ name, link, enabled, memberCount, memberLimit, dissolvesAt, settings }: HostedGroup) => ({
  ...{ name, link, memberCount, memberLimit, dissolvesAt, settings },
  status: enabled ? ('active' as const) : ('disabled' as const),
})

async function note(ctx: Ctx, group: Group, change: Partial<Group>): Promise<null> {
  const at = ctx.now()
  await ctx.write(async (tx) => {
    await tx
      .update(groups)
      .set({ ...change, checkedAt: at, checkAt: at + dayMs })
      .where(eq(groups.id, group.id))
    if (change.status && change.status !== group.status) {
      const detail = { before: group.status, after: change.status }
      await record(tx, ctx, { action: 'group.status', unitId: group.unitId, subjectId: group.id, detail })
      if (change.status === 'left') await skipForGoneGroup(tx, at, group.id)
      ctx.log('group.status', { id: group.id, ...detail })
    }
    await raiseAlarms(tx, ctx)
  })
  return null
}
