import { eq, type SQL, sql } from 'drizzle-orm'
import type { Reader, Tx } from '../../../db/client.ts'
import { gatheringPoints } from '../../../db/schema/gathering-rooms.ts'
import { people } from '../../../db/schema/people.ts'
import { units } from '../../../db/schema/units.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { signedIn } from '../../roles.ts'
import { fold } from '../../text/fold.ts'
import { normalize } from '../../text/normalize.ts'
import { standingsOf } from '../asked.ts'
import { announcedOne, type Gathering } from '../gathering.ts'
import { isOff, nextChange, type Point, pointOf } from './point.ts'

const mostOffered = 20
const leastLetters = 2

type Named = { number: number; name: string }
export type OfferedPoint = Named & {
  room: string
  /** How many more may say that they will be there; null where its seats are not counted. */
  left: number | null
  /** Of one that is full, the next that is not. */
  next: Named | null
}

type Row = Named & { room: string; capacity: number | null; answered: number; parentId: string | null }

const standingPoint = sql`d.state not in ('merged', 'lost')`
const hasRoom = sql`(d.capacity is null or d.answered < d.capacity)`
const rowsOf = (db: Pick<Reader, 'all'>, rest: SQL) =>
  db.all<Row>(sql`
    select d.number, d.name, d.room, d.capacity, d.answered, d.parent_id as "parentId" from gathering_points d ${rest}`)

/**
 * The points that somebody who is asked may say they will be at: those of where they belong and those above, the nearest first, then
 * the others in order; or by a part of a name, with its marks or without.
 *
 * @throws AppError FORBIDDEN gathering.unknown or gathering.not-asked
 */
export async function offeredPoints(
  ctx: Ctx,
  id: string,
  query: string,
): Promise<{ points: OfferedPoint[]; more: boolean }> {
  const personId = signedIn(ctx)
  const { gathering } = await announcedOne(ctx, id)
  await expectAsked(ctx, gathering, personId)
  const wanted = fold(normalize(query)).split(/\s+/).filter(Boolean)
  const rows = wanted.join('').length < leastLetters ? await near(ctx, id, personId) : await named(ctx, id, wanted)
  const points = await Promise.all(rows.slice(0, mostOffered).map((row) => offered(ctx.db, id, row)))
  return { points, more: rows.length > mostOffered }
}

/** @throws AppError FORBIDDEN gathering.unknown or gathering.not-asked */
export async function expectAsked(ctx: Pick<Ctx, 'db' | 'now'>, gathering: Gathering, personId: string): Promise<void> {
  const { id } = gathering
  const [standing] = await standingsOf(ctx.db, [{ gatheringId: id, personId }], new Map([[id, gathering]]), ctx.now())
  if (!standing?.known) throw new AppError('FORBIDDEN', 'gathering.unknown')
  if (!standing.asked) throw new AppError('FORBIDDEN', 'gathering.not-asked')
}

async function near({ db }: Pick<Ctx, 'db'>, id: string, personId: string): Promise<Row[]> {
  const [own] = await db
    .select({ path: units.path })
    .from(people)
    .innerJoin(units, eq(units.id, people.unitId))
    .where(eq(people.id, personId))
  const line = JSON.stringify((own?.path ?? '').split('/').filter(Boolean))
  return rowsOf(
    db,
    sql`left join json_each(${line}) u on u.value = d.unit_id
      where d.gathering_id = ${id} and ${standingPoint}
      order by u.key is null, u.key desc, d.number limit ${mostOffered + 1}`,
  )
}

// Letters that bear no marks: what the database itself can look for.
const beginningOf = (word: string): string[] => /^[bcghklmnpqrstvx]+|^\d+/.exec(word) ?? []

async function named({ db }: Pick<Ctx, 'db'>, id: string, wanted: string[]): Promise<Row[]> {
  const begins = sql.join(
    wanted.flatMap(beginningOf).map((letters) => sql`and ' ' || d.name like ${`% ${letters}%`}`),
    sql` `,
  )
  const rows = await rowsOf(db, sql`where d.gathering_id = ${id} and ${standingPoint} ${begins} order by d.number`)
  return rows
    .filter(({ name }) => {
      const words = fold(name).split(/\s+/)
      return wanted.every((word) => words.some((one) => one.startsWith(word)))
    })
    .slice(0, mostOffered + 1)
}

async function offered(db: Pick<Reader, 'all'>, id: string, row: Row): Promise<OfferedPoint> {
  const { number, name, room, capacity, answered } = row
  const left = capacity === null ? null : Math.max(0, capacity - answered)
  return { number, name, room, left, next: left === 0 ? await nextWithRoom(db, id, row) : null }
}

/** The next point that is not full: beside it if there is one, else anywhere; after it first. */
async function nextWithRoom(
  db: Pick<Reader, 'all'>,
  id: string,
  { number, parentId }: Pick<Row, 'number' | 'parentId'>,
): Promise<Named | null> {
  const [found] = await rowsOf(
    db,
    sql`where d.gathering_id = ${id} and ${standingPoint} and ${hasRoom} and d.number <> ${number}
      order by d.parent_id is not ${parentId}, d.number < ${number}, d.number limit 1`,
  )
  return found ? { number: found.number, name: found.name } : null
}

/**
 * The point that somebody says they will be at, of which one that was merged is the one it went to.
 *
 * @throws AppError CONFLICT gathering.point-begun, gathering.point-off or gathering.point-full, whose details name the next with room
 */
export async function chosenPoint(
  tx: Tx,
  { gathering, number, before, now }: { gathering: Gathering; number: number; before: string | null; now: number },
): Promise<Point> {
  let point = await pointOf(tx, gathering.id, number)
  if (point.mergedInto !== null) {
    const [into] = await tx.select().from(gatheringPoints).where(eq(gatheringPoints.id, point.mergedInto))
    point = into ?? point
  }
  if (point.id === before) return point
  if (now >= gathering.startsAt) throw new AppError('CONFLICT', 'gathering.point-begun')
  if (isOff(point)) throw new AppError('CONFLICT', 'gathering.point-off')
  if (point.capacity !== null && point.answered >= point.capacity) {
    const next = await nextWithRoom(tx, gathering.id, point)
    throw new AppError('CONFLICT', 'gathering.point-full', { next })
  }
  return point
}

/** Counts anew how many say that they will be at these points. */
export async function countAnswers(
  tx: Tx,
  gatheringId: string,
  pointIds: readonly (string | null)[],
  at: number,
): Promise<void> {
  const touched = [...new Set(pointIds.filter((one) => one !== null))]
  if (touched.length === 0) return
  const change = await nextChange(tx, gatheringId)
  await tx.run(sql`
    update gathering_points set change = ${change}, updated_at = ${at}, answered = (
      select count(*) from gathering_rsvps r where r.point_id = gathering_points.id and r.answer = 'yes')
    where id in (select value from json_each(${JSON.stringify(touched)}))`)
}

/** Whoever answered is asked anew, and so nobody is counted at any point. */
export async function answersGone(tx: Tx, gatheringId: string, at: number): Promise<void> {
  const change = await nextChange(tx, gatheringId)
  await tx.run(sql`
    update gathering_points set answered = 0, change = ${change}, updated_at = ${at}
    where gathering_id = ${gatheringId} and answered > 0`)
}

/** What people answered, by person, where it names a point. */
export const answeredPoints = (tx: Pick<Tx, 'all'>, personIds: readonly string[]) =>
  tx.all<{ gatheringId: string; pointId: string }>(sql`
    select gathering_id as "gatheringId", point_id as "pointId" from gathering_rsvps
    where point_id is not null and person_id in (select value from json_each(${JSON.stringify(personIds)}))`)
