import { inArray } from 'drizzle-orm'
import { boardSeats } from '../../db/schema/boards.ts'
import { gapsOn } from '../boards/gaps.ts'
import type { Ctx } from '../context.ts'
import { nearest, staffWith } from '../staff.ts'
import { addDays, clockOf, dayOf, writtenDate } from '../time.ts'
import { asks } from './messages.ts'
import type { Ask } from './steps.ts'

/** From when on in the morning tomorrow's gaps are told of: there is a working day left to fill them. */
const fromClock = '08:00'

/** Tells of tomorrow's duties that nobody has: the board's secretary and chair or, where neither can be written to, its communicators. */
export async function rosterAsks(ctx: Ctx): Promise<Ask[]> {
  if (clockOf(ctx.now()) < fromClock) return []
  const day = addDays(dayOf(ctx.now()), 1)
  const lacking = await gapsOn(ctx, [day])
  if (lacking.length === 0) return []
  const seats = await ctx.db
    .select({ unitId: boardSeats.unitId, personId: boardSeats.personId })
    .from(boardSeats)
    .where(
      inArray(
        boardSeats.unitId,
        lacking.map(({ unitId }) => unitId),
      ),
    )
  const staff = await staffWith(ctx.db, ctx.now(), ['admin', 'approver', 'editor', 'communicator'])
  const communicators = await staffWith(ctx.db, ctx.now(), ['communicator'])
  return lacking.map(({ unitId, name, path, gaps }) => {
    const seated = seats.filter((seat) => seat.unitId === unitId).map(({ personId }) => personId)
    const leading = staff.filter((one) => seated.includes(one.personId) && path.startsWith(one.path))
    return {
      ...{ key: `${unitId}:${day}:roster`, digestId: '', urgent: false, opens: false },
      text: asks.gaps(name, writtenDate(day), gaps),
      to: leading.length > 0 ? leading : nearest(communicators, path),
    }
  })
}
