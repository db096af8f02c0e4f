import { and, eq } from 'drizzle-orm'
import { boardSeats, type Office } from '../../db/schema/boards.ts'
import { expectSeen } from '../acts/seen.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { openUnitFor } from '../units/open.ts'
import { holdersFor } from './holders.ts'
import { refuseGone } from './may-serve.ts'

/**
 * Says who leads a unit's board or keeps it together; null leaves the seat empty. It gives no right: whoever sits holds a role there
 * already, or above. `mark`, where given, is of who sat there when the editor read it: their id, '' for nobody.
 *
 * @throws AppError NOT_FOUND person.unknown; CONFLICT duty.left, board.role or record.stale
 */
export async function nameSeat(
  ctx: Ctx,
  unitId: string,
  { office, personId, mark }: { office: Office; personId: string | null; mark?: string },
): Promise<void> {
  const unit = await openUnitFor(ctx, 'board.seat', unitId)
  if (personId !== null) {
    const holders = await holdersFor(ctx.db, ctx.now(), unit.path)
    await refuseGone(ctx.db, holders, { personId, path: unit.path })
    if (!holders.some((one) => one.personId === personId)) throw new AppError('CONFLICT', 'board.role')
  }
  const seat = and(eq(boardSeats.unitId, unit.id), eq(boardSeats.office, office))
  await ctx.write(async (tx) => {
    const [now] = await tx.select().from(boardSeats).where(seat)
    expectSeen(mark, now?.personId ?? '')
    if (personId === null) {
      const gone = await tx.delete(boardSeats).where(seat).returning()
      if (gone.length === 0) return
    } else {
      const row = { unitId: unit.id, office, personId, setBy: ctx.actor.personId, setAt: ctx.now() }
      await tx
        .insert(boardSeats)
        .values(row)
        .onConflictDoUpdate({ target: [boardSeats.unitId, boardSeats.office], set: row })
    }
    const action = personId === null ? 'board.unseat' : 'board.seat'
    await record(tx, ctx, { action, unitId: unit.id, subjectId: personId ?? unit.id, detail: { office } })
  })
}
