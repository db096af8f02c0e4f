import { sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import type { Given } from '../../db/schema/quizzes.ts'
import type { Ctx } from '../context.ts'
import { hourMs } from '../time.ts'
import { answeredIn } from './score.ts'
import { groupedBy } from './standings/grouped.ts'

/** `answered` counts the questions that were. */
export type Result = {
  attemptId: string
  score: number
  total: number
  answered: number
  durationMs: number
  submittedAt: number
}

/** The attempt of a person that ranks; `unitId` is where they belonged when they handed it in, '' for nowhere. */
export type Counted = Result & { unitId: string }

type Place = { roundId: string; personId: string }
type Submitted = Place & Counted & { answers: Given[]; guess: number | null; counts: boolean }

const keyOf = ({ roundId, personId }: Place) => `${roundId} ${personId}`

type Row = {
  id: string
  round_id: string
  person_id: string
  unit_id: string | null
  score: number
  total: number
  duration_ms: number
  submitted_at: number
  counted: number
  answers: string | null
}

/** What is in already, read under the write lock: the results of these attempts, and each person's counted one. */
export async function alreadyIn(tx: Tx, asked: (Place & { attemptId: string })[]) {
  const keys = asked.map(({ roundId, personId, attemptId }) => [roundId, personId, attemptId])
  const rows = await tx.all<Row>(sql`
    select a.id, a.round_id, a.person_id, a.unit_id, a.score, a.total, a.duration_ms, a.submitted_at, a.counted,
      case when a.id = j.value ->> 2 then a.answers end as answers
    from json_each(${JSON.stringify(keys)}) j
    join attempts a indexed by attempts_number on a.round_id = j.value ->> 0 and a.person_id = j.value ->> 1
    where a.submitted_at is not null and (a.counted = 1 or a.id = j.value ->> 2)`)

  const results = new Map<string, Result>()
  const counted = new Map<string, Counted>()
  for (const row of rows) {
    const { id: attemptId, score, total, duration_ms: durationMs, submitted_at: submittedAt } = row
    const answered = answeredIn(row.answers === null ? null : (JSON.parse(row.answers) as Given[]))
    const result = { attemptId, score, total, answered, durationMs, submittedAt }
    // Several of one batch may ask for one person's rows, and only its own line tells an attempt's answers.
    if (row.answers !== null || !results.has(attemptId)) results.set(attemptId, result)
    if (row.counted) {
      counted.set(keyOf({ roundId: row.round_id, personId: row.person_id }), { ...result, unitId: row.unit_id ?? '' })
    }
  }
  return {
    resultOf: (attemptId: string) => results.get(attemptId),
    countedOf: (place: Place) => counted.get(keyOf(place)),
    note(place: Place, { unitId, ...result }: Counted, counts: boolean) {
      results.set(result.attemptId, result)
      if (counts) counted.set(keyOf(place), { ...result, unitId })
    },
  }
}

type Cell = { roundId: string; unitId: string; score: number; participants: number; entries: number }

/** What a batch changes, gathered so that each table is written once. */
export function changes() {
  const submitted = new Map<string, Submitted>()
  const outdone = new Set<string>()
  const cells = new Map<string, Cell>()

  const count = ({ roundId, unitId, score }: Place & Counted, participants: number, entries: number) => {
    const key = `${roundId} ${unitId} ${score}`
    const cell = cells.get(key) ?? { roundId, unitId, score, participants: 0, entries: 0 }
    cells.set(key, { ...cell, participants: cell.participants + participants, entries: cell.entries + entries })
  }

  return {
    submitted,
    outdone,
    cells,
    submit(one: Submitted) {
      submitted.set(one.attemptId, one)
      count(one, one.counts ? 1 : 0, 1)
    },
    /** This attempt counted until now; it may be of the same batch. */
    outdo(earlier: Place & Counted) {
      const here = submitted.get(earlier.attemptId)
      if (here) submitted.set(here.attemptId, { ...here, counts: false })
      else outdone.add(earlier.attemptId)
      count(earlier, -1, 0)
    },
  }
}

export async function saveSubmitted(tx: Tx, { submitted, outdone, cells }: ReturnType<typeof changes>): Promise<void> {
  if (submitted.size === 0) return
  const rows = Array.from(submitted.values(), (one) => {
    const { attemptId, submittedAt, unitId, answers, guess, score, durationMs, counts } = one
    return [attemptId, submittedAt, unitId || null, answers, guess, score, durationMs, counts ? 1 : 0]
  })
  await tx.run(sql`
    update attempts set submitted_at = value ->> 1, unit_id = value ->> 2, answers = value -> 3, guess = value ->> 4,
      score = value ->> 5, duration_ms = value ->> 6, counted = value ->> 7
    from json_each(${JSON.stringify(rows)})
    where attempts.id = value ->> 0 and attempts.submitted_at is null`)

  if (outdone.size > 0) {
    await tx.run(sql`
      update attempts set counted = 0 where id in (select value from json_each(${JSON.stringify([...outdone])}))`)
  }

  const totals = Array.from(cells.values(), (one) => [
    one.roundId,
    one.unitId,
    one.score,
    one.participants,
    one.entries,
  ])
  await tx.run(sql`
    insert into standings (round_id, unit_id, score, participants, entries)
    select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 from json_each(${JSON.stringify(totals)})
    where true on conflict (round_id, unit_id, score) do update
      set participants = participants + excluded.participants, entries = entries + excluded.entries`)
  await countChanged(tx, [...new Set(Array.from(submitted.values(), ({ roundId }) => roundId))])
  const hours = groupedBy(submitted.values(), ({ roundId, submittedAt }) => `${roundId} ${hourOf(submittedAt)}`)
  const handed = Array.from(hours.entries(), ([key, { length }]) => [...key.split(' '), length])
  await tx.run(sql`
    insert into round_hours (round_id, hour, handed)
    select value ->> 0, cast(value ->> 1 as integer), value ->> 2 from json_each(${JSON.stringify(handed)})
    where true on conflict (round_id, hour) do update set handed = handed + excluded.handed`)
}

const hourOf = (at: number) => Math.floor(at / hourMs)

/** Notes that the counts of rounds are others than before. */
export const countChanged = (tx: Tx, roundIds: string[]) =>
  tx.run(sql`
    insert into round_counts (round_id, version) select value, 1 from json_each(${JSON.stringify(roundIds)})
    where true on conflict (round_id) do update set version = version + 1`)

/** Notes that an attempt began. */
export const noteStarted = (tx: Tx, roundId: string, at: number) =>
  tx.run(sql`
    insert into round_hours (round_id, hour, started) values (${roundId}, ${hourOf(at)}, 1)
    on conflict (round_id, hour) do update set started = started + 1`)

/**
 * Counts for a unit what somebody handed in before it confirmed them, in rounds that are still open; what is over stays as it
 * was told.
 */
export async function recountUnit(
  tx: Tx,
  ctx: Pick<Ctx, 'now'>,
  { personId, unitId }: { personId: string; unitId: string },
): Promise<void> {
  const uncounted = sql`(select a.id from attempts a join rounds r on r.id = a.round_id
    where a.person_id = ${personId} and a.submitted_at is not null and a.unit_id is null
      and r.closes_at > ${ctx.now()} and r.rules ->> '$.units' = 'confirmed')`
  await tx.run(sql`
    update round_counts set version = version + 1 where round_id in (select round_id from attempts where id in ${uncounted})`)
  const totals = sql`select round_id, score, sum(counted) as people, count(*) as entries
    from attempts where id in ${uncounted} group by round_id, score`
  await tx.run(sql`
    update standings set participants = participants - moved.people, entries = standings.entries - moved.entries
    from (${totals}) as moved
    where standings.round_id = moved.round_id and standings.unit_id = '' and standings.score = moved.score`)
  await tx.run(sql`
    insert into standings (round_id, unit_id, score, participants, entries)
    select round_id, ${unitId}, score, people, entries from (${totals})
    where true on conflict (round_id, unit_id, score) do update
      set participants = participants + excluded.participants, entries = entries + excluded.entries`)
  await tx.run(sql`update attempts set unit_id = ${unitId} where id in ${uncounted}`)
}
