import { and, eq, gte, inArray, isNull, lte, type SQL } from 'drizzle-orm'
import { digests } from '../../../db/schema/digests.ts'
import { units } from '../../../db/schema/units.ts'
import { occurrences } from '../../announcements/recurrence.ts'
import { lateMs } from '../../broadcasts/broadcasts.ts'
import { daysOfAll } from '../../calendar/days.ts'
import { rulesOfAll } from '../../calendar/rules.ts'
import type { Ctx } from '../../context.ts'
import type { Digest } from '../../digests/content.ts'
import { timeOf } from '../../digests/time-of.ts'
import { dayOf, outsideQuietHours } from '../../time.ts'
import type { Unit } from '../../units/tree.ts'
import type { Entry, EntryState, Range } from './entry.ts'
import { turnOf } from './told.ts'

type Waiting = Pick<
  Digest,
  'id' | 'kind' | 'status' | 'title' | 'day' | 'part' | 'missed' | 'seriesId' | 'sending' | 'approvedAt' | 'updatedAt'
>
type Row = { digest: Waiting; unit: Pick<Unit, 'id' | 'name' | 'path' | 'digestTime'> }

// Without the words, which make most of a row.
const { id, kind, status, title, day, part, missed, seriesId, sending, approvedAt, updatedAt } = digests
const columns = {
  digest: { id, kind, status, title, day, part, missed, seriesId, sending, approvedAt, updatedAt },
  unit: { id: units.id, name: units.name, path: units.path, digestTime: units.digestTime },
}

/** What of a range has no broadcast yet: digests and announcements that wait, and the turns of series. */
export async function comingEntries(ctx: Ctx, range: Range, scope: SQL | undefined): Promise<Entry[]> {
  const { from, to, since, until } = range
  const waiting = await ctx.db
    .select(columns)
    .from(digests)
    .innerJoin(units, eq(units.id, digests.unitId))
    .where(
      and(
        scope,
        inArray(digests.kind, ['digest', 'announcement']),
        inArray(digests.status, ['draft', 'approved']),
        gte(digests.day, from),
        lte(digests.day, to),
        isNull(units.closedAt),
      ),
    )
  const running = await ctx.db
    .select(columns)
    .from(digests)
    .innerJoin(units, eq(units.id, digests.unitId))
    .where(and(scope, eq(digests.kind, 'series'), eq(digests.status, 'approved'), isNull(units.closedAt)))
  const made = await turnsMade(ctx, running, range)
  const [daysFor, rulesOf] = [await daysOfAll(ctx.db, from, to), await rulesOfAll(ctx.db)]
  const isClosedTo = ({ unit }: Row, at: number) => daysFor(unit.path).get(dayOf(at))?.noSend === true
  const allowed = ({ digest, unit }: Row, at: number) => {
    const { quietFrom, quietTo } = rulesOf(unit.path)
    return digest.sending?.urgentReason ? at : outsideQuietHours(at, { from: quietFrom, to: quietTo })
  }
  const single = waiting.flatMap((row) => {
    const at = plannedAt(row)
    if (at === null) return []
    const state = stateOf(row.digest, at, ctx.now(), row.digest.kind === 'digest' && isClosedTo(row, at))
    return entryOf(row, { at: row.digest.kind === 'digest' ? at : allowed(row, at), state })
  })
  const turns = running.flatMap((row) =>
    turnsOf(row, range, ctx.now())
      .filter(({ day }) => !made.has(turnOf(row.digest.id, day)))
      .map(({ day, at }) =>
        entryOf(row, { at: allowed(row, at), state: isClosedTo(row, at) ? 'no-send' : 'planned', day }),
      ),
  )
  return [...single, ...turns].filter(({ at }) => since <= at && at < until)
}

/** When it leaves if it leaves; null where that is as soon as somebody approves it. */
const plannedAt = ({ digest, unit }: Row): number | null =>
  digest.kind === 'digest' ? timeOf(digest, unit) : (digest.sending?.sendAt ?? null)

function stateOf({ status, missed }: Waiting, at: number, now: number, isClosed: boolean): EntryState {
  if (missed === 'no-send' || (isClosed && now - at < lateMs)) return 'no-send'
  if (missed || now - at >= lateMs) return 'missed'
  return status === 'approved' ? 'approved' : 'draft'
}

function turnsOf({ digest: { sending, approvedAt } }: Row, { from, to }: Range, now: number) {
  const { recurrence = null } = sending ?? {}
  if (!recurrence) return []
  return occurrences(recurrence, from, to).filter(({ at }) => at >= Math.max(now, approvedAt ?? now))
}

async function turnsMade(ctx: Ctx, series: Row[], { from, to }: Range): Promise<ReadonlySet<string>> {
  const ids = series.map(({ digest }) => digest.id)
  const rows = await ctx.db
    .select({ seriesId: digests.seriesId, day: digests.day })
    .from(digests)
    .where(and(inArray(digests.seriesId, ids), gte(digests.day, from), lte(digests.day, to)))
  return new Set(rows.map(({ seriesId, day }) => turnOf(seriesId ?? '', day)))
}

function entryOf({ digest, unit }: Row, told: { at: number; state: EntryState; day?: string }): Entry {
  const { id, kind, title, seriesId, updatedAt, sending } = digest
  const day = told.day ?? (seriesId ? digest.day : undefined)
  const subject = day === undefined ? id : turnOf(seriesId ?? id, day)
  return {
    ...{ key: subject, subject, kind, title },
    ...{ unitId: unit.id, unitName: unit.name, path: unit.path },
    ...{ at: told.at, state: told.state, urgent: Boolean(sending?.urgentReason), movable: false, broadcastId: null },
    href: kind === 'digest' ? `/digests/${id}` : `/announcements/${id}`,
    ...{ updatedAt, audience: sending?.audience ?? {} },
  }
}
