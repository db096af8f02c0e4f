import { and, asc, eq, gt, gte, inArray, isNotNull, isNull, lt, ne, or, sql } from 'drizzle-orm'
import { broadcasts } from '../../db/schema/broadcasts.ts'
import { digests, type MissedReason } from '../../db/schema/digests.ts'
import { sources } from '../../db/schema/news.ts'
import { units } from '../../db/schema/units.ts'
import { approvalsNeeded } from '../announcements/approve.ts'
import { approvalsGiven } from '../announcements/given.ts'
import { pauseSentence } from '../broadcasts/messages.ts'
import { openAlarms } from '../connection/alarms.ts'
import type { Ctx } from '../context.ts'
import { missedWords } from '../mornings/messages.ts'
import { stillWaits } from '../mornings/rows.ts'
import { feedSentence } from '../news/messages.ts'
import { mayDo, within } from '../roles.ts'
import { dayMs, dayOf, minuteMs } from '../time.ts'
import { troubleWords } from './messages.ts'
import { wentBy } from './went-by.ts'
import { type Next, whoNext } from './who-next.ts'

/**
 * What failed or stands still, in the order in which it is to be seen to: an emergency waits for minutes, an account that cannot send stops
 * all, a source but its own news.
 */
const kinds = ['urgent', 'connection', 'paused', 'missed', 'deliveries', 'waiting', 'returned', 'source'] as const

/** `id` is the row's that the kind is of; `at` since when; `next` who is to act, null where it mends itself. */
export type Trouble = {
  kind: (typeof kinds)[number]
  /** Whether the row is a digest, an announcement or none of these: which page it has. */
  of: 'digest' | 'announcement' | 'other'
  id: string
  title: string
  unitName: string
  at: number
  why: string
  next: Next | null
}

const mostOfAKind = 20
const rememberedMs = 3 * dayMs
// A source that failed once is read again within minutes.
const failuresThatTell = 3

/** What failed and who acts next, the gravest first and the longest standing first of these. */
export async function troublesOf(ctx: Ctx): Promise<Trouble[]> {
  const next = await whoNext(ctx.db, ctx.now())
  const found = await Promise.all([
    connectionLost(ctx, next),
    pausedBroadcasts(ctx, next),
    announcementsWaiting(ctx, next),
    editionsStopped(ctx, next),
    failedDeliveries(ctx, next),
    failingSources(ctx, next),
  ])
  return found.flat().sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || a.at - b.at)
}

type WhoNext = Awaited<ReturnType<typeof whoNext>>

async function connectionLost(ctx: Ctx, next: WhoNext): Promise<Trouble[]> {
  const lost = (await openAlarms(ctx.db)).filter(({ kind }) => kind === 'lost')
  if (lost.length === 0) return []
  const [top] = await ctx.db.select().from(units).where(isNull(units.parentId)).orderBy(asc(units.createdAt)).limit(1)
  return lost.map(({ id, raisedAt }) => ({
    ...{
      kind: 'connection' as const,
      of: 'other' as const,
      id,
      title: troubleWords.connection,
      unitName: top?.name ?? '',
      at: raisedAt,
    },
    ...{ why: pauseSentence('token'), next: next('admin', top?.path ?? '') },
  }))
}

async function pausedBroadcasts(ctx: Ctx, next: WhoNext): Promise<Trouble[]> {
  const rows = await ctx.db
    .select({ broadcast: broadcasts, unit: units })
    .from(broadcasts)
    .innerJoin(units, eq(units.id, broadcasts.unitId))
    .where(and(within(ctx, 'broadcast.read'), eq(broadcasts.status, 'paused'), ne(broadcasts.pauseReason, 'by-hand')))
    .orderBy(asc(broadcasts.updatedAt))
    .limit(mostOfAKind)
  return rows.map(({ broadcast: { id, title, pauseReason, updatedAt }, unit }) => {
    const role = pauseReason === 'token' || pauseReason === 'configuration' ? 'admin' : 'communicator'
    return {
      ...{ kind: 'paused' as const, of: 'other' as const, id, title, unitName: unit.name, at: updatedAt },
      ...{ why: pauseSentence(pauseReason ?? 'failures'), next: next(role, unit.path) },
    }
  })
}

const mends = {
  'not-approved': 'approver',
  skip: 'communicator',
  blocked: 'editor',
  'no-groups': 'communicator',
  'groups-gone': 'communicator',
  'no-send': null,
} as const satisfies Record<MissedReason, string | null>

// Before that those who approve are being asked one after the other.
const longWaitMs = 40 * minuteMs

// What cannot wait as soon as it waits, the rest once all have been asked who approve.
async function announcementsWaiting(ctx: Ctx, next: WhoNext): Promise<Trouble[]> {
  const rows = await ctx.db
    .select({ digest: digests, unit: units })
    .from(digests)
    .innerJoin(units, eq(units.id, digests.unitId))
    .where(
      and(
        within(ctx, 'digest.read'),
        ne(digests.kind, 'digest'),
        stillWaits(ctx.now()),
        or(sql`${digests.sending} ->> '$.urgentReason' <> ''`, lt(digests.updatedAt, ctx.now() - longWaitMs)),
      ),
    )
    .orderBy(asc(digests.updatedAt))
    .limit(mostOfAKind)
  const given = await approvalsGiven(
    ctx.db,
    rows.map(({ digest }) => digest.id),
  )
  return rows.map(({ digest, unit }) => {
    const approvals = given(digest)
    const not = [digest.editedBy, ...approvals.map(({ personId }) => personId)]
    return {
      ...{
        kind: digest.sending?.urgentReason ? ('urgent' as const) : ('waiting' as const),
        of: 'announcement' as const,
      },
      ...{ id: digest.id, title: digest.title, unitName: unit.name, at: digest.updatedAt },
      ...{
        why: troubleWords.approved(approvals.length, approvalsNeeded(digest)),
        next: next('approver', unit.path, not),
      },
    }
  })
}

// What went by, or went back to its author: a digest on a day that is not over, an announcement until it is mended.
async function editionsStopped(ctx: Ctx, next: WhoNext): Promise<Trouble[]> {
  const rows = await ctx.db
    .select({ digest: digests, unit: units })
    .from(digests)
    .innerJoin(units, eq(units.id, digests.unitId))
    .where(
      and(
        within(ctx, 'digest.read'),
        ne(digests.status, 'scheduled'),
        or(
          wentBy(ctx.now()),
          and(isNotNull(digests.returnedFor), or(ne(digests.kind, 'digest'), gte(digests.day, dayOf(ctx.now())))),
        ),
      ),
    )
    .orderBy(asc(digests.updatedAt))
    .limit(mostOfAKind)
  return rows.map(({ digest: { id, title, missed, returnedFor, updatedAt, editedBy, kind }, unit }) => {
    const of = kind === 'digest' ? ('digest' as const) : ('announcement' as const)
    const row = { of, id, title, unitName: unit.name, at: updatedAt }
    if (!missed) return { ...row, kind: 'returned' as const, why: returnedFor ?? '', next: next('editor', unit.path) }
    const role = mends[missed]
    const but = role === 'approver' ? [editedBy] : []
    return { ...row, kind: 'missed' as const, why: missedWords(missed), next: role && next(role, unit.path, but) }
  })
}

async function failedDeliveries(ctx: Ctx, next: WhoNext): Promise<Trouble[]> {
  const counted = (state: string) =>
    sql<number>`(select count(*) from deliveries d where d.broadcast_id = ${broadcasts.id} and d.state = ${state})`
  const rows = await ctx.db
    .select({ broadcast: broadcasts, unit: units, failed: counted('failed'), unknown: counted('unknown') })
    .from(broadcasts)
    .innerJoin(units, eq(units.id, broadcasts.unitId))
    .where(
      and(
        within(ctx, 'broadcast.read'),
        inArray(broadcasts.status, ['sending', 'finished']),
        gt(broadcasts.sendAt, ctx.now() - rememberedMs),
        sql`exists (select 1 from deliveries d where d.broadcast_id = ${broadcasts.id} and d.state in ('failed', 'unknown'))`,
      ),
    )
    .orderBy(asc(broadcasts.sendAt))
    .limit(mostOfAKind)
  return rows.map(({ broadcast: { id, title, sendAt }, unit, failed, unknown }) => ({
    ...{ kind: 'deliveries' as const, of: 'other' as const, id, title, unitName: unit.name, at: sendAt },
    ...{ why: troubleWords.deliveries(failed, unknown), next: next('communicator', unit.path) },
  }))
}

async function failingSources(ctx: Ctx, next: WhoNext): Promise<Trouble[]> {
  if (!mayDo(ctx, 'source.manage')) return []
  const rows = await ctx.db
    .select({ source: sources, unit: units })
    .from(sources)
    .innerJoin(units, eq(units.id, sources.unitId))
    .where(
      and(
        within(ctx, 'source.manage'),
        eq(sources.paused, false),
        isNotNull(sources.failingSince),
        gte(sources.failures, failuresThatTell),
      ),
    )
    .orderBy(asc(sources.failingSince))
    .limit(mostOfAKind)
  return rows.map(({ source: { id, name, lastError, failingSince }, unit }) => ({
    ...{ kind: 'source' as const, of: 'other' as const, id, title: name, unitName: unit.name, at: failingSince ?? 0 },
    ...{ why: feedSentence(lastError ?? ''), next: next('editor', unit.path) },
  }))
}
