import { and, desc, eq, inArray, ne, sql } from 'drizzle-orm'
import type { Reader } from '../../db/client.ts'
import { type Closure, officeHours, type Stretch } from '../../db/schema/conversation.ts'
import { units } from '../../db/schema/units.ts'
import { expectSeen, markOf } from '../acts/seen.ts'
import { record } from '../audit.ts'
import { daysFor } from '../calendar/days.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { unitFor } from '../roles.ts'
import { fold } from '../text/fold.ts'
import { normalize } from '../text/normalize.ts'
import { addDays, dayOf, isClock, isDay, weekdayOn, writtenDate } from '../time.ts'
import { openUnitFor } from '../units/open.ts'
import { door, weekdayNames } from './messages.ts'

export type Hours = { week: Stretch[][]; closures: Closure[]; note: string }
/** As they hold for somebody: whose they are, and the public holidays of the weeks ahead by day. */
export type HoursHere = Hours & { unitName: string; holidays: ReadonlyMap<string, string> }

const mostClosures = 60
// How far ahead the next opening is looked for, and how far ahead people ask.
const looksAhead = 40
const mostAsked = 60

// A week that an older Loa kept with no hour in it tells nothing: nobody is closed always.
const hasWeek = ne(sql`json(${officeHours.week})`, sql`json('[[],[],[],[],[],[],[]]')`)

/** What a unit itself has written down; null where it goes by those above it. */
export async function hoursOf(ctx: Ctx, unitId: string): Promise<Hours | null> {
  await unitFor(ctx, 'item.read', unitId)
  return ownHours(ctx.db, unitId)
}

async function ownHours(db: Pick<Reader, 'select'>, unitId: string): Promise<Hours | null> {
  const [row] = await db
    .select()
    .from(officeHours)
    .where(and(eq(officeHours.unitId, unitId), hasWeek))
  return row ? { week: row.week, closures: row.closures, note: row.note } : null
}

/**
 * Writes down a unit's own hours. A week without any takes them back: those of the unit above count again. `mark`, where given, is
 * of what the editor had before them.
 *
 * @returns null where they were taken back
 * @throws AppError INVALID hours.week for a stretch that ends before it begins or meets another; hours.closure; hours.no-week
 * for closures or a note without a week, which would be lost; CONFLICT record.stale
 */
export async function saveHours(ctx: Ctx, unitId: string, given: Hours & { mark?: string }): Promise<Hours | null> {
  const unit = await openUnitFor(ctx, 'item.write', unitId)
  const inOrder = (day: Stretch[]) =>
    day.every(({ from, to }, at) => isClock(from) && isClock(to) && from < to && (day[at - 1]?.to ?? '') <= from)
  if (given.week.length !== 7 || !given.week.every(inOrder)) throw new AppError('INVALID', 'hours.week')
  const closures = given.closures
    .map(({ from, to, name }) => ({ from, to, name: normalize(name).trim() }))
    .sort((one, other) => one.from.localeCompare(other.from))
  if (closures.length > mostClosures || !closures.every(({ from, to }) => isDay(from) && isDay(to) && from <= to))
    throw new AppError('INVALID', 'hours.closure')
  const hours = { week: given.week, closures, note: normalize(given.note).trim() }
  if (given.week.every((day) => day.length === 0)) {
    if (closures.length > 0 || hours.note) throw new AppError('INVALID', 'hours.no-week')
    await takeBack(ctx, unit.id, given.mark)
    return null
  }
  const row = { unitId: unit.id, ...hours, updatedBy: ctx.actor.personId, updatedAt: ctx.now() }
  await ctx.write(async (tx) => {
    expectSeen(given.mark, markOf(await ownHours(tx, unit.id)))
    await tx.insert(officeHours).values(row).onConflictDoUpdate({ target: officeHours.unitId, set: row })
    await record(tx, ctx, { action: 'hours.save', unitId: unit.id, subjectId: unit.id, detail: hours })
  })
  return hours
}

async function takeBack(ctx: Ctx, unitId: string, mark: string | undefined): Promise<void> {
  await ctx.write(async (tx) => {
    expectSeen(mark, markOf(await ownHours(tx, unitId)))
    const gone = await tx.delete(officeHours).where(eq(officeHours.unitId, unitId)).returning()
    if (gone.length > 0) await record(tx, ctx, { action: 'hours.remove', unitId, subjectId: unitId })
  })
}

/** The hours that hold for somebody of the unit at a path: those of the nearest unit above that has written any. */
export async function hoursFor(ctx: Pick<Ctx, 'db' | 'now'>, path: string): Promise<HoursHere | null> {
  const [row] = await ctx.db
    .select({ hours: officeHours, unitName: units.name })
    .from(officeHours)
    .innerJoin(units, eq(units.id, officeHours.unitId))
    .where(and(inArray(units.id, path.split('/').filter(Boolean)), hasWeek))
    .orderBy(desc(sql`length(${units.path})`))
    .limit(1)
  if (!row) return null
  const today = dayOf(ctx.now())
  const days = await daysFor(ctx.db, path, today, addDays(today, looksAhead + mostAsked))
  const holidays = [...days.values()].filter(({ closed }) => closed).map(({ day, name }) => [day, name] as const)
  return { ...row.hours, unitName: row.unitName, holidays: new Map(holidays) }
}

const stretchesOn = (week: Stretch[][], day: string) => week[weekdayOn(day) - 1] ?? []

/** Why an office is closed all of a day: the name of a closure or a holiday, '' for a day without hours; null when it opens. */
export function closedOn({ week, closures, holidays }: Omit<HoursHere, 'unitName'>, day: string): string | null {
  const closure = closures.find(({ from, to }) => from <= day && day <= to)
  if (closure) return closure.name
  const holiday = holidays.get(day)
  if (holiday) return holiday
  return stretchesOn(week, day).length === 0 ? '' : null
}

const stretches = (day: Stretch[]) => day.map(({ from, to }) => `${from}–${to}`).join(', ')
const dayNamed = (day: string) => `${weekdayNames[weekdayOn(day) - 1]}, ${writtenDate(day)}`

/** The hours of a day as people are told them; where it is closed, when it opens again. */
export function dayText(hours: HoursHere, day: string): string {
  const on = (one: string) => stretches(stretchesOn(hours.week, one))
  const why = closedOn(hours, day)
  if (why === null)
    return `${hours.unitName}, ${dayNamed(day)}: làm việc ${on(day)}.${hours.note ? `\n${hours.note}` : ''}`
  const ahead = Array.from({ length: looksAhead }, (_, at) => addDays(day, at + 1))
  const next = ahead.find((one) => closedOn(hours, one) === null)
  return [
    `${hours.unitName}, ${dayNamed(day)}: nghỉ${why ? ` (${why})` : ''}.`,
    ...(next ? [door.opensNext(`${dayNamed(next)}, ${on(next)}`)] : []),
  ].join('\n')
}

const tetWords = /\btet\b(?! (?:trung thu|thieu nhi|doan ngo|nguyen tieu|thanh minh))/
const ofSolar = /\btet (?:duong|tay)\b/
// The next Tết is never farther off; after it the one of the year to come is asked for.
const tetAhead = 400

/** Which Tết folded words ask about the closure of: the lunar one unless they say otherwise; null for none. */
export const tetIn = (words: string): 'lunar' | 'solar' | null =>
  tetWords.test(words) ? (ofSolar.test(words) ? 'solar' : 'lunar') : null

/** The days of the next Tết on which the office of a path is closed, and that nothing is sent on them; null where none is known. */
export async function tetText(ctx: Pick<Ctx, 'db' | 'now'>, path: string, which: 'lunar' | 'solar') {
  const today = dayOf(ctx.now())
  const days = [...(await daysFor(ctx.db, path, today, addDays(today, tetAhead))).values()]
    .filter(({ closed, name }) => closed && tetOf(name) === which)
    .sort((one, other) => one.day.localeCompare(other.day))
  const [first] = days
  if (!first) return null
  const near = days.filter(({ day }) => day <= addDays(first.day, nearTet))
  const quiet = near.filter(({ noSend }) => noSend)
  return [
    door.tetHead,
    ...near.map(({ day, name }) => `• ${dayNamed(day)}: nghỉ (${name})`),
    door.tetClosed,
    ...(quiet[0] ? [door.tetQuiet(quiet[0].day, quiet.at(-1)?.day ?? quiet[0].day)] : []),
  ].join('\n')
}

// No closure for a Tết is longer; the next one is a year off.
const nearTet = 20
function tetOf(name: string): 'lunar' | 'solar' | null {
  const words = fold(name)
  return /giao thua|tat nien/.test(words) ? 'lunar' : tetIn(words)
}

/** The whole week, days alike in one line, and the closures of the next two months. */
export function weekText(hours: HoursHere, today: string): string {
  const lines: string[] = []
  for (let from = 0; from < 7; ) {
    let to = from
    const said = stretches(hours.week[from] ?? [])
    while (to < 6 && stretches(hours.week[to + 1] ?? []) === said) to += 1
    const days = from === to ? weekdayNames[from] : `${weekdayNames[from]} đến ${weekdayNames[to]?.toLowerCase()}`
    lines.push(`• ${days}: ${said || 'nghỉ'}`)
    from = to + 1
  }
  const until = addDays(today, 60)
  const soon = hours.closures.filter(({ from, to }) => to >= today && from <= until)
  const named = soon.map(
    ({ from, to, name }) =>
      `• ${writtenDate(from)}${to === from ? '' : ` đến ${writtenDate(to)}`}${name ? `: ${name}` : ''}`,
  )
  return [
    door.weekHead(hours.unitName),
    ...lines,
    ...(hours.note ? [hours.note] : []),
    ...(named.length > 0 ? [door.closures, ...named] : []),
  ].join('\n')
}
