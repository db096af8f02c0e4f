import { sql } from 'drizzle-orm'
import { isBelow } from '../../../db/schema/units.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { sheetFor } from '../../sheets/heads.ts'
import { rowsOf } from '../../sheets/rows.ts'
import type { Column, Fault, Sheet } from '../../sheets/sheet.ts'
import { composed } from '../../text/composed.ts'
import { gatheringFor } from '../gathering.ts'
import { layPoints, longestPointName, type PlannedPoint, pointsStanding } from './plan.ts'
import { expectPlannable } from './point.ts'

const columns = [
  {
    ...{ key: 'name', head: 'Điểm cầu', required: true, as: 'text', most: longestPointName },
    also: ['Tên điểm cầu', 'Tên điểm', 'Điểm họp', 'Địa điểm'],
  },
  { key: 'above', head: 'Thuộc điểm cầu', also: ['Điểm cầu cấp trên'], as: 'text', most: longestPointName },
  { key: 'unit', head: 'Đơn vị', also: ['Tên đơn vị'], as: 'text', most: longestPointName },
  { key: 'room', head: 'Phòng họp', also: ['Phòng', 'Hội trường'], as: 'text', most: longestPointName },
  { key: 'keeper', head: 'Người phụ trách', also: ['Phụ trách', 'Cán bộ phụ trách'], as: 'text', most: 100 },
  { key: 'capacity', head: 'Sức chứa', also: ['Số chỗ', 'Số chỗ ngồi'], as: 'count' },
  { key: 'registered', head: 'Số đăng ký', also: ['Đăng ký', 'Số người đăng ký'], as: 'count' },
] as const satisfies readonly Column[]

const pointSheet = 'Điểm cầu'

/** What becomes of a line: a new point, one that stands already, or nothing, with what is wrong or was left open. */
export type LineTold = { row: number; name: string; outcome: 'new' | 'known' | 'wrong'; notes: string[] }

const mostTold = 200
// Marks count: Thôn Đông is not Thôn Đống.
const plain = (name: string) => composed(name).toLocaleLowerCase('vi')

const says = {
  twice: 'Tên này đã có ở dòng trên, cùng điểm cấp trên.',
  known: 'Điểm này đã có trong cuộc họp.',
  above: (name: string) => `Không thấy điểm cấp trên “${name}”. Điểm cấp trên phải có trước, hoặc ở dòng trên.`,
  aboves: (name: string) => `Có nhiều điểm tên “${name}”.`,
  unit: (name: string) => `Không thấy đơn vị “${name}” thuộc đơn vị chủ trì; để trống.`,
  units: (name: string) => `Có nhiều đơn vị tên “${name}”; để trống.`,
  keeper: (name: string) => `Không thấy người tên “${name}”; điểm chưa có người phụ trách.`,
  keepers: (name: string) => `Có nhiều người tên “${name}”; điểm chưa có người phụ trách.`,
  none: 'Chưa có người phụ trách.',
}

/**
 * Tells what a table would plan, line by line, and plans it where `apply` says so: all lines that are right. A name is looked
 * for as it is written, in whatever capitals.
 *
 * @throws AppError INVALID gathering.points-table where the table has no such heads, gathering.points where they are too many
 */
export async function importPoints(
  ctx: Ctx,
  id: string,
  { sheets, apply }: { sheets: readonly Sheet[]; apply: boolean },
) {
  const { gathering, unit } = await gatheringFor(ctx, 'gathering.write', id)
  expectPlannable(gathering)
  const { sheet, notes: beside } = sheetFor(sheets, pointSheet, columns)
  const read = sheet && rowsOf(sheet, columns)
  if (!read) throw new AppError('INVALID', 'gathering.points-table')
  // What is wrong with no line but with the heads.
  const alone: Fault[] = read.faults.filter(({ row }) => !read.rows.some((one) => one.row === row))
  const faulty = new Map<number, string[]>()
  for (const { row, column, problem } of read.faults)
    faulty.set(row, [...(faulty.get(row) ?? []), `${column}: ${problem}`])
  const values = read.rows.map(({ values }) => values)
  const units = await namedUnits(ctx, unit.path)
  const people = await namedPeople(
    ctx,
    values.flatMap(({ keeper }) => keeper || []),
    unit.path,
  )

  return ctx.write(async (tx) => {
    const standing = await pointsStanding(tx, id)
    const named = new Map<string, string[]>()
    const placed = new Set<string>()
    const keyOf = (name: string, under: string | null) => `${under ?? ''} ${plain(name)}`
    const note = (pointId: string, name: string, under: string | null) => {
      named.set(plain(name), [...(named.get(plain(name)) ?? []), pointId])
      placed.add(keyOf(name, under))
    }
    for (const { id: pointId, name, parentId } of standing) note(pointId, name, parentId)
    const before = new Set(placed)
    const planned: PlannedPoint[] = []
    const lines = read.rows.map(({ row, values }): LineTold => {
      const { name = '', above = '', room = '', capacity = '', registered = '' } = values
      const wrong = (...notes: string[]): LineTold => ({ row, name, outcome: 'wrong', notes })
      const faults = faulty.get(row)
      if (faults) return wrong(...faults)
      const [under = null, ...more] = above ? (named.get(plain(above)) ?? []) : []
      if (above && under === null) return wrong(says.above(above))
      if (more.length > 0) return wrong(says.aboves(above))
      const key = keyOf(name, under)
      if (before.has(key)) return { row, name, outcome: 'known', notes: [says.known] }
      if (placed.has(key)) return wrong(says.twice)
      const notes: string[] = []
      const unitId = one(units, values.unit, notes, says.unit, says.units)
      const keeperId = one(people, values.keeper, notes, says.keeper, says.keepers)
      if (!values.keeper) notes.push(says.none)
      const pointId = newId('gd')
      note(pointId, name, under)
      planned.push({
        ...{ id: pointId, under, unitId, name, room, keeperId },
        ...{ capacity: capacity === '' ? null : Number(capacity), registered: Number(registered) },
      })
      return { row, name, outcome: 'new', notes }
    })
    if (apply && planned.length > 0) {
      await layPoints(tx, ctx, id, { planned, standing })
      const detail = { points: planned.length, fromTable: true }
      await record(tx, ctx, { action: 'gathering.points', unitId: unit.id, subjectId: id, detail })
    }
    const of = (outcome: LineTold['outcome']) => lines.filter((line) => line.outcome === outcome).length
    const told = [...lines].sort(
      (a, b) => Number(b.outcome === 'wrong') - Number(a.outcome === 'wrong') || a.row - b.row,
    )
    return {
      ...{ applied: apply, new: of('new'), known: of('known'), wrong: of('wrong') },
      keeperless: planned.filter(({ keeperId }) => keeperId === null).length,
      lines: told.slice(0, mostTold),
      more: Math.max(0, lines.length - mostTold),
      notes: [...alone, ...beside, ...read.notes].slice(0, mostTold),
    }
  })
}

function one(
  ids: ReadonlyMap<string, readonly string[]>,
  name: string | undefined,
  notes: string[],
  none: (name: string) => string,
  many: (name: string) => string,
): string | null {
  if (!name) return null
  const [found = null, ...more] = ids.get(plain(name)) ?? []
  if (found === null) notes.push(none(name))
  if (more.length > 0) notes.push(many(name))
  return more.length > 0 ? null : found
}

function byName(rows: readonly { id: string; name: string }[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const { id, name } of rows) {
    const ids = found.get(plain(name))
    if (ids) ids.push(id)
    else found.set(plain(name), [id])
  }
  return found
}

const namedUnits = async (ctx: Pick<Ctx, 'db'>, path: string) =>
  byName(
    await ctx.db.all<{ id: string; name: string }>(
      sql`select u.id, u.name from units u where ${isBelow(sql`u.path`, path)} and u.closed_at is null`,
    ),
  )

/** Those who work for the host or below it, or live there, of these names. */
async function namedPeople(ctx: Pick<Ctx, 'db'>, names: readonly string[], path: string) {
  if (names.length === 0) return new Map<string, string[]>()
  const asked = sql`(select value from json_each(${JSON.stringify([...new Set(names)])}))`
  return byName(
    await ctx.db.all<{ id: string; name: string }>(sql`
      select p.id, coalesce(nullif(p.introduced_as, ''), p.name) as name from people p
      where p.erased_at is null and (p.introduced_as in ${asked} or p.name in ${asked}) and (
        exists (select 1 from units u where u.id = p.unit_id and p.unit_state = 'confirmed' and ${isBelow(sql`u.path`, path)})
        or exists (select 1 from roles r join units u on u.id = r.unit_id
          where r.person_id = p.id and ${isBelow(sql`u.path`, path)}))`),
  )
}
