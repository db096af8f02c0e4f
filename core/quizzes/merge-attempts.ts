import { sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import type { RoundRules } from '../../db/schema/quizzes.ts'
import { isBetter } from './ranking.ts'
import { countChanged } from './submitted.ts'

type Counted = {
  id: string
  round_id: string
  unit_id: string | null
  score: number
  duration_ms: number
  submitted_at: number
  rules: string
}

/**
 * Gives one person's attempts to another who turned out to be the same: numbered anew in the order they were begun, and in
 * each round one of them ranks, as if they had always been one person's.
 */
export async function mergeAttempts(tx: Tx, { keep, drop }: { keep: string; drop: string }): Promise<void> {
  const [any] = await tx.all(sql`select id from attempts where person_id = ${drop} limit 1`)
  if (!any) return
  const counted = await tx.all<Counted>(sql`
    select a.id, a.round_id, a.unit_id, a.score, a.duration_ms, a.submitted_at, r.rules
    from attempts a join rounds r on r.id = a.round_id
    where a.person_id in (${keep}, ${drop}) and a.counted = 1 order by a.submitted_at`)
  for (const roundId of new Set(counted.map(({ round_id }) => round_id))) {
    const [one, other] = counted.filter(({ round_id }) => round_id === roundId)
    if (one && other) await uncount(tx, better(one, other) ? other : one)
  }
  // By way of negative numbers: no two rows may bear the same number in between.
  await tx.run(sql`
    update attempts set person_id = ${keep}, number = -place
    from (
      select id as moved, row_number() over (partition by round_id order by started_at, number, id) as place
      from attempts where person_id in (${keep}, ${drop}))
    where attempts.id = moved`)
  await tx.run(sql`update attempts set number = -number where person_id = ${keep} and number < 0`)
}

const better = (one: Counted, other: Counted) =>
  isBetter(JSON.parse(one.rules) as RoundRules, placed(one), placed(other))

const placed = ({ score, duration_ms, submitted_at }: Counted) => ({
  score,
  durationMs: duration_ms,
  submittedAt: submitted_at,
})

/** It stays an entry, but its person ranks by another. */
async function uncount(tx: Tx, { id, round_id, unit_id, score }: Counted): Promise<void> {
  await tx.run(sql`update attempts set counted = 0 where id = ${id}`)
  await tx.run(sql`
    update standings set participants = participants - 1
    where round_id = ${round_id} and unit_id = ${unit_id ?? ''} and score = ${score}`)
  await countChanged(tx, [round_id])
}
