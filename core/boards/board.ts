import { eq } from 'drizzle-orm'
import { boardSeats, dutyWorks, type Office, offices } from '../../db/schema/boards.ts'
import { people } from '../../db/schema/people.ts'
import { daysFor } from '../calendar/days.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { mayDo, unitFor } from '../roles.ts'
import { addDays, dayOf, isDay } from '../time.ts'
import { daysFrom, rosterOf } from './duties.ts'
import { keptDays } from './gaps.ts'
import { type Holder, holdersFor, shownName, workRoles } from './holders.ts'
import { type Gap, gapsOf } from './roster.ts'

const daysShown = 14
const foreseenDays = 14

export type Member = {
  personId: string
  name: string
  /** Whether they are of this unit's board; else they are of one above, and may do its work. */
  own: boolean
  writes: boolean
  approves: boolean
  reachable: boolean
  roles: Pick<Holder, 'role' | 'unitName' | 'endsAt' | 'deputyFor'>[]
}

/**
 * A unit's editorial board: who is of it, who leads it, and two weeks of its roster from a day on, today without one; what the coming
 * two weeks lack is told whichever are looked at.
 *
 * @throws AppError INVALID duty.days
 */
export async function readBoard(ctx: Ctx, unitId: string, { from: asked }: { from?: string } = {}) {
  const unit = await unitFor(ctx, 'digest.read', unitId)
  const today = dayOf(ctx.now())
  if (asked !== undefined && !isDay(asked)) throw new AppError('INVALID', 'duty.days')
  const from = asked ?? today
  const shown = daysFrom(from, daysShown)
  const ahead = daysFrom(today, foreseenDays)
  const holders = await holdersFor(ctx.db, ctx.now(), unit.path)
  const members = membersOf(holders, unit.id)
  const [first, last] = [from < today ? from : today, addDays(from > today ? from : today, daysShown)]
  const duties = await rosterOf(ctx.db, unit.id, first, last)
  const lately = await rosterOf(ctx.db, unit.id, addDays(today, -keptDays), '9999-12-31')
  const special = await daysFor(ctx.db, unit.path, first, last)
  const seats = await seatsOf(ctx, unit.id)
  const sending = ahead.filter((day) => !special.get(day)?.noSend)
  const kept = dutyWorks.filter((work) => lately.some((one) => one.work === work))
  const gaps: Gap[] = gapsOf({ path: unit.path, days: sending, duties, holders, kept })
  const seen = gapsOf({ path: unit.path, days: shown, duties, holders })
  const names = await namesOf(
    ctx,
    [...duties, ...seats].map(({ personId }) => personId),
    members,
  )
  const place = (office: Office) => seats.find((seat) => seat.office === office)
  return {
    unit: { id: unit.id, name: unit.name, closed: unit.closedAt !== null },
    today,
    from,
    keeps: kept.length > 0,
    may: { manage: mayDo(ctx, 'board.manage', unit.path), seat: mayDo(ctx, 'board.seat', unit.path) },
    seats: offices.map((office) => {
      const personId = place(office)?.personId
      if (!personId) return { office, person: null }
      // Whoever has lost their role sits there no more in earnest, and it is said.
      return {
        office,
        person: { id: personId, name: names(personId), serves: members.some((one) => one.personId === personId) },
      }
    }),
    members,
    days: shown.map((day) => {
      const { name = null, noSend = false } = special.get(day) ?? {}
      const [write, approve] = dutyWorks.map((work) => {
        const duty = duties.find((one) => one.day === day && one.work === work)
        const gap = seen.find((one) => one.day === day && one.work === work)
        return duty ? { personId: duty.personId, name: names(duty.personId), gap: gap?.reason ?? null } : null
      })
      return { day, special: name, noSend, write: write ?? null, approve: approve ?? null }
    }),
    gaps,
  }
}

function membersOf(holders: readonly Holder[], unitId: string): Member[] {
  const ids = [...new Set(holders.map(({ personId }) => personId))]
  const members = ids.map((personId): Member => {
    const held = holders.filter((one) => one.personId === personId)
    const does = (roles: readonly string[]) => held.some(({ role }) => roles.includes(role))
    return {
      personId,
      name: held[0]!.name,
      own: held.some((one) => one.unitId === unitId),
      writes: does(workRoles.write),
      approves: does(workRoles.approve),
      reachable: held.some(({ reachable }) => reachable),
      roles: held.map(({ role, unitName, endsAt, deputyFor }) => ({ role, unitName, endsAt, deputyFor })),
    }
  })
  return members.sort((a, b) => Number(b.own) - Number(a.own) || a.name.localeCompare(b.name, 'vi'))
}

const seatsOf = (ctx: Ctx, unitId: string) =>
  ctx.db
    .select({ office: boardSeats.office, personId: boardSeats.personId })
    .from(boardSeats)
    .where(eq(boardSeats.unitId, unitId))

/** Names of members, and of those who were and still stand somewhere. */
async function namesOf(ctx: Ctx, ids: readonly string[], members: readonly Member[]) {
  const known = new Map(members.map(({ personId, name }) => [personId, name]))
  for (const id of new Set(ids)) {
    if (known.has(id)) continue
    const [row] = await ctx.db.select({ name: shownName }).from(people).where(eq(people.id, id))
    if (row) known.set(id, row.name)
  }
  return (id: string) => known.get(id) ?? ''
}
