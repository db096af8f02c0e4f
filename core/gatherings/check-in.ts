import { inArray, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import type { CheckInWay } from '../../db/schema/gathering-rooms.ts'
import { gatherings } from '../../db/schema/gatherings.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { idFromUuid } from '../ids.ts'
import { dayMs } from '../time.ts'
import { type Standing, standingsOf } from './asked.ts'
import { type Code, codeIn, codesOf, isOnWall, slotAt } from './codes.ts'
import type { Gathering } from './gathering.ts'

/**
 * One person's own check-in. `clientId`: the phone's UUID, the same however often it sends; `readAt`: when the phone read the
 * code, by the server's clock; `at`: when the server took it in, before it waited for others to be written with it.
 */
export type CheckIn = {
  gatheringId: string
  personId: string
  clientId: string
  code: string
  roomNumber: string
  readAt: number
  at: number
}

/** `late`: it was kept on the phone and came after the code had left the wall. */
export type Present = { at: number; point: number; pointName: string; mayVote: boolean; late: boolean }
export type CheckedIn = ({ kind: 'present'; repeated: boolean } & Present) | { kind: 'refused'; error: AppError }

/** For so long after the end a phone that had no network may still bring what it read before. */
export const latestMs = dayMs

type Row = {
  id: string
  gatheringId: string
  point: number
  personId: string
  unitId: string | null
  way: CheckInWay
  mayVote: boolean
  at: number
  takenAt: number
}

/** Takes in check-ins together, each person of a gathering once: the first stands, in whatever order a bad network brings them. */
export async function takeCheckIns(
  ctx: Pick<Ctx, 'db' | 'write' | 'crypt'>,
  batch: readonly CheckIn[],
): Promise<CheckedIn[]> {
  const ids = [...new Set(batch.map(({ gatheringId }) => gatheringId))]
  const rows = await ctx.db.select().from(gatherings).where(inArray(gatherings.id, ids))
  const known = new Map(rows.map((row) => [row.id, row]))
  const read = await codesRead(ctx, batch, known)
  const standings = await standingsOf(ctx.db, batch, known, Math.max(...batch.map(({ at }) => at)))
  return ctx.write(async (tx) => {
    // What the host did since (opened, closed, called off) counts for whoever is written after it.
    const now = await statesOf(tx, ids)
    const rows = batch.map((one, n) => rowOf(one, now.get(one.gatheringId), read[n] ?? null, standings[n] ?? null))
    const fine = rows.flatMap((row) => (row instanceof AppError ? [] : [row]))
    const fresh = await insert(tx, fine)
    const standing = await presentIn(tx, fine)
    return rows.map((row): CheckedIn => {
      if (row instanceof AppError) return { kind: 'refused', error: row }
      const present = standing.get(keyOf(row))
      // The phone's own id is another's already.
      if (!present) return { kind: 'refused', error: new AppError('CONFLICT') }
      return { kind: 'present', repeated: !fresh.has(row.id), ...present }
    })
  })
}

const keyOf = ({ gatheringId, personId }: { gatheringId: string; personId: string | null }) =>
  `${gatheringId} ${personId}`

/** The codes that are this service's own, each with what the phone read beside it; null where one is not. */
async function codesRead(ctx: Pick<Ctx, 'crypt'>, batch: readonly CheckIn[], known: Map<string, Gathering>) {
  const makers = new Map<string, Awaited<ReturnType<typeof codesOf>>>()
  for (const [id, { sealedSecret }] of known) makers.set(id, await codesOf(await ctx.crypt.unseal(sealedSecret)))
  // A hall reads one code: it is worked out once.
  const told = new Map<string, Promise<boolean>>()
  return Promise.all(
    batch.map(async (one) => {
      const maker = makers.get(one.gatheringId)
      const code = codeIn(one.code)
      const gathering = known.get(one.gatheringId)
      if (!maker || !code || !gathering) return null
      const key = `${one.gatheringId} ${JSON.stringify(code)}`
      const isTrue = told.get(key) ?? maker.isTrue(code)
      told.set(key, isTrue)
      if (!(await isTrue)) return null
      const number = gathering.asksRoomNumber ? await maker.inRoom(code.point, gathering.paperRevision) : null
      return { code, inRoom: number === null || one.roomNumber.replace(/\s/g, '') === number }
    }),
  )
}

type Read = { code: Code; inRoom: boolean }
type State = Pick<Gathering, 'id' | 'state' | 'openedAt' | 'closedAt' | 'paperRevision' | 'votes'>

async function statesOf(tx: Tx, ids: string[]): Promise<Map<string, State>> {
  const { id, state, openedAt, closedAt, paperRevision, votes } = gatherings
  const rows = await tx
    .select({ id, state, openedAt, closedAt, paperRevision, votes })
    .from(gatherings)
    .where(inArray(gatherings.id, ids))
  return new Map(rows.map((row) => [row.id, row]))
}

/** What a check-in would be written as, or why it is refused. */
function rowOf(
  one: CheckIn,
  gathering: State | undefined,
  read: Read | null,
  standing: Standing | null,
): Row | AppError {
  if (!gathering || !standing) return new AppError('NOT_FOUND')
  const { state, openedAt, closedAt, paperRevision } = gathering
  if (state === 'cancelled') return new AppError('CONFLICT', 'gathering.cancelled')
  if (!read) return new AppError('INVALID', 'gathering.code')
  if (openedAt === null) return new AppError('CONFLICT', 'gathering.not-open')
  const { code } = read
  if ('printing' in code && code.printing !== paperRevision) return new AppError('CONFLICT', 'gathering.old-code')
  // A code of the wall says itself when it stood there; with one of paper the phone's word is all there is.
  const at = 'slot' in code ? Math.min(slotAt(code.slot), one.at) : Math.min(one.readAt, one.at)
  const readAt = 'slot' in code && isOnWall(code.slot, one.at) ? one.at : at
  if (readAt < openedAt) return new AppError('CONFLICT', 'gathering.old-code')
  if (closedAt !== null && (readAt > closedAt || one.at > closedAt + latestMs))
    return new AppError('CONFLICT', 'gathering.closed')
  if (!standing.known) return new AppError('FORBIDDEN', 'gathering.unknown')
  if (!standing.asked) return new AppError('FORBIDDEN', 'gathering.not-asked')
  if (!read.inRoom) return new AppError('INVALID', 'gathering.room')
  return {
    ...{ id: idFromUuid('at', one.clientId), gatheringId: one.gatheringId, personId: one.personId },
    ...{ point: code.point, unitId: standing.unitId, way: 'slot' in code ? 'qr' : 'paper_code' },
    mayVote: gathering.votes === 'present' || (gathering.votes === 'members' && standing.member),
    ...{ at: readAt, takenAt: one.at },
  }
}

/** Writes those who are not there yet, with the counters of their points; the ids of the new rows. */
async function insert(tx: Tx, rows: readonly Row[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set()
  const values = rows.map((row) => [
    ...[
      row.id,
      row.gatheringId,
      row.point,
      row.personId,
      row.unitId,
      row.way,
      row.mayVote ? 1 : 0,
      row.at,
      row.takenAt,
    ],
  ])
  const added = await tx.all<{ id: string; gatheringId: string; pointId: string | null }>(sql`
    insert into gathering_attendance (id, gathering_id, point_id, person_id, unit_id, way, may_vote, at, taken_at)
    select j.value ->> 0, j.value ->> 1, coalesce(d.merged_into, d.id), j.value ->> 3, j.value ->> 4, j.value ->> 5,
      j.value ->> 6, j.value ->> 7, j.value ->> 8
    from json_each(${JSON.stringify(values)}) j
    left join gathering_points d on d.gathering_id = j.value ->> 1 and d.number = j.value ->> 2
    where true on conflict do nothing
    returning id, gathering_id as "gatheringId", point_id as "pointId"`)
  const takenAt = Math.max(...rows.map((row) => row.takenAt))
  await countIn(tx, added, takenAt)
  return new Set(added.map(({ id }) => id))
}

/** Adds new rows of attendance to the counters that stand beside them, and tells those who look at the points that they changed. */
export async function countIn(
  tx: Tx,
  added: readonly { gatheringId: string; pointId: string | null }[],
  at: number,
  times: 1 | -1 = 1,
): Promise<void> {
  const counted = (keys: (string | null)[]) => {
    const counts = new Map<string, number>()
    for (const key of keys) if (key) counts.set(key, (counts.get(key) ?? 0) + times)
    return sql`json_each(${JSON.stringify([...counts])}) j`
  }
  if (added.length === 0) return
  await tx.run(sql`
    update gatherings set present = present + (j.value ->> 1), points_change = points_change + 1
    from ${counted(added.map(({ gatheringId }) => gatheringId))} where gatherings.id = j.value ->> 0`)
  await tx.run(sql`
    update gathering_points set present = present + (j.value ->> 1), updated_at = ${at},
      change = (select g.points_change from gatherings g where g.id = gathering_points.gathering_id)
    from ${counted(added.map(({ pointId }) => pointId))} where gathering_points.id = j.value ->> 0`)
}

/** Who of these is there, however it came to be. */
async function presentIn(tx: Tx, rows: readonly Row[]): Promise<Map<string, Present>> {
  const asked = JSON.stringify(rows.map(({ gatheringId, personId }) => [gatheringId, personId]))
  const found = await tx.all<{
    gatheringId: string
    personId: string
    at: number
    takenAt: number
    mayVote: number
    point: number | null
    pointName: string | null
  }>(sql`
    select a.gathering_id as "gatheringId", a.person_id as "personId", a.at, a.taken_at as "takenAt",
      a.may_vote as "mayVote", d.number as point, d.name as "pointName"
    from json_each(${asked}) j
    join gathering_attendance a on a.gathering_id = j.value ->> 0 and a.person_id = j.value ->> 1
    left join gathering_points d on d.id = a.point_id`)
  return new Map(
    found.map((row) => {
      const { at, takenAt, mayVote, point, pointName } = row
      const where = { point: point ?? 0, pointName: pointName ?? '' }
      return [keyOf(row), { at, ...where, mayVote: mayVote === 1, late: takenAt > at }]
    }),
  )
}
