import { and, asc, eq, gte, inArray, isNull, lte, or, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Reader } from '../../db/client.ts'
import { calendarDays } from '../../db/schema/calendar.ts'
import { people } from '../../db/schema/people.ts'
import { units } from '../../db/schema/units.ts'
import { markOf } from '../acts/seen.ts'
import { addDays, dayOf } from '../time.ts'
import { holidaysOf } from './holidays.ts'

/** A day unlike others. `closed`: working hours pass over it. `noSend`: nothing is sent to groups but what cannot wait. */
export type SpecialDay = { day: string; name: string; closed: boolean; noSend: boolean }

const yearOf = (day: string) => Number(day.slice(0, 4))
const between = (from: string, to: string) => and(gte(calendarDays.day, from), lte(calendarDays.day, to))

function suggested(from: string, to: string): SpecialDay[] {
  const years = Array.from({ length: yearOf(to) - yearOf(from) + 1 }, (_, at) => yearOf(from) + at)
  return years
    .flatMap(holidaysOf)
    .filter(({ day }) => from <= day && day <= to)
    .map((one) => ({ ...one, closed: true }))
}

/**
 * The days between two, both in it, as they hold for the unit at a path: what the nearest unit says of a day, else the whole
 * office, else the law. `path` '' is the office itself.
 */
export async function daysFor(db: Reader, path: string, from: string, to: string): Promise<Map<string, SpecialDay>> {
  const rows = await db
    .select()
    .from(calendarDays)
    .where(and(between(from, to), or(isNull(calendarDays.unitId), inArray(calendarDays.unitId, lineOf(path)))))
  return asTheyHold(path, suggested(from, to), rows)
}

/** As `daysFor`, for many units at once, by path. */
export async function daysOfAll(
  db: Reader,
  from: string,
  to: string,
): Promise<(path: string) => Map<string, SpecialDay>> {
  const rows = await db.select().from(calendarDays).where(between(from, to))
  const byLaw = suggested(from, to)
  const ofLaw = asTheyHold('', byLaw, [])
  const known = new Map<string, Map<string, SpecialDay>>()
  return (path) => {
    const days = known.get(path) ?? (rows.length > 0 ? asTheyHold(path, byLaw, rows) : ofLaw)
    known.set(path, days)
    return days
  }
}

const lineOf = (path: string) => path.split('/').filter(Boolean)

type Said = SpecialDay & { unitId: string | null }

function asTheyHold(path: string, byLaw: readonly SpecialDay[], rows: readonly Said[]): Map<string, SpecialDay> {
  const line = lineOf(path)
  const nearness = ({ unitId }: Said) => (unitId === null ? -1 : line.indexOf(unitId))
  const said = rows
    .filter(({ unitId }) => unitId === null || line.includes(unitId))
    .sort((one, other) => nearness(one) - nearness(other))
  return new Map([...byLaw, ...said].map(({ day, name, closed, noSend }) => [day, { day, name, closed, noSend }]))
}

// Clocks that run in working days end within weeks; Tết with the weekends around it is the longest closure.
const clockDays = 120

/** The days from an instant on that working hours pass over, for the unit at a path. */
export async function closedDays(db: Reader, path: string, from: number): Promise<ReadonlySet<string>> {
  const day = dayOf(from)
  const days = await daysFor(db, path, day, addDays(day, clockDays))
  return new Set([...days.values()].filter(({ closed }) => closed).map((one) => one.day))
}

/** Why nothing is sent on a day to the unit at a path; null where something may be. */
export async function noSendOn(db: Reader, path: string, day: string): Promise<string | null> {
  const held = (await daysFor(db, path, day, day)).get(day)
  return held?.noSend ? held.name : null
}

/** What stands for what was said of a day; '' where the law alone speaks. */
export const dayMark = (said: SpecialDay | undefined) =>
  markOf(said && { name: said.name, closed: said.closed, noSend: said.noSend })

const editor = alias(people, 'editor')

/** What was said of the days of a year, by the office or by units that `within` lets through, and what the law suggests. */
export async function listDays(db: Reader, within: SQL | undefined, year: number) {
  const [from, to] = [`${year}-01-01`, `${year}-12-31`]
  const rows = await db
    .select({ row: calendarDays, unitName: units.name, updatedByName: editor.name })
    .from(calendarDays)
    .leftJoin(units, eq(units.id, calendarDays.unitId))
    .leftJoin(editor, eq(editor.id, calendarDays.updatedBy))
    .where(and(between(from, to), or(isNull(calendarDays.unitId), within)))
    .orderBy(asc(calendarDays.day), asc(units.path))
  const ofOffice = new Set(rows.filter(({ row }) => row.unitId === null).map(({ row }) => row.day))
  const said = rows.map(({ row: { day, name, closed, noSend, unitId }, unitName, updatedByName }) => ({
    ...{ day, name, closed, noSend, unitId, unitName, updatedByName, suggested: false },
    mark: dayMark({ day, name, closed, noSend }),
  }))
  const rest = suggested(from, to)
    .filter(({ day }) => !ofOffice.has(day))
    .map((one) => ({
      ...one,
      unitId: null,
      unitName: null,
      updatedByName: null,
      suggested: true,
      mark: dayMark(undefined),
    }))
  return [...said, ...rest].sort((one, other) => one.day.localeCompare(other.day))
}
