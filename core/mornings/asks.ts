import { and, eq, gte, inArray, isNull, sql } from 'drizzle-orm'
import { digestApprovals, digests } from '../../db/schema/digests.ts'
import { replies } from '../../db/schema/replies.ts'
import { units } from '../../db/schema/units.ts'
import { rulesOfAll } from '../calendar/rules.ts'
import type { Ctx } from '../context.ts'
import { nearest, type StaffMember, staffWith } from '../staff.ts'
import { clockOf, dayOf, hourMs, minuteMs, outsideQuietHours, written } from '../time.ts'
import { asks } from './messages.ts'
import { tell } from './tell.ts'
import { timeOf } from './time-of.ts'

/** How long who approves is waited for before a deputy is asked, and then before those above are. */
const deputyMs = 20 * minuteMs
const aboveMs = 40 * minuteMs
/** How long before its time an approved digest that nobody has given one is told of. */
const earlyMs = 30 * minuteMs
const cause = 'ask'

type Ask = { key: string; text: string; to: StaffMember[]; digestId: string; urgent: boolean; opens: boolean }

/**
 * Asks for what waits for a second person, once a step: who approves, after twenty minutes their deputies, after forty those
 * above and the unit's communicators; and tells of a digest that is approved and has no time. At night only of what is urgent.
 * Answers how many were written to.
 */
export async function askStaff(ctx: Ctx): Promise<number> {
  const isNight = outsideQuietHours(ctx.now()) !== ctx.now()
  const due = [...(await waiting(ctx)), ...(await untimed(ctx))].filter(({ urgent }) => urgent || !isNight)
  if (due.length === 0) return 0
  const keys = due.flatMap(({ key, to }) => to.map(({ personId }) => `${key}:${personId}`))
  const told = await ctx.db
    .select({ causeId: replies.causeId })
    .from(replies)
    .where(
      and(eq(replies.cause, cause), sql`${replies.causeId} in (select value from json_each(${JSON.stringify(keys)}))`),
    )
  const already = new Set(told.map(({ causeId }) => causeId))
  const fresh = due.flatMap((ask) => {
    const to = ask.to.filter(({ personId }) => !already.has(`${ask.key}:${personId}`))
    return to.length > 0 ? [{ ...ask, to }] : []
  })
  if (fresh.length === 0) return 0
  await ctx.write(async (tx) => {
    for (const { key, text, to, digestId, urgent, opens } of fresh) {
      const buttons = opens ? [{ title: asks.open, url: ctx.link(`/approvals/${digestId}`) }] : undefined
      await tell(tx, ctx, to, { cause, key, text, buttons, urgent })
    }
  })
  return fresh.reduce((sum, { to }) => sum + to.length, 0)
}

async function waiting(ctx: Ctx): Promise<Ask[]> {
  const rows = await ctx.db
    .select({ digest: digests, unit: units })
    .from(digests)
    .innerJoin(units, eq(units.id, digests.unitId))
    .where(
      and(
        eq(digests.status, 'draft'),
        gte(digests.day, dayOf(ctx.now())),
        isNull(digests.missed),
        isNull(digests.returnedFor),
        isNull(units.closedAt),
      ),
    )
  if (rows.length === 0) return []
  const [approvers, communicators, approvals] = await Promise.all([
    staffWith(ctx.db, ctx.now(), ['approver', 'admin']),
    staffWith(ctx.db, ctx.now(), ['communicator']),
    approvalsOf(
      ctx,
      rows.map(({ digest }) => digest.id),
    ),
  ])
  return rows.flatMap(({ digest, unit }) => {
    const { id, title, kind, contentHash, editedBy, updatedAt, sending } = digest
    const done = approvals.filter((one) => one.digestId === id && one.contentHash === contentHash)
    const may = approvers.filter(
      ({ personId }) => personId !== editedBy && !done.some((one) => one.personId === personId),
    )
    const own = nearest(may, unit.path)
    const above = own[0]
      ? nearest(
          may.filter(({ path }) => path.length < own[0]!.path.length),
          unit.path,
        )
      : []
    const urgent = Boolean(sending?.urgentReason)
    const isDaily = kind === 'digest'
    const at = isDaily ? timeOf(digest, unit) : sending?.sendAt
    // A digest is asked about in the evening and once more in the morning; other words are other words.
    const round = isDaily ? (at! - ctx.now() > hourMs ? 'early' : 'late') : contentHash.slice(0, 12)
    const about = { digestId: id, urgent, opens: true }
    const step = (name: string, text: string, to: StaffMember[]): Ask[] =>
      to.length > 0 ? [{ ...about, key: `${id}:${round}:${name}`, text, to }] : []
    const waited = ctx.now() - updatedAt
    const first = urgent ? asks.urgent(title, done.length) : asks.approve(title, at ? written(at) : '')
    return [
      ...step(
        'approver',
        first,
        own.filter(({ isDeputy }) => !isDeputy),
      ),
      ...(waited >= deputyMs
        ? step(
            'deputy',
            asks.deputy(title),
            own.filter(({ isDeputy }) => isDeputy),
          )
        : []),
      ...(waited >= aboveMs ? step('above', asks.above(title, unit.name), above) : []),
      ...(waited >= aboveMs ? step('stuck', asks.stuck(title), nearest(communicators, unit.path)) : []),
    ]
  })
}

const approvalsOf = (ctx: Ctx, ids: string[]) =>
  ctx.db.select().from(digestApprovals).where(inArray(digestApprovals.digestId, ids))

/** Digests that are approved and have no time, shortly before theirs. */
async function untimed(ctx: Ctx): Promise<Ask[]> {
  const rows = await ctx.db
    .select({ digest: digests, unit: units })
    .from(digests)
    .innerJoin(units, eq(units.id, digests.unitId))
    .where(and(eq(digests.kind, 'digest'), eq(digests.status, 'approved'), gte(digests.day, dayOf(ctx.now()))))
  const due = rows.filter(({ digest, unit }) => timeOf(digest, unit) - ctx.now() <= earlyMs)
  if (due.length === 0) return []
  const [rulesOf, communicators] = [await rulesOfAll(ctx.db), await staffWith(ctx.db, ctx.now(), ['communicator'])]
  return due.map(({ digest: { id, title, ...digest }, unit }) => {
    const clock = clockOf(timeOf(digest, unit))
    const leaves = rulesOf(unit.path).ifNobody !== 'skip'
    return {
      ...{ key: `${id}:untimed`, digestId: id, urgent: false, opens: false, to: nearest(communicators, unit.path) },
      text: leaves ? asks.willLeave(title, clock) : asks.untimed(title, clock),
    }
  })
}
