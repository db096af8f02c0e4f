import { sql } from 'drizzle-orm'
import type { GuessOf, RoundRules, rounds } from '../../db/schema/quizzes.ts'
import type { Ctx } from '../context.ts'
import { tieBreak, tieValues } from './ranking.ts'
import { publicRound } from './rounds.ts'
import { isRanked, isSecret, isSettled, scoresFrom } from './rules.ts'
import { mostOf } from './score.ts'
import { aheadAmong, kept, keptAWhile, type Lately, markOf, newLately } from './standings/lately.ts'
import { unitsIn } from './standings/units.ts'

const topCount = 20

/**
 * How units and people stand. Until no submission can come any more only the attempts of each unit are counted, and where a
 * number about the round is to be guessed not even they; then it is all told, the number too. Practice has no places.
 * What holds still is worked out once (`remembered`).
 */
export async function standingOf(ctx: Pick<Ctx, 'db' | 'actor' | 'now'>, roundId: string, remembered?: Lately) {
  const lately = remembered ?? newLately()
  const { round } = await publicRound(ctx, roundId)
  const now = ctx.now()
  const { rules } = round
  const ranked = isRanked(rules)
  const hiddenUntil = scoresFrom(round, now)
  const final = isSettled(round, now) && !(await someHeld(ctx, roundId))
  const base = { roundId, ranked, final, hiddenUntil, actual: null }
  const untold = { ...base, me: null, top: [] }
  if (isSecret(round, now) && hiddenUntil !== null) return { ...untold, units: [], above: [] }
  if (hiddenUntil !== null || !ranked) {
    const counted = ranked ? 'entries' : 'participants'
    return { ...untold, ...(await keptAWhile(ctx, { lately, roundId }, () => unitsIn(ctx, round, counted))) }
  }
  const mark = final ? await markOf(ctx, roundId) : ''
  const work = async () => {
    const actual = await actualIn(ctx, round)
    const { value } = await unitsIn(ctx, round, 'participants')
    return {
      actual,
      told: value,
      first: await firstOf(ctx, roundId, rules, actual),
      scores: await scoresOf(ctx, roundId),
    }
  }
  const { actual, told, first, scores } = final ? await kept(ctx, { lately, roundId, mark }, work) : await work()
  // To pack thousands for one look would cost more than to count them.
  const whole = final && remembered ? { lately, mark, scores } : null
  return {
    ...base,
    actual,
    ...told,
    me: ctx.actor.personId ? await placeOf(ctx, round, actual, ctx.actor.personId, whole) : null,
    top: await named(ctx, first, actual),
  }
}

/** True while attempts whose time is over still wait to be marked. */
async function someHeld(ctx: Pick<Ctx, 'db'>, roundId: string): Promise<boolean> {
  const rows = await ctx.db.all(sql`
    select 1 from attempts where round_id = ${roundId} and submitted_at is null and answers is not null limit 1`)
  return rows.length > 0
}

type Ranked = Pick<typeof rounds.$inferSelect, 'id' | 'rules'>

/** The number that was guessed; null where none is. */
export const actualIn = async (ctx: Pick<Ctx, 'db'>, { id, rules }: Ranked): Promise<number | null> =>
  rules.guess ? actualOf(ctx, id, rules.guess, mostOf(rules.questionCount, rules)) : null

/** The number that was guessed, by its definition in the rules. */
async function actualOf(ctx: Pick<Ctx, 'db'>, roundId: string, guess: GuessOf, most: number): Promise<number> {
  const counted = {
    all_correct: sql`coalesce(sum(case when score = ${most} then participants end), 0)`,
    entries: sql`coalesce(sum(entries), 0)`,
    participants: sql`coalesce(sum(participants), 0)`,
  }[guess]
  const [row] = await ctx.db.all<{ actual: number }>(
    sql`select ${counted} as actual from standings where round_id = ${roundId}`,
  )
  return row?.actual ?? 0
}

/** How many people there are of each score. */
async function scoresOf(ctx: Pick<Ctx, 'db'>, roundId: string): Promise<Map<number, number>> {
  const rows = await ctx.db.all<{ score: number; count: number }>(sql`
    select score, sum(participants) as count from standings where round_id = ${roundId} group by score`)
  return new Map(rows.map(({ score, count }) => [score, count]))
}

/** Where a person stands in a round whose scores are told; null for whoever has none. */
export const placeIn = async (ctx: Pick<Ctx, 'db'>, round: Ranked, personId: string) =>
  placeOf(ctx, round, await actualIn(ctx, round), personId)

/** What holds still of a round that is over for good. */
type Whole = { lately: Lately; mark: string; scores: Map<number, number> }

async function placeOf(
  ctx: Pick<Ctx, 'db'>,
  { id: roundId, rules }: Ranked,
  actual: number | null,
  personId: string,
  whole: Whole | null = null,
) {
  const [mine] = await ctx.db.all<{
    score: number
    total: number
    duration_ms: number
    submitted_at: number
    guess: number | null
  }>(sql`
    select score, total, duration_ms, submitted_at, guess from attempts indexed by attempts_number
    where round_id = ${roundId} and person_id = ${personId} and counted = 1`)
  if (!mine) return null
  const { score, total, guess } = mine
  const place = { score, total, durationMs: mine.duration_ms, guess }
  if (whole) {
    const near = actual === null ? Math.max(0, mine.duration_ms) : guess === null ? null : Math.abs(guess - actual)
    const equals = whole.scores.get(score) ?? 0
    const among = { roundId, rules, actual, equals, ...whole }
    const before = await aheadAmong(ctx, { score, near, at: mine.submitted_at }, among)
    const better = [...whole.scores].reduce((all, [other, count]) => all + (other > score ? count : 0), 0)
    if (before !== null) return { rank: 1 + better + before, ...place }
  }
  const values = tieValues(rules, actual, { guess, durationMs: mine.duration_ms, submittedAt: mine.submitted_at })
  const [ahead] = await ctx.db.all<{ count: number }>(sql`
    select (select coalesce(sum(participants), 0) from standings where round_id = ${roundId} and score > ${score})
      + (select count(*) from attempts
         where round_id = ${roundId} and counted = 1 and score = ${score} and (${tieBreak(rules, actual)}) < (${values})) as count`)
  return { rank: 1 + (ahead?.count ?? 0), ...place }
}

type First = {
  id: string
  person_id: string
  score: number
  total: number
  duration_ms: number
  guess: number | null
  rank: number
}

/** The first few; the index alone finds them, and only they are read. */
const firstOf = (ctx: Pick<Ctx, 'db'>, roundId: string, rules: RoundRules, actual: number | null) =>
  ctx.db.all<First>(sql`
    with first as (
      select rowid as row from attempts where round_id = ${roundId} and counted = 1
      order by score desc, ${tieBreak(rules, actual)} limit ${topCount})
    select a.id, a.person_id, a.score, a.total, a.duration_ms, a.guess,
      rank() over (order by score desc, ${tieBreak(rules, actual)}) as rank
    from first join attempts a on a.rowid = first.row
    order by rank, a.id`)

/** By the names that they let be told now. */
async function named(ctx: Pick<Ctx, 'db'>, first: First[], actual: number | null) {
  const ids = JSON.stringify(first.map(({ person_id }) => person_id))
  const known = await ctx.db.all<{ id: string; name: string }>(sql`
    select p.id, p.name from people p
    where p.id in (select value from json_each(${ids})) and p.erased_at is null and exists (
      select 1 from consents c where c.person_id = p.id and c.purpose = 'contest' and c.withdrawn_at is null)`)
  const names = new Map(known.map(({ id, name }) => [id, name]))
  return first.map(({ id, person_id, rank, score, total, duration_ms: durationMs, guess }) => ({
    rank,
    name: names.get(person_id) || pseudonym(id),
    score,
    total,
    durationMs,
    ...(actual !== null && { guess }),
  }))
}

/** A name that says nothing of the person and differs from round to round. */
export const pseudonym = (attemptId: string) => `Người dự thi ${attemptId.slice(-4).toUpperCase()}`
