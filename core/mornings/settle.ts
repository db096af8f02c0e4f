import { and, eq, isNull, or } from 'drizzle-orm'
import { digests, type MissedReason } from '../../db/schema/digests.ts'
import { units } from '../../db/schema/units.ts'
import { record } from '../audit.ts'
import { lateMs } from '../broadcasts/broadcasts.ts'
import { scheduleDigest } from '../broadcasts/schedule.ts'
import { noSendOn } from '../calendar/days.ts'
import { type Rules, rulesOfAll } from '../calendar/rules.ts'
import type { Ctx } from '../context.ts'
import { approveByItems } from '../digests/by-items.ts'
import type { Digest } from '../digests/content.ts'
import { timeOf } from '../digests/time-of.ts'
import { AppError, describe } from '../errors.ts'
import type { Reason } from '../refusals.ts'
import { nearest, type StaffMember, staffWith } from '../staff.ts'
import { dayOf, minuteMs } from '../time.ts'
import { asks } from './messages.ts'
import { missAnnouncements } from './missed.ts'
import { type Morning, morningsWhere } from './rows.ts'
import { tell } from './tell.ts'

/** Who approves at the last minute has this long to choose a time or groups themselves. */
const graceMs = 10 * minuteMs

/**
 * Once a digest's time has come and nobody has given it one, its unit's rule decides: it leaves, or it does not, and the
 * unit's communicators are told which. An announcement whose time went by is noted too. Answers how many digests left.
 */
export async function settleMornings(ctx: Ctx): Promise<number> {
  await missAnnouncements(ctx)
  const mornings = await unsettled(ctx)
  if (mornings.length === 0) return 0
  const rulesOf = await rulesOfAll(ctx.db)
  const staff = await staffWith(ctx.db, ctx.now(), ['communicator', 'editor'])
  let left = 0
  for (const one of mornings) {
    const work = settle(ctx, one, rulesOf(one.unit.path), nearest(staff, one.unit.path))
    if (await work.catch((error: unknown) => noted(ctx, one.digest, error))) left += 1
  }
  return left
}

async function unsettled(ctx: Ctx): Promise<Morning[]> {
  const rows = await morningsWhere(
    ctx.db,
    and(
      eq(digests.kind, 'digest'),
      eq(digests.day, dayOf(ctx.now())),
      // What was missed may still be approved, and then it goes.
      or(eq(digests.status, 'approved'), and(eq(digests.status, 'draft'), isNull(digests.missed))),
      isNull(units.closedAt),
    ),
  )
  return rows.filter(({ digest, unit }) => {
    const late = ctx.now() - timeOf(digest, unit)
    return late >= 0 && late < lateMs
  })
}

async function settle(ctx: Ctx, morning: Morning, { ifNobody }: Rules, staff: StaffMember[]): Promise<boolean> {
  const { digest, unit } = morning
  if (digest.status === 'approved' && digest.missed === 'skip') return false
  if (await noSendOn(ctx.db, unit.path, digest.day)) return miss(ctx, morning, 'no-send', staff)
  if (digest.status === 'approved') {
    if (ifNobody === 'skip') return miss(ctx, morning, 'skip', staff)
    const readyAt = Math.max(timeOf(digest, unit), (digest.approvedAt ?? 0) + graceMs)
    return ctx.now() >= readyAt && leave(ctx, morning, digest, 'approved', staff)
  }
  if (ifNobody !== 'items') return miss(ctx, morning, 'not-approved', staff)
  const approved = await approveByItems(ctx, unit, digest)
  return approved !== null && leave(ctx, morning, approved, 'items', staff)
}

const refusedFor: Partial<Record<Reason, MissedReason>> = {
  'digest.blocked': 'blocked',
  'broadcast.no-groups': 'no-groups',
}

async function leave(
  ctx: Ctx,
  morning: Morning,
  { id, title, contentHash }: Digest,
  how: 'approved' | 'items',
  staff: StaffMember[],
): Promise<boolean> {
  try {
    await scheduleDigest(ctx, id, { contentHash, sendAt: ctx.now() }, { rule: how })
  } catch (error) {
    const reason = error instanceof AppError && error.reason && refusedFor[error.reason]
    if (!reason) throw error
    return miss(ctx, morning, reason, staff)
  }
  await ctx.write((tx) => tell(tx, ctx, staff, { cause: 'morning', key: `${id}:left`, text: asks.left(title, how) }))
  return true
}

async function miss(ctx: Ctx, { digest, unit }: Morning, reason: MissedReason, staff: StaffMember[]): Promise<false> {
  if (digest.missed === reason) return false
  const { id, title } = digest
  await ctx.write(async (tx) => {
    await tx.update(digests).set({ missed: reason }).where(eq(digests.id, id))
    await record(tx, ctx, { action: 'digest.miss', unitId: unit.id, subjectId: id, detail: { reason } })
    await tell(tx, ctx, staff, { cause: 'morning', key: `${id}:${reason}`, text: asks.missed(title, reason) })
  })
  return false
}

// The next unit's morning does not wait for one that failed.
function noted(ctx: Ctx, { id }: Digest, error: unknown): false {
  ctx.log('morning.failed', { digestId: id, ...describe(error) })
  return false
}
