import { and, eq } from 'drizzle-orm'
import { isDuplicate } from '../../db/client.ts'
import { type Audience, digests, type MissedReason } from '../../db/schema/digests.ts'
import { units } from '../../db/schema/units.ts'
import { record } from '../audit.ts'
import { planWhole } from '../broadcasts/audience.ts'
import { lateMs } from '../broadcasts/broadcasts.ts'
import { reachable } from '../broadcasts/plan.ts'
import { nextAllowed } from '../calendar/allowed.ts'
import { noSendOn } from '../calendar/days.ts'
import type { Ctx } from '../context.ts'
import type { Digest } from '../digests/content.ts'
import { AppError, describe } from '../errors.ts'
import { newCode, newId } from '../ids.ts'
import type { Reason } from '../refusals.ts'
import { addDays, dayOf, hourMs } from '../time.ts'
import type { Unit } from '../units/tree.ts'
import { announcementHash, contentOf, saidIn } from './content.ts'
import { publish } from './publish.ts'
import { occurrences } from './recurrence.ts'
import { textOf } from './write.ts'

/** Makes the announcements of series that are due within the hour, each once; answers how many. */
export async function announceSeries(ctx: Ctx): Promise<number> {
  const running = await ctx.db
    .select({ series: digests, unit: units })
    .from(digests)
    .innerJoin(units, eq(units.id, digests.unitId))
    .where(and(eq(digests.kind, 'series'), eq(digests.status, 'approved')))
  let made = 0
  for (const { series, unit } of running) {
    made += await announceDue(ctx, series, unit).catch((error: unknown) => {
      ctx.log('series.failed', { id: series.id, ...describe(error) })
      return 0
    })
  }
  return made
}

async function announceDue(ctx: Ctx, series: Digest, unit: Unit): Promise<number> {
  const recurrence = series.sending?.recurrence
  if (!recurrence) return 0
  const now = ctx.now()
  const due = occurrences(recurrence, addDays(dayOf(now), -1), dayOf(now + hourMs)).filter(
    // What a late process comes to is still sent, as any broadcast; what was before the approval is not.
    ({ at }) => at - now <= hourMs && now - at < lateMs && at >= (series.approvedAt ?? now),
  )
  let made = 0
  for (const { day, at } of due) {
    const [there] = await ctx.db
      .select({ id: digests.id })
      .from(digests)
      .where(and(eq(digests.seriesId, series.id), eq(digests.day, day)))
    if (!there && (await announce(ctx, series, unit, { day, at }))) made += 1
  }
  const over = recurrence.until !== null && recurrence.until < addDays(dayOf(now), -1)
  if (over) await end(ctx, series)
  return made
}

async function announce(
  ctx: Ctx,
  series: Digest,
  unit: Unit,
  { day, at }: { day: string; at: number },
): Promise<boolean> {
  const { sending: told, contentHash } = series
  const said = saidIn(series.content)
  if (!told || (await announcementHash(unit.id, said, told)) !== contentHash || contentHash !== series.approvedHash) {
    throw new AppError('CONFLICT', 'digest.stale')
  }
  const code = newCode()
  const sending = { ...told, sendAt: at, recurrence: null }
  const reach = await reachOrWhy(ctx, unit, sending.audience)
  const missed = (await noSendOn(ctx.db, unit.path, day)) ? 'no-send' : typeof reach === 'string' ? reach : null
  const now = ctx.now()
  const row = {
    ...{
      id: newId('dg'),
      unitId: unit.id,
      kind: 'announcement' as const,
      seriesId: series.id,
      day,
      code,
      title: said.title,
    },
    ...{ content: contentOf(newId('it'), said, unit.name, Math.max(at, now)), sending, editedBy: series.editedBy },
    text: textOf(ctx, unit, said, sending, code),
    contentHash: await announcementHash(unit.id, said, sending),
    ...{ createdAt: now, updatedAt: now },
    // Another turn comes: what falls on a day on which nothing is sent, or finds nobody, is left out, and stands there with the reason.
    missed,
  }
  const allowed = await nextAllowed(ctx.db, unit.path, Math.max(at, now))
  const planning = ctx.write(async (tx) => {
    const [announcement] = await tx.insert(digests).values(row).returning()
    if (missed !== null || typeof reach === 'string') {
      const detail = { reason: missed, seriesId: series.id }
      await record(tx, ctx, { action: 'announcement.miss', unitId: unit.id, subjectId: row.id, detail })
      return null
    }
    const { total: groups } = reach
    return publish(tx, ctx, {
      ...{ announcement: announcement as Digest, unit, approvedBy: series.approvedBy, allowed, groups },
      detail: { seriesId: series.id, approvedHash: contentHash },
    })
  })
  const planned = await planning.catch((error: unknown) => {
    // Another process was quicker.
    if (isDuplicate(error)) return null
    throw error
  })
  if (planned && planned.plannedTo !== null) await planWhole(ctx, planned.id)
  return planned !== null
}

const whyNot: Partial<Record<Reason, MissedReason>> = {
  'broadcast.no-groups': 'no-groups',
  'broadcast.groups': 'groups-gone',
}

/** The groups that a turn goes to, or why it goes to none. */
const reachOrWhy = (ctx: Ctx, { path }: Unit, audience: Audience) =>
  reachable(ctx.db, path, audience).catch((error: unknown) => {
    const why = error instanceof AppError && error.reason && whyNot[error.reason]
    if (!why) throw error
    return why
  })

const end = (ctx: Ctx, { id, unitId, title }: Digest) =>
  ctx.write(async (tx) => {
    await tx.update(digests).set({ status: 'cancelled', updatedAt: ctx.now() }).where(eq(digests.id, id))
    await record(tx, ctx, { action: 'announcement.end', unitId, subjectId: id, detail: { title } })
  })
