import { sql } from 'drizzle-orm'
import { officeRound } from '../certificates/office-round.ts'
import type { Ctx } from '../context.ts'
import { isRanked, isSecret, scoresFrom, stateOf } from '../quizzes/rules.ts'
import { unitsIn } from '../quizzes/standings/units.ts'
import { hourMs } from '../time.ts'

/**
 * How far a round has come, for the office that holds it: what began and what came in, by the hour and by unit. While a number
 * about it is to be guessed it says nothing, or who holds the contest could tell it.
 */
export async function progressOf(ctx: Ctx, roundId: string) {
  const { round, title } = await officeRound(ctx, 'quiz.write', roundId)
  const now = ctx.now()
  const { rules, opensAt, closesAt, name } = round
  const hiddenUntil = scoresFrom(round, now)
  const head = {
    title,
    round: name,
    quizId: round.quizId,
    opensAt,
    closesAt,
    now,
    state: stateOf(round, now),
    hiddenUntil,
  }
  const ranked = isRanked(rules)
  if (isSecret(round, now)) return { ...head, ranked, secret: true as const }
  const hours = await ctx.db.all<{ hour: number; started: number; handed: number }>(sql`
    select hour, started, handed from round_hours where round_id = ${roundId} order by hour`)
  const [counts] = await ctx.db.all<{ people: number; entries: number; unplaced: number }>(sql`
    select coalesce(sum(participants), 0) as people, coalesce(sum(entries), 0) as entries,
      coalesce(sum(case when unit_id = '' then entries end), 0) as unplaced
    from standings where round_id = ${roundId}`)
  const { value } = await unitsIn(ctx, round, hiddenUntil === null ? 'participants' : 'entries', 1)
  return {
    ...{ ...head, ranked, secret: false as const },
    started: hours.reduce((all, { started }) => all + started, 0),
    handed: counts?.entries ?? 0,
    people: counts?.people ?? 0,
    unplaced: counts?.unplaced ?? 0,
    hours: hours.map(({ hour, started, handed }) => ({ at: hour * hourMs, started, handed })),
    ...value,
  }
}
