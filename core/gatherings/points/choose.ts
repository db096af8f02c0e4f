import { eq, type SQL, sql } from 'drizzle-orm'
import type { Reader, Tx } from '../../../db/client.ts'
import { people } from '../../../db/schema/people.ts'
import { units } from '../../../db/schema/units.ts'
import { breathe } from '../../breathe.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { signedIn } from '../../roles.ts'
import { fold } from '../../text/fold.ts'
import { normalize } from '../../text/normalize.ts'
import { standingsOf } from '../asked.ts'
import { announcedOne, type Gathering } from '../gathering.ts'
import { isOff, nextChange, type Point } from './point.ts'

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

type Row = Named &
  Pick<Point, 'id' | 'room' | 'capacity' | 'state' | 'parentId'> & {
    /** How many say that they will be there. */
    taken: number
  }

const standingPoint = sql`d.state not in ('merged', 'lost')`
// Whoever chose a point that was merged comes to the one it went to.
const taken = sql`(d.answered + (
  select coalesce(sum(m.answered), 0) from gathering_points m where m.merged_into = d.id))`
const hasRoom = sql`(d.capacity is null or ${taken} < d.capacity)`
const rowsOf = (db: Pick<Reader, 'all'>, rest: SQL) =>
  db.all<Row>(sql`
    select d.id, d.number, d.name, d.room, d.capacity, d.state, d.parent_id as "parentId", ${taken} as taken
    from gathering_points d ${rest}`)

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
  // The plus keeps the units' index in use: by the gathering all of its thousands would be looked through.
  const ofLine = await rowsOf(
    db,
    sql`join json_each(${line}) u on u.value = d.unit_id where +d.gathering_id = ${id} and ${standingPoint}
      order by u.key desc, d.number limit ${mostOffered + 1}`,
  )
  const known = new Set(ofLine.map(({ number }) => number))
  const others = await rowsOf(
    db,
    sql`where d.gathering_id = ${id} and ${standingPoint} order by d.number limit ${mostOffered + 1 + known.size}`,
  )
  return [...ofLine, ...others.filter(({ number }) => !known.has(number))].slice(0, mostOffered + 1)
}

// Letters that bear no marks: what the database itself can look for.
const beginningOf = (word: string): string[] => /^[bcghklmnpqrstvx]+|^\d+/.exec(word) ?? []
const namesPerLook = 500

async function named({ db }: Pick<Ctx, 'db'>, id: string, wanted: string[]): Promise<Row[]> {
  const begins = sql.join(
    wanted.flatMap(beginningOf).map((letters) => sql`and ' ' || d.name like ${`% ${letters}%`}`),
    sql` `,
  )
  const isNamed = ({ name }: Named) => {
    const words = fold(name).split(/\s+/)
    return wanted.every((word) => words.some((one) => one.startsWith(word)))
  }
  const found: Row[] = []
  // So many at a time: a word that begins with a vowel leaves all of a large conference to be looked at here.
  for (let after = 0; found.length <= mostOffered; ) {
    const rows = await rowsOf(
      db,
      sql`where d.gathering_id = ${id} and d.number > ${after} and ${standingPoint} ${begins}
        order by d.number limit ${namesPerLook}`,
    )
    found.push(...rows.filter(isNamed))
    if (rows.length < namesPerLook) break
    after = rows.at(-1)?.number ?? after
    await breathe()
  }
  return found.slice(0, mostOffered + 1)
}

async function offered(db: Pick<Reader, 'all'>, id: string, row: Row): Promise<OfferedPoint> {
  const { number, name, room, capacity, taken } = row
  const left = capacity === null ? null : Math.max(0, capacity - taken)
  return { number, name, room, left, next: left === 0 ? await nextWithRoom(db, id, row) : null }
}

/** The next point that is not full: beside it if there is one, else anywhere; after it first. */
async function nextWithRoom(
  db: Pick<Reader, 'all'>,
  id: string,
  { number, parentId }: Pick<Row, 'number' | 'parentId'>,
): Promise<Named | null> {
  const isFree = sql`${standingPoint} and ${hasRoom}`
  const beside = sql`d.parent_id = ${parentId} and d.number <> ${number} and ${isFree} order by d.number < ${number}, d.number`
  // Each by an index, and of a whole conference only as far as the first that has room.
  const looks = [
    ...(parentId === null ? [] : [beside]),
    sql`d.gathering_id = ${id} and d.number > ${number} and ${isFree} order by d.number`,
    sql`d.gathering_id = ${id} and d.number < ${number} and ${isFree} order by d.number`,
  ]
  for (const look of looks) {
    const [found] = await rowsOf(db, sql`where ${look} limit 1`)
    if (found) return { number: found.number, name: found.name }
  }
  return null
}

type Choice = { gathering: Gathering; number: number; before: string | null; now: number }

/**
 * The id of the point that somebody says they will be at, of which one that was merged is the one it went to; `before`, which they
 * chose, where it is that or leads there, for their seat is kept.
 *
 * @throws AppError NOT_FOUND; CONFLICT gathering.point-begun, gathering.point-off or gathering.point-full, whose details name the next
 * with room
 */
export async function chosenPoint(tx: Tx, { gathering, number, before, now }: Choice): Promise<string> {
  const { id } = gathering
  const ledTo = (which: SQL) => sql`(select coalesce(p.merged_into, p.id) from gathering_points p where ${which})`
  const [point] = await rowsOf(tx, sql`where d.id = ${ledTo(sql`p.gathering_id = ${id} and p.number = ${number}`)}`)
  if (!point) throw new AppError('NOT_FOUND')
  if (before !== null) {
    const [own] = await rowsOf(tx, sql`where d.id = ${ledTo(sql`p.id = ${before}`)}`)
    if (own?.id === point.id) return before
  }
  if (now >= gathering.startsAt) throw new AppError('CONFLICT', 'gathering.point-begun')
  if (isOff(point)) throw new AppError('CONFLICT', 'gathering.point-off')
  if (point.capacity !== null && point.taken >= point.capacity)
    throw new AppError('CONFLICT', 'gathering.point-full', { next: await nextWithRoom(tx, id, point) })
  return point.id
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
