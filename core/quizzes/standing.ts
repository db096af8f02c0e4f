import { type SQL, sql } from 'drizzle-orm'
import type { GuessOf, RoundRules, rounds } from '../../db/schema/quizzes.ts'
import type { Ctx } from '../context.ts'
import { tieBreak, tieValues } from './ranking.ts'
import { publicRound } from './rounds.ts'
import { isRanked, isSecret, isSettled, scoresFrom } from './rules.ts'
import { mostOf } from './score.ts'

/** A unit with fewer people than this is listed without figures: they would be about somebody. */
const fewestShown = 5
const topCount = 20

type Round = Pick<typeof rounds.$inferSelect, 'id' | 'closesAt'>

type UnitStanding =
  | { unitId: string; unitName: string; hidden: true }
  | {
      unitId: string
      unitName: string
      hidden: false
      entries: number
      // Null until scores are told: who counts for which unit follows from them.
      participants: number | null
      averageScore: number | null
      perThousand: number | null
    }

/**
 * How units and people stand. Until no submission can come any more only the attempts of each unit are counted, and where a
 * number about the round is to be guessed not even they; then it is all told, the number too. Practice has no places.
 */
export async function standingOf(ctx: Pick<Ctx, 'db' | 'actor' | 'now'>, roundId: string) {
  const { round } = await publicRound(ctx, roundId)
  const now = ctx.now()
  const { rules } = round
  const ranked = isRanked(rules)
  const hiddenUntil = scoresFrom(round, now)
  const base = {
    roundId,
    ranked,
    final: isSettled(round, now) && !(await someHeld(ctx, roundId)),
    hiddenUntil,
    actual: null,
  }
  if (hiddenUntil !== null) {
    return { ...base, units: isSecret(round, now) ? [] : await attemptsOf(ctx, round), me: null, top: [] }
  }
  if (!ranked) return { ...base, units: await unitsOf(ctx, round), me: null, top: [] }
  const actual = await actualIn(ctx, round)
  return {
    ...base,
    actual,
    units: await unitsOf(ctx, round),
    me: ctx.actor.personId ? await placeOf(ctx, round, actual, ctx.actor.personId) : null,
    top: await topOf(ctx, roundId, rules, actual),
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

/** How many attempts each unit has handed in, which nothing right or wrong in them can change. */
async function attemptsOf(ctx: Pick<Ctx, 'db'>, { id: roundId, closesAt }: Round): Promise<UnitStanding[]> {
  const rows = await ctx.db.all<{ unit_id: string; name: string; entries: number }>(sql`
    select s.unit_id, ${asOf('name', closesAt)} as name, sum(s.entries) as entries
    from standings s join units u on u.id = s.unit_id where s.round_id = ${roundId} group by s.unit_id`)
  const untold = { participants: null, averageScore: null, perThousand: null }
  const shown = rows.map(({ unit_id: unitId, name: unitName, entries }): UnitStanding => {
    return entries < fewestShown
      ? { unitId, unitName, hidden: true }
      : { unitId, unitName, hidden: false, entries, ...untold }
  })
  return shown.sort((a, b) => byFigure(a, b, ({ entries }) => entries))
}

/** A unit's name or number of people at the end of a round: what has become of it since changes no figure. */
export const asOf = (field: 'name' | 'member_count', at: number | SQL) => sql`coalesce((
  select p.${sql.raw(field)} from unit_pasts p where p.unit_id = u.id and p.until > ${at} order by p.until limit 1), u.${sql.raw(field)})`

async function unitsOf(ctx: Pick<Ctx, 'db'>, { id: roundId, closesAt }: Round): Promise<UnitStanding[]> {
  const rows = await ctx.db.all<{
    unit_id: string
    name: string
    member_count: number
    participants: number
    entries: number
    points: number
  }>(sql`
    select s.unit_id, ${asOf('name', closesAt)} as name, ${asOf('member_count', closesAt)} as member_count, sum(s.participants) as participants, sum(s.entries) as entries,
      sum(s.participants * s.score) as points
    from standings s join units u on u.id = s.unit_id
    where s.round_id = ${roundId} group by s.unit_id having sum(s.participants) > 0`)
  const shown = rows.map((row): UnitStanding => {
    const { unit_id: unitId, name: unitName, participants, entries, points } = row
    if (participants < fewestShown) return { unitId, unitName, hidden: true }
    const averageScore = Math.round((100 * points) / participants) / 100
    const perThousand = row.member_count > 0 ? Math.round((10_000 * participants) / row.member_count) / 10 : null
    return { unitId, unitName, hidden: false, participants, entries, averageScore, perThousand }
  })
  return shown.sort((a, b) => byFigure(a, b, ({ participants }) => participants ?? 0))
}

type Shown = Extract<UnitStanding, { hidden: false }>

/** Units without figures come last, by name: their place must not tell what is hidden. */
function byFigure(a: UnitStanding, b: UnitStanding, figure: (unit: Shown) => number): number {
  const byName = a.unitName.localeCompare(b.unitName, 'vi')
  if (a.hidden || b.hidden) return Number(a.hidden) - Number(b.hidden) || byName
  return figure(b) - figure(a) || byName
}

/** Where a person stands in a round whose scores are told; null for whoever has none. */
export const placeIn = async (ctx: Pick<Ctx, 'db'>, round: Ranked, personId: string) =>
  placeOf(ctx, round, await actualIn(ctx, round), personId)

async function placeOf(ctx: Pick<Ctx, 'db'>, { id: roundId, rules }: Ranked, actual: number | null, personId: string) {
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
  const values = tieValues(rules, actual, { guess, durationMs: mine.duration_ms, submittedAt: mine.submitted_at })
  const [ahead] = await ctx.db.all<{ count: number }>(sql`
    select (select coalesce(sum(participants), 0) from standings where round_id = ${roundId} and score > ${score})
      + (select count(*) from attempts
         where round_id = ${roundId} and counted = 1 and score = ${score} and (${tieBreak(rules, actual)}) < (${values})) as count`)
  return { rank: 1 + (ahead?.count ?? 0), score, total, durationMs: mine.duration_ms, guess }
}

async function topOf(ctx: Pick<Ctx, 'db'>, roundId: string, rules: RoundRules, actual: number | null) {
  // The index alone finds the first few; only they are read.
  const rows = await ctx.db.all<{
    id: string
    score: number
    total: number
    duration_ms: number
    guess: number | null
    rank: number
    name: string | null
  }>(sql`
    with first as (
      select rowid as row from attempts where round_id = ${roundId} and counted = 1
      order by score desc, ${tieBreak(rules, actual)} limit ${topCount}),
    placed as (
      select a.*, rank() over (order by score desc, ${tieBreak(rules, actual)}) as rank
      from first join attempts a on a.rowid = first.row)
    select f.id, f.score, f.total, f.duration_ms, f.guess, f.rank,
      (select p.name from people p where p.id = f.person_id and p.erased_at is null and exists (
        select 1 from consents c
        where c.person_id = p.id and c.purpose = 'contest' and c.withdrawn_at is null)) as name
    from placed f
    order by f.rank, f.id`)
  return rows.map(({ id, score, total, duration_ms: durationMs, guess, rank, name }) => ({
    rank,
    name: name || pseudonym(id),
    score,
    total,
    durationMs,
    ...(actual !== null && { guess }),
  }))
}

/** A name that says nothing of the person and differs from round to round. */
const pseudonym = (attemptId: string) => `Người dự thi ${attemptId.slice(-4).toUpperCase()}`
