import { sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import type { ChangeAct } from '../../db/schema/units.ts'
import { AppError } from '../errors.ts'
import type { ErrorCode, Reason } from '../refusals.ts'
import { addDays, dayOf } from '../time.ts'
import type { Carried } from './carried.ts'
import { unitNow } from './former.ts'
import { isKind, mayStandUnder, shareLine } from './kinds.ts'
import { placesTold } from './messages.ts'
import type { Unit } from './tree.ts'

/** Why a change cannot be made; `details.told` goes on where the sentence ends. */
export type Blocked = { code: ErrorCode; reason: Reason; details?: { told?: string; successorId?: string } }

type Asked = {
  act: ChangeAct
  unitIds: string[]
  units: Unit[]
  target: Unit | null
  day: string
  counts: Partial<Record<Carried, number>>
  dueAt: number
  now: number
}

type Reading = Pick<Tx, 'select' | 'all'>

const farthestDays = 400

const because = (reason: Reason, told?: string, code: ErrorCode = 'CONFLICT'): Blocked => ({
  code,
  reason,
  ...(told && { details: { told } }),
})

/** All that stands in the way of a change, the gravest first. What may pass until its day is asked on that day. */
export async function blocksOf(db: Reading, asked: Asked): Promise<Blocked[]> {
  const { act, units, target, dueAt, now, day } = asked
  const blocks: Blocked[] = []
  if (day < dayOf(now) || day > addDays(dayOf(now), farthestDays))
    blocks.push(because('unit.day', undefined, 'INVALID'))
  if (!target && act !== 'close') blocks.push(because('unit.no-target', undefined, 'INVALID'))
  if (target?.closedAt != null) blocks.push(await closedBlock(db, target))
  for (const unit of units) {
    if (unit.closedAt !== null) blocks.push(await closedBlock(db, unit))
    if (unit.parentId === null) blocks.push(because('unit.top'))
    if (target) blocks.push(...placeBlocks(act, unit, target))
    if (target && act !== 'move') blocks.push(...(await childBlocks(db, unit, target)))
    if (await isPlanned(db, unit.id)) blocks.push(because('unit.planned', unit.name))
    if (act !== 'move') blocks.push(...(await workBlocks(db, unit, Math.max(dueAt, now), dueAt <= now)))
  }
  if (act === 'close' && !target && holdsAny(asked)) blocks.push(because('unit.held'))
  return blocks
}

const holdsAny = ({ counts }: Asked) => Object.values(counts).some((count) => count > 0)

async function closedBlock(db: Reading, unit: Unit): Promise<Blocked> {
  const next = await unitNow(db, unit.id).catch((error: unknown) => {
    if (error instanceof AppError) return null
    throw error
  })
  return next ? closedTold(unit, next) : because('unit.ended')
}

export const closedTold = ({ name }: Unit, next: Unit): Blocked => ({
  code: 'CONFLICT',
  reason: 'unit.closed',
  details: { told: `“${name}” nay thuộc “${next.name}”.`, successorId: next.id },
})

function placeBlocks(act: ChangeAct, unit: Unit, target: Unit): Blocked[] {
  if (target.id === unit.id) return [because('unit.itself')]
  if (target.path.startsWith(unit.path)) return [because('unit.cycle')]
  if (act !== 'move') return shareLine(unit.kind, target.kind) ? [] : [because('unit.lines')]
  if (target.id === unit.parentId) return [because('unit.there', unit.name)]
  return misplaced(unit.kind, target.kind)
}

// Of a kind from before, nobody can say where it belongs.
const misplaced = (kind: string, parentKind: string): Blocked[] =>
  isKind(kind) && !mayStandUnder(kind, parentKind)
    ? [because('unit.place', placesTold(kind, parentKind), 'INVALID')]
    : []

async function childBlocks(db: Reading, unit: Unit, target: Unit): Promise<Blocked[]> {
  const kinds = await db.all<{ kind: string }>(
    sql`select distinct kind from units where parent_id = ${unit.id} and closed_at is null and id <> ${target.id}`,
  )
  return kinds.flatMap(({ kind }) => misplaced(kind, target.kind))
}

const isPlanned = async (db: Reading, unitId: string): Promise<boolean> =>
  (
    await db.all(sql`
      select 1 from unit_changes c, json_each(c.unit_ids) one where c.state = 'planned' and one.value = ${unitId} limit 1`)
  ).length > 0

/**
 * What is under way in a unit that is to end. A round that is open has its organisers, who may not take part, and its
 * standing by unit: neither changes hands while people try.
 */
async function workBlocks(db: Reading, unit: Unit, at: number, isNow: boolean): Promise<Blocked[]> {
  const holds = async (query: ReturnType<typeof sql>) => (await db.all(query)).length > 0
  const blocks: Blocked[] = []
  if (
    await holds(sql`select 1 from quizzes q join rounds r on r.quiz_id = q.id
      where q.unit_id = ${unit.id} and q.status = 'published' and r.proposed_by is null and r.cancelled_at is null and r.opens_at <= ${at} and r.closes_at > ${at} limit 1`)
  )
    blocks.push(because('unit.round', unit.name))
  if (!isNow) return blocks
  if (
    await holds(
      sql`select 1 from digests where unit_id = ${unit.id} and status = 'approved' and day >= ${dayOf(at)} limit 1`,
    )
  )
    blocks.push(because('unit.digest', unit.name))
  if (
    await holds(sql`select 1 from broadcasts where unit_id = ${unit.id} and planned_to is not null
      and status in ('scheduled', 'sending', 'paused') limit 1`)
  )
    blocks.push(because('unit.broadcasting', unit.name))
  if (await holds(sql`select 1 from imports where unit_id = ${unit.id} and state = 'reading' limit 1`))
    blocks.push(because('unit.reading', unit.name))
  return blocks
}
