import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../../db/client.ts'
import type { Class } from './class.ts'
import { completes } from './rule.ts'

/** One person of a class: asked by name, or there at least once. */
export type Student = {
  personId: string
  name: string
  unitId: string | null
  unitName: string
  /** When they were added by name; null for whoever came without that. */
  addedAt: number | null
  /** The sessions that they were at, of those that are over. */
  sessions: string[]
  score: number | null
  total: number | null
  completed: boolean
}

export type Roster = {
  /** The sessions that are over: these are what a share is of. */
  held: string[]
  students: Student[]
  /** How many times somebody without a phone was written in: they are counted, and are nobody's whom a certificate could be given. */
  writtenIn: number
}

type Row = Omit<Student, 'sessions' | 'completed'> & { seriesId: string }

/** Who is in classes, and what each has done. Marks count once the round at the end is sealed, and theirs alone who are in the class. `only`: of one person. */
export async function rostersOf(
  db: Pick<Reader, 'all'>,
  all: readonly Pick<Class, 'id' | 'attendPercent' | 'passPercent'>[],
  only?: string,
): Promise<Map<string, Roster>> {
  const whose = (column: SQL) => (only === undefined ? sql`` : sql`and ${column} = ${only}`)
  const ids = sql`(select value from json_each(${JSON.stringify(all.map(({ id }) => id))}))`
  const held = await db.all<{ id: string; seriesId: string }>(sql`
    select id, series_id as "seriesId" from gatherings
    where series_id in ${ids} and state in ('closed', 'minuted') order by starts_at`)
  const over = sql`(select value from json_each(${JSON.stringify(held.map(({ id }) => id))}))`
  const present = await db.all<{ seriesId: string; gatheringId: string; personId: string | null }>(sql`
    select g.series_id as "seriesId", g.id as "gatheringId", a.person_id as "personId"
    from gatherings g join gathering_attendance a on a.gathering_id = g.id
    where g.id in ${over} ${whose(sql`a.person_id`)}`)
  const people = await db.all<Row>(sql`
    with everybody (series_id, person_id) as (
      select series_id, person_id from class_members m where series_id in ${ids} ${whose(sql`m.person_id`)}
      union select g.series_id, a.person_id from gatherings g join gathering_attendance a on a.gathering_id = g.id
        where g.id in ${over} and a.person_id is not null ${whose(sql`a.person_id`)})
    select e.series_id as "seriesId", p.id as "personId", coalesce(nullif(p.introduced_as, ''), p.name) as name,
      u.id as "unitId", coalesce(u.name, '') as "unitName", m.added_at as "addedAt", t.score, t.total
    from everybody e join gathering_series s on s.id = e.series_id
    join people p on p.id = e.person_id and p.erased_at is null
    left join units u on u.id = p.unit_id and p.unit_state = 'confirmed'
    left join class_members m on m.series_id = e.series_id and m.person_id = e.person_id
    left join attempts t on t.round_id = s.round_id and t.person_id = p.id and t.counted = 1
      and exists (select 1 from seals l where l.round_id = s.round_id and l.last = 1)
    order by name, p.id`)
  const byClass = new Map<string, Roster>()
  for (const series of all) {
    const own = held.filter(({ seriesId }) => seriesId === series.id).map(({ id }) => id)
    byClass.set(series.id, { held: own, students: [], writtenIn: 0 })
  }
  const came = new Map<string, string[]>()
  for (const { seriesId, gatheringId, personId } of present) {
    const roster = byClass.get(seriesId)
    if (!roster) continue
    if (personId === null) roster.writtenIn += 1
    else came.set(`${seriesId} ${personId}`, [...(came.get(`${seriesId} ${personId}`) ?? []), gatheringId])
  }
  const rules = new Map(all.map((series) => [series.id, series]))
  for (const { seriesId, ...row } of people) {
    const [roster, rule] = [byClass.get(seriesId), rules.get(seriesId)]
    if (!roster || !rule) continue
    const sessions = came.get(`${seriesId} ${row.personId}`) ?? []
    const done = { attended: sessions.length, held: roster.held.length, score: row.score, total: row.total }
    roster.students.push({ ...row, sessions, completed: completes(rule, done) })
  }
  return byClass
}

export async function rosterOf(
  db: Pick<Reader, 'all'>,
  series: Pick<Class, 'id' | 'attendPercent' | 'passPercent'>,
): Promise<Roster> {
  return (await rostersOf(db, [series])).get(series.id) ?? { held: [], students: [], writtenIn: 0 }
}

/** What one person has done, without reading what others did. */
export async function studentOf(
  db: Pick<Reader, 'all'>,
  series: Pick<Class, 'id' | 'attendPercent' | 'passPercent'>,
  personId: string,
): Promise<{ held: string[]; student: Student | null }> {
  const roster = (await rostersOf(db, [series], personId)).get(series.id)
  return { held: roster?.held ?? [], student: roster?.students[0] ?? null }
}

/** How many people, how many of these came at all, how many completed it: by their units, '' for those of none. */
export type Counts = { unitId: string; people: number; attended: number; completed: number }

export function countsOf(students: readonly Student[]): Counts[] {
  const counts = new Map<string, Counts>()
  for (const { unitId, sessions, completed } of students) {
    const key = unitId ?? ''
    const row = counts.get(key) ?? { unitId: key, people: 0, attended: 0, completed: 0 }
    row.people += 1
    if (sessions.length > 0) row.attended += 1
    if (completed) row.completed += 1
    counts.set(key, row)
  }
  return [...counts.values()]
}
