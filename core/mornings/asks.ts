import { and, eq, gte, inArray, isNull, sql } from 'drizzle-orm'
import { digests } from '../../db/schema/digests.ts'
import { replies } from '../../db/schema/replies.ts'
import { units } from '../../db/schema/units.ts'
import { approvalsGiven } from '../announcements/given.ts'
import { rosterOn } from '../boards/duties.ts'
import { dutyDayOf } from '../boards/hands.ts'
import { onDutyIn } from '../boards/roster.ts'
import { rulesOfAll } from '../calendar/rules.ts'
import type { Ctx } from '../context.ts'
import { timeOf } from '../digests/time-of.ts'
import { nearest, staffWith } from '../staff.ts'
import { clockOf, dayOf, minuteMs, outsideQuietHours } from '../time.ts'
import { asks } from './messages.ts'
import { missedAsks } from './missed.ts'
import { rosterAsks } from './roster-asks.ts'
import { morningsWhere, stillWaits } from './rows.ts'
import { type Ask, stepsOf } from './steps.ts'
import { tell } from './tell.ts'

/** How long before its time an approved digest that nobody has given one is told of. */
const earlyMs = 30 * minuteMs
const cause = 'ask'

/**
 * Asks for what waits for a second person, once a step (`stepsOf`), and tells of what nobody else would: a digest that is approved
 * and has no time, an announcement that did not leave, a day for which nobody is on duty. At night only of what is urgent.
 * Answers how many were written to.
 */
export async function askStaff(ctx: Ctx): Promise<number> {
  const isNight = outsideQuietHours(ctx.now()) !== ctx.now()
  const all = [
    ...(await waiting(ctx)),
    ...(await untimed(ctx)),
    ...(await missedAsks(ctx)),
    ...(isNight ? [] : await rosterAsks(ctx)),
  ]
  const due = all.filter(({ urgent }) => urgent || !isNight)
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
  const asked = fresh.flatMap(({ digestId, opens }) => (opens ? [digestId] : []))
  await ctx.write(async (tx) => {
    for (const { key, text, to, digestId, urgent, opens } of fresh) {
      const buttons = opens ? [{ title: asks.open, url: ctx.link(`/approvals/${digestId}`) }] : undefined
      await tell(tx, ctx, to, { cause, key, text, buttons, urgent })
    }
    const first = and(inArray(digests.id, asked), isNull(digests.askedAt))
    if (asked.length > 0) await tx.update(digests).set({ askedAt: ctx.now() }).where(first)
  })
  return fresh.reduce((sum, { to }) => sum + to.length, 0)
}

async function waiting(ctx: Ctx): Promise<Ask[]> {
  const rows = await morningsWhere(ctx.db, and(stillWaits(ctx.now()), isNull(units.closedAt)))
  if (rows.length === 0) return []
  const ids = rows.map(({ digest }) => digest.id)
  const days = [...new Set(rows.map(({ digest }) => dutyDayOf(digest, ctx.now())))]
  const [approvers, communicators, given, roster] = await Promise.all([
    staffWith(ctx.db, ctx.now(), ['approver', 'admin']),
    staffWith(ctx.db, ctx.now(), ['communicator']),
    approvalsGiven(ctx.db, ids),
    rosterOn(ctx.db, days),
  ])
  return rows.flatMap(({ digest, unit }) => {
    const done = given(digest)
    const may = approvers.filter(
      ({ personId }) => personId !== digest.editedBy && !done.some((one) => one.personId === personId),
    )
    const onDuty = onDutyIn(roster, unit.path, { day: dutyDayOf(digest, ctx.now()), work: 'approve' })
    const about = { digest, unit, may, approvals: done.length, onDuty }
    return stepsOf({ ...about, communicators: nearest(communicators, unit.path) }, ctx.now())
  })
}

/** Digests that are approved and have no time, shortly before theirs. */
async function untimed(ctx: Ctx): Promise<Ask[]> {
  const rows = await morningsWhere(
    ctx.db,
    and(eq(digests.kind, 'digest'), eq(digests.status, 'approved'), gte(digests.day, dayOf(ctx.now()))),
  )
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
