import { eq } from 'drizzle-orm'
import { calendarFeeds } from '../../../db/schema/calendar.ts'
import { loginLinks, sessions } from '../../../db/schema/people.ts'
import { recoveryCodes, secondSteps } from '../../../db/schema/sign-in.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { readPerson } from '../directory.ts'

/**
 * Takes away the second step of somebody who has lost both their phone and their paper. It shows: they are signed out, told
 * of it when they set it up anew, and it stands in the log; links made before no longer work, and who did this makes none
 * for them within a day.
 *
 * @throws AppError FORBIDDEN where they hold a role beyond what the actor manages, CONFLICT for oneself or where there is none
 */
export async function resetSecondStep(ctx: Ctx, id: string): Promise<void> {
  const person = await readPerson(ctx, id)
  if (!person.mine) throw new AppError('FORBIDDEN')
  if (ctx.actor.personId === id) throw new AppError('CONFLICT', 'second-step.own')
  if (person.secondStep !== 'enrolled') throw new AppError('CONFLICT', 'second-step.none')
  await ctx.write(async (tx) => {
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, id))
    const nothing = { sealedSecret: null, pendingSecret: null, enrolledAt: null, failures: 0, lockedUntil: 0 }
    await tx
      .update(secondSteps)
      .set({ ...nothing, resetAt: ctx.now(), resetBy: ctx.actor.personId ?? 'system' })
      .where(eq(secondSteps.personId, id))
    await tx.delete(sessions).where(eq(sessions.personId, id))
    await tx.delete(loginLinks).where(eq(loginLinks.personId, id))
    await tx.delete(calendarFeeds).where(eq(calendarFeeds.personId, id))
    const unitId = person.roles[0]?.unitId
    await record(tx, ctx, { action: 'second-step.reset', ...(unitId && { unitId }), subjectId: id })
  })
}
