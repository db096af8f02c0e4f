import { type SQL, sql } from 'drizzle-orm'
import type { rounds } from '../../db/schema/quizzes.ts'
import { breathe } from '../breathe.ts'
import { officeRound } from '../certificates/office-round.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { tieBreak, tieValues } from '../quizzes/ranking.ts'
import { hasPassed, isRanked, isSecret, scoresFrom } from '../quizzes/rules.ts'
import { actualIn, pseudonym } from '../quizzes/standing.ts'
import { fold } from '../text/fold.ts'

type Round = typeof rounds.$inferSelect

export type Participant = {
  /** Of the attempt that ranks, or of the first where none does. */
  attemptId: string
  /** As the office knows them or they let it be told; else a name that says nothing of them. */
  name: string
  unitName: string
  tries: number
  handedIn: number
  submittedAt: number | null
  // Null until scores are told.
  rank: number | null
  score: number | null
  total: number
  durationMs: number | null
  guess: number | null
  passed: boolean | null
}

/** Where a list goes on: after which attempt, and which line and place that was. */
type Cursor = { attemptId: string; line: number; rank: number }

const listedAtOnce = 50
/** So many are looked through for a name before somebody is asked whether to go on. */
const lookedThrough = 40_000
const page = 2000

export const cursorOf = ({ attemptId, line, rank }: Cursor) => `${attemptId}.${line}.${rank}`

/** @throws AppError INVALID for what is no cursor */
function cursorIn(text: string): Cursor {
  const [, attemptId = '', line = '', rank = ''] = /^([a-z0-9_]{1,40})\.(\d{1,9})\.(\d{1,9})$/.exec(text) ?? []
  if (attemptId === '') throw new AppError('INVALID')
  return { attemptId, line: Number(line), rank: Number(rank) }
}

/**
 * Who takes part in a round, for the office that holds it, a page at a time: by place once scores are told, else by person.
 * `find` is part of a name, typed in any way.
 */
export async function listParticipants(ctx: Ctx, roundId: string, { find = '', after = '' } = {}) {
  const { round } = await officeRound(ctx, 'quiz.write', roundId)
  const secret = isSecret(round, ctx.now())
  if (secret) return { secret, ranked: false, participants: [], lookedThrough: 0, next: null }
  const wanted = fold(find.trim())
  const found: Participant[] = []
  const from = after === '' ? null : cursorIn(after)
  let cursor: Cursor | null = from
  let line = from?.line ?? 0
  let looked = 0
  let next: string | null = null
  const most = wanted === '' ? listedAtOnce : page
  while (found.length < listedAtOnce && looked < lookedThrough) {
    const read = await pageOf(ctx, round, cursor, most)
    let taken = 0
    for (const one of read.participants) {
      if (found.length === listedAtOnce) break
      taken++
      cursor = { attemptId: one.attemptId, line: ++line, rank: one.rank ?? 0 }
      if (wanted === '' || fold(one.name).includes(wanted)) found.push(one)
    }
    looked += taken
    next = cursor && (read.more || taken < read.participants.length) ? cursorOf(cursor) : null
    if (next === null || wanted === '') break
    await breathe()
  }
  return { secret, ranked: isByPlace(ctx, round), participants: found, lookedThrough: looked, next }
}

const isByPlace = (ctx: Pick<Ctx, 'now'>, round: Round) =>
  isRanked(round.rules) && scoresFrom(round, ctx.now()) === null

/** All of them, a page at a time, for a file. */
export async function* participantPages(ctx: Pick<Ctx, 'db' | 'now'>, round: Round) {
  let cursor = null as Cursor | null
  for (;;) {
    const { participants, more }: Page = await pageOf(ctx, round, cursor, page)
    if (participants.length > 0) yield participants
    const last: Participant | undefined = participants.at(-1)
    if (!more || !last) return
    cursor = { attemptId: last.attemptId, line: (cursor?.line ?? 0) + participants.length, rank: last.rank ?? 0 }
    await breathe()
  }
}

type Page = { participants: Participant[]; more: boolean }

const pageOf = (ctx: Pick<Ctx, 'db' | 'now'>, round: Round, cursor: Cursor | null, most: number): Promise<Page> =>
  isByPlace(ctx, round) ? byPlace(ctx, round, cursor, most) : byPerson(ctx, round, cursor, most)

type Named = { attempt_id: string; name: string | null; unit_name: string | null; tries: number; handed_in: number }
type Row = Named & {
  score: number
  total: number
  duration_ms: number
  submitted_at: number
  guess: number | null
}

// The name by which the office introduced somebody, that of whom a unit confirmed, or what they let be told in contests.
const nameOf = (personId: SQL) => sql`(
  select coalesce(nullif(p.introduced_as, ''), case when p.unit_state = 'confirmed' or exists (
    select 1 from consents c where c.person_id = p.id and c.purpose = 'contest' and c.withdrawn_at is null) then p.name end)
  from people p where p.id = ${personId} and p.erased_at is null)`

const toldOf = ({ attempt_id: attemptId, name, unit_name, tries, handed_in }: Named) => ({
  ...{ attemptId, name: name || pseudonym(attemptId), unitName: unit_name ?? '', tries, handedIn: handed_in },
})

async function byPlace(ctx: Pick<Ctx, 'db'>, round: Round, cursor: Cursor | null, most: number): Promise<Page> {
  const { rules } = round
  const actual = await actualIn(ctx, round)
  const tie = tieBreak(rules, actual)
  const [last] = cursor
    ? await ctx.db.all<Row>(sql`
        select id as attempt_id, score, total, duration_ms, submitted_at, guess from attempts
        where id = ${cursor.attemptId} and round_id = ${round.id}`)
    : []
  if (cursor && !last) throw new AppError('INVALID')
  const values = (row: Row) =>
    tieValues(rules, actual, { guess: row.guess, durationMs: row.duration_ms, submittedAt: row.submitted_at })
  const after = last
    ? sql`and score <= ${last.score} and (score < ${last.score} or (${tie}, id) > (${values(last)}, ${last.attempt_id}))`
    : sql``
  const rows = await ctx.db.all<Row>(sql`
    select a.id as attempt_id, a.score, a.total, a.duration_ms, a.submitted_at, a.guess, ${nameOf(sql`a.person_id`)} as name,
      (select u.name from units u where u.id = a.unit_id) as unit_name,
      (select count(*) from attempts t where t.round_id = a.round_id and t.person_id = a.person_id) as tries,
      (select count(*) from attempts t where t.round_id = a.round_id and t.person_id = a.person_id and t.submitted_at is not null) as handed_in
    from (select id from attempts where round_id = ${round.id} and counted = 1 ${after}
      order by score desc, ${tie}, id limit ${most + 1}) first
    join attempts a on a.id = first.id
    order by a.score desc, ${tieBreak(rules, actual)}, a.id`)
  const equal = (one: Row, other: Row) =>
    one.score === other.score && JSON.stringify(placeValues(one)) === JSON.stringify(placeValues(other))
  const placeValues = ({ guess, duration_ms, submitted_at }: Row) => [
    actual === null ? 0 : guess === null ? null : Math.abs(guess - actual),
    rules.rank === 'fastest' ? Math.max(0, duration_ms) : 0,
    submitted_at,
  ]
  let before: Row | undefined = last
  let rank = cursor?.rank ?? 0
  const participants = rows.slice(0, most).map((row, at): Participant => {
    if (!before || !equal(before, row)) rank = (cursor?.line ?? 0) + at + 1
    before = row
    const { score, total, duration_ms: durationMs, submitted_at: submittedAt, guess } = row
    return { ...toldOf(row), submittedAt, rank, score, total, durationMs, guess, passed: hasPassed(rules, score) }
  })
  return { participants, more: rows.length > most }
}

type Person = Named & { total: number; submitted_at: number | null; score: number | null; duration_ms: number | null }

/** By person, with what of each may be told before scores are. */
async function byPerson(
  ctx: Pick<Ctx, 'db' | 'now'>,
  round: Round,
  cursor: Cursor | null,
  most: number,
): Promise<Page> {
  const told = scoresFrom(round, ctx.now()) === null
  const [last] = cursor
    ? await ctx.db.all<{ person_id: string }>(sql`
        select person_id from attempts where id = ${cursor.attemptId} and round_id = ${round.id}`)
    : []
  if (cursor && !last) throw new AppError('INVALID')
  const rows = await ctx.db.all<Person>(sql`
    select g.*, ${nameOf(sql`g.person_id`)} as name, (select u.name from units u where u.id = (
      select coalesce(g.unit_id, p.unit_id) from people p where p.id = g.person_id)) as unit_name
    from (select person_id, min(id) as attempt_id, max(unit_id) as unit_id, count(*) as tries, count(submitted_at) as handed_in,
        max(total) as total, max(submitted_at) as submitted_at, max(score) as score, min(duration_ms) as duration_ms
      from attempts indexed by attempts_number where round_id = ${round.id} and person_id > ${last?.person_id ?? ''}
      group by person_id order by person_id limit ${most + 1}) g`)
  const participants = rows.slice(0, most).map((row): Participant => {
    const score = told ? row.score : null
    const untold = { rank: null, guess: null, passed: told ? hasPassed(round.rules, score) : null }
    return {
      ...toldOf(row),
      ...untold,
      score,
      total: row.total,
      submittedAt: row.submitted_at,
      durationMs: told ? row.duration_ms : null,
    }
  })
  return { participants, more: rows.length > most }
}
