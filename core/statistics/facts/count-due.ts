import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import { listPieces } from '../../../db/pieces.ts'
import { breathe } from '../../breathe.ts'
import type { Ctx } from '../../context.ts'
import { addDays, dayOf, instantOf, minuteMs } from '../../time.ts'
import { type Lines, linesOf, noteLines } from './lines.ts'
import { type Fact, kindOf, type Measure, measures } from './measures.ts'
import { factsOfDay, standingNow } from './of-day.ts'
import { spanOf } from './periods.ts'
import { toldUnits, type UnitCounts } from './shown.ts'

type Counting = Pick<Ctx, 'db' | 'write' | 'now'>

/** Receipts and confirmations by hand come for days; what comes later than this changes no figure. */
export const mendedDays = 35
// Questions are handed on, and what hung when the day ended is settled, within days.
const countedAgain = 3
/** How many days of the past are counted in one minute, when the office has begun before its figures did. */
const pastAtOnce = 45
// The minute's other work comes first, and what was on its way at midnight is written by then.
const afterMidnightMs = 5 * minuteMs

/**
 * Counts the day that has ended, each night; those before it anew where something of them changed since; and, a piece a minute,
 * the past of an office that has begun before its figures did. Two processes that count the same day write the same.
 */
export async function countFacts(ctx: Counting): Promise<number> {
  const yesterday = addDays(dayOf(ctx.now() - afterMidnightMs), -1)
  const [last] = await ctx.db.all<{ day: string | null; first: string | null }>(
    sql`select max(day) as day, min(day) as first from fact_days where day <= ${yesterday}`,
  )
  const isNight = last?.day !== yesterday
  const past = await pastDays(ctx, last?.first ?? null, yesterday)
  if (!isNight && past.length === 0) return 0
  await noteLines(ctx)
  const lines = await linesOf(ctx)
  const again = isNight ? await changedDays(ctx, yesterday) : []
  const days = [...new Set([...(isNight ? missedSince(last?.day ?? null, yesterday) : []), ...again, ...past])]
  const undecided = isNight ? await undecidedMonths(ctx) : []
  for (const day of days) {
    await countDay(ctx, day, { lines, standing: isNight && day === yesterday })
    await breathe()
  }
  const months = new Set([...days.map((day) => day.slice(0, 7)), ...undecided])
  for (const month of months) await addUp(ctx, month, lines)
  for (const year of new Set([...months].map((month) => month.slice(0, 4)))) await addUp(ctx, year, lines)
  return days.length
}

/** Yesterday, and what a machine that stood still has missed before it. */
function missedSince(last: string | null, yesterday: string): string[] {
  const days: string[] = []
  for (let day = yesterday; day > (last ?? addDays(yesterday, -1)) && days.length < pastAtOnce; day = addDays(day, -1))
    days.push(day)
  return days
}

/** Days before the first that was counted, the latest first, back to the day on which the office began. */
async function pastDays(ctx: Counting, first: string | null, yesterday: string): Promise<string[]> {
  const [office] = await ctx.db.all<{ at: number | null }>(sql`select min(created_at) as at from units`)
  if (!office?.at) return []
  const began = dayOf(office.at)
  const days: string[] = []
  for (let day = addDays(first ?? yesterday, -1); day >= began && days.length < pastAtOnce; day = addDays(day, -1))
    days.push(day)
  return days
}

/** Counted days of the last weeks of which something was written since, and the last few whatever was. */
async function changedDays(ctx: Counting, yesterday: string): Promise<string[]> {
  const known = await ctx.db.all<{ day: string; countedAt: number }>(sql`
    select day, counted_at as "countedAt" from fact_days
    where day < ${yesterday} and day >= ${addDays(yesterday, -mendedDays)}`)
  const days: string[] = []
  for (const { day, countedAt } of known) {
    if (day >= addDays(yesterday, -countedAgain) || (await hasChanged(ctx, day, countedAt))) days.push(day)
    await breathe()
  }
  return days
}

async function hasChanged(ctx: Counting, day: string, since: number): Promise<boolean> {
  const [row] = await ctx.db.all(sql`
    select 1 from broadcasts b join deliveries d on d.broadcast_id = b.id
    where b.send_at >= ${instantOf(day, '00:00')} and b.send_at < ${instantOf(addDays(day, 1), '00:00')}
      and d.updated_at >= ${since} limit 1`)
  return row !== undefined
}

const key = ({ measure, unitId, part }: Pick<Fact, 'measure' | 'unitId' | 'part'>) => `${measure} ${unitId} ${part}`
type Summed = Fact & { ownCount: number; ownTotal: number }

/** What happened at each unit, and with it at all that it stood below on that day. */
export function summedUp(facts: readonly Fact[], day: string, lines: Lines): Summed[] {
  const rows = new Map<string, Summed>()
  for (const fact of facts)
    for (const unitId of lines(fact.unitId, day)) {
      const at = key({ ...fact, unitId })
      const row = rows.get(at) ?? { ...fact, unitId, count: 0, total: 0, ownCount: 0, ownTotal: 0 }
      row.count += fact.count
      row.total += fact.total
      if (unitId === fact.unitId) {
        row.ownCount += fact.count
        row.ownTotal += fact.total
      }
      rows.set(at, row)
    }
  return [...rows.values()]
}

// What stood at the end of a day cannot be counted later.
const standing = measures.filter((measure) => kindOf(measure).standing)
const flowing = measures.filter((measure) => !kindOf(measure).standing)
const among = (some: readonly Measure[]): SQL => sql`(select value from json_each(${JSON.stringify(some)}))`

async function countDay(ctx: Counting, day: string, how: { lines: Lines; standing: boolean }): Promise<void> {
  const facts = [...(await factsOfDay(ctx, day)), ...(how.standing ? await standingNow(ctx) : [])]
  await keepDay(ctx, day, facts, how)
}

/** Keeps what happened on a day; what stood at its end too, where that is told. */
export async function keepDay(
  ctx: Counting,
  day: string,
  facts: readonly Fact[],
  how: { lines: Lines; standing: boolean },
): Promise<void> {
  const at = ctx.now()
  const rows = summedUp(facts, day, how.lines).map(({ measure, unitId, part, count, total, ownCount, ownTotal }) => [
    measure,
    unitId,
    part,
    count,
    total,
    ownCount,
    ownTotal,
  ])
  const counted = how.standing ? measures : flowing
  await ctx.write(async (tx) => {
    await tx.run(sql`delete from facts where period = ${day} and measure in ${among(counted)}`)
    for (const some of listPieces(rows))
      await tx.run(sql`
      insert into facts (period, measure, unit_id, part, count, total, own_count, own_total)
      select ${day}, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6
      from json_each(${JSON.stringify(some)})`)
    await tx.run(sql`
      insert into fact_days (day, counted_at) values (${day}, ${at}) on conflict (day) do update set counted_at = ${at}`)
  })
}

/** A month is the sum of its days, a year of its months; one measure at a time, for others want to write too. */
export async function addUp(ctx: Counting, period: string, lines: Lines): Promise<void> {
  const { from, to } = spanOf(period)
  const [first, last] = period.length === 4 ? [from.slice(0, 7), to.slice(0, 7)] : [from, to]
  const lengths = first.length
  for (const measure of flowing) {
    await ctx.write(async (tx: Tx) => {
      await tx.run(sql`delete from facts where period = ${period} and measure = ${measure}`)
      await tx.run(sql`
        insert into facts (period, measure, unit_id, part, count, total, own_count, own_total, told, own_told)
        select ${period}, measure, unit_id, part, sum(count), sum(total), sum(own_count), sum(own_total), min(told), min(own_told)
        from facts
        where period in (${partsOf(first, last, lengths)}) and measure = ${measure} group by unit_id, part`)
      if (period.length === 7 && kindOf(measure).ofPeople) await decide(tx, period, measure, (id) => lines(id, to))
    })
    await breathe()
  }
}

type Row = [unitId: string, part: string, count: number, ownCount: number]

/** Decides of which units a month's measure is told, as the tree stood at its end. */
async function decide(tx: Tx, month: string, measure: Measure, line: (unitId: string) => readonly string[]) {
  const [known] = await tx.all<{ rows: string }>(sql`
    select json_group_array(json_array(unit_id, part, count, own_count)) as rows from facts
    where period = ${month} and measure = ${measure}`)
  const units = new Map<string, UnitCounts & { parts: Record<string, number> }>()
  for (const [id, part, count, ownCount] of JSON.parse(known?.rows ?? '[]') as Row[]) {
    const unit = units.get(id) ?? { id, parentId: line(id).at(-2) ?? null, parts: {}, own: 0 }
    unit.parts[part] = count
    unit.own += ownCount
    units.set(id, unit)
  }
  const rows = [...toldUnits([...units.values()])].map(([id, { told, own }]) => [id, told, own ? 1 : 0])
  await tx.run(sql`
    update facts set told = d.value ->> 1, own_told = d.value ->> 2 from json_each(${JSON.stringify(rows)}) d
    where period = ${month} and measure = ${measure} and unit_id = d.value ->> 0`)
}

const ofPeople = flowing.filter((measure) => kindOf(measure).ofPeople)

/** Months that were counted before it was decided what is told of them. */
async function undecidedMonths(ctx: Counting): Promise<string[]> {
  const rows = await ctx.db.all<{ month: string }>(sql`
    select month from (select distinct substr(day, 1, 7) as month from fact_days)
    where exists (select 1 from facts where period = month and measure in ${among(ofPeople)} and told is null)`)
  return rows.map(({ month }) => month)
}

/** The periods of one length between two, by name: days and months of a year lie among each other in the key. */
function partsOf(first: string, last: string, length: number): SQL {
  const names: string[] = []
  if (length === 7)
    for (let month = 1; month <= 12; month += 1) names.push(`${first.slice(0, 4)}-${String(month).padStart(2, '0')}`)
  else for (let day = first; day <= last; day = addDays(day, 1)) names.push(day)
  return sql`select value from json_each(${JSON.stringify(names)})`
}

/** The facts of standing things are of a day; no month adds them up. */
export const isStanding = (measure: Measure) => standing.includes(measure)
