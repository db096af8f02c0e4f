import { and, eq, sql } from 'drizzle-orm'
import { winnerForms } from '../../db/schema/contest-results.ts'
import { people } from '../../db/schema/people.ts'
import { units } from '../../db/schema/units.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { ledgerOf } from '../quizzes/published-ledger.ts'
import { publicRound } from '../quizzes/rounds.ts'
import { placeIn } from '../quizzes/standing.ts'
import { signedIn } from '../roles.ts'
import { callOf, formKeptMs } from './call.ts'
import { tidyForm, type WinnerForm } from './form.ts'

/** A person's own form, for them alone; null where none is there, or the key it was sealed with is another. */
async function heldForm(ctx: Pick<Ctx, 'db' | 'crypt'>, roundId: string, personId: string) {
  const [row] = await ctx.db
    .select()
    .from(winnerForms)
    .where(and(eq(winnerForms.roundId, roundId), eq(winnerForms.personId, personId)))
  if (!row) return null
  const form = await ctx.crypt.unseal(row.sealed).then(
    (text) => JSON.parse(text) as WinnerForm,
    () => null,
  )
  return { form, place: row.place, filledAt: row.filledAt, changedAt: row.changedAt, eraseAt: row.eraseAt }
}

/** What the office asks of whoever looks: nothing of most, the form of those who are placed once the ledger is complete. */
export async function ownWinnerForm(ctx: Pick<Ctx, 'db' | 'actor' | 'crypt' | 'now'>, roundId: string) {
  const personId = signedIn(ctx)
  const { round } = await publicRound(ctx, roundId)
  const call = await callOf(ctx, roundId)
  const held = await heldForm(ctx, roundId, personId)
  const place =
    call && (await ledgerOf(ctx, roundId)).complete ? await placedIn(ctx, round, call.places, personId) : null
  if (!call || (place === null && !held)) return { asked: false as const }
  const [person] = await ctx.db
    .select({ name: people.name, introducedAs: people.introducedAs, unitName: units.name })
    .from(people)
    .leftJoin(units, eq(units.id, people.unitId))
    .where(eq(people.id, personId))
  return {
    asked: true as const,
    // Null for whoever wrote and is placed no more.
    place,
    purpose: call.purpose,
    until: call.until,
    open: place !== null && ctx.now() < call.until,
    keptDays: formKeptMs / 86_400_000,
    held,
    known: { name: person?.name || person?.introducedAs || '', unit: person?.unitName ?? '' },
  }
}

async function placedIn(ctx: Pick<Ctx, 'db'>, round: Parameters<typeof placeIn>[1], places: number, personId: string) {
  const mine = await placeIn(ctx, round, personId)
  return mine && mine.rank <= places ? mine.rank : null
}

/**
 * Keeps what a winner writes, sealed, or puts another in its place. When it is erased is set by when it was first written: a
 * correction does not put that off.
 *
 * @throws AppError CONFLICT where nobody asks, not them, not yet or no longer
 */
export async function fillWinnerForm(ctx: Ctx, roundId: string, form: WinnerForm): Promise<void> {
  const personId = signedIn(ctx)
  const { round } = await publicRound(ctx, roundId)
  const call = await callOf(ctx, roundId)
  if (!call) throw new AppError('CONFLICT', 'winner.not-asked')
  if (!(await ledgerOf(ctx, roundId)).complete) throw new AppError('CONFLICT', 'winner.not-yet')
  const place = await placedIn(ctx, round, call.places, personId)
  if (place === null) throw new AppError('CONFLICT', 'winner.not-asked')
  const now = ctx.now()
  if (now >= call.until) throw new AppError('CONFLICT', 'winner.over')
  const sealed = await ctx.crypt.seal(JSON.stringify(tidyForm(form, now)))
  await ctx.write(async (tx) => {
    const [alive] = await tx.all(sql`select 1 from people where id = ${personId} and erased_at is null`)
    if (!alive) throw new AppError('NOT_FOUND')
    await tx
      .insert(winnerForms)
      .values({ roundId, personId, place, sealed, filledAt: now, changedAt: now, eraseAt: now + formKeptMs })
      .onConflictDoUpdate({
        target: [winnerForms.roundId, winnerForms.personId],
        set: { place, sealed, changedAt: now },
      })
  })
}

/** Takes one's own form back, at any time. */
export async function withdrawWinnerForm(ctx: Ctx, roundId: string): Promise<void> {
  const personId = signedIn(ctx)
  const own = and(eq(winnerForms.roundId, roundId), eq(winnerForms.personId, personId))
  await ctx.write((tx) => tx.delete(winnerForms).where(own))
  // What was sealed leaves the bytes of the file and of its log.
  await ctx.scrub()
}
