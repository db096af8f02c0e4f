import { type SQL, sql } from 'drizzle-orm'
import type { RoundRules } from '../../db/schema/quizzes.ts'

type Placed = { score: number; durationMs: number; submittedAt: number }

// A clock set back while an attempt was out gave it less than no time: that is none, and puts nobody first.
const taken = (durationMs: number) => Math.max(0, durationMs)

/**
 * Which of one person's own attempts counts: the first or the last where the rules say so, else the better score, then as the
 * round ranks people, the guess apart.
 */
export function isBetter(
  { rank, counts = 'best' }: Pick<RoundRules, 'rank' | 'counts'>,
  one: Placed,
  other: Placed,
): boolean {
  if (counts === 'last') return one.submittedAt > other.submittedAt
  if (counts === 'first') return one.submittedAt < other.submittedAt
  if (one.score !== other.score) return one.score > other.score
  const [took, otherTook] = [taken(one.durationMs), taken(other.durationMs)]
  if (rank === 'fastest' && took !== otherTook) return took < otherTook
  return one.submittedAt < other.submittedAt
}

/** No guess at all ranks behind every guess. */
const farthest = Number.MAX_SAFE_INTEGER

const distanceOf = (guess: number | null, actual: number) => (guess === null ? farthest : Math.abs(guess - actual))

/**
 * How people with the same score are put in order: nearest guess (when `actual` is known), then fastest where the rules
 * say so, then earliest. As columns, ascending, and as one person's own values for them.
 */
export function tieBreak({ rank }: Pick<RoundRules, 'rank'>, actual: number | null): SQL {
  const columns: SQL[] = []
  if (actual !== null) columns.push(sql`coalesce(abs(guess - ${actual}), ${farthest})`)
  if (rank === 'fastest') columns.push(sql`max(duration_ms, 0)`)
  columns.push(sql`submitted_at`)
  return sql.join(columns, sql`, `)
}

export function tieValues(
  { rank }: Pick<RoundRules, 'rank'>,
  actual: number | null,
  mine: { guess: number | null; durationMs: number; submittedAt: number },
): SQL {
  const values: number[] = []
  if (actual !== null) values.push(distanceOf(mine.guess, actual))
  if (rank === 'fastest') values.push(taken(mine.durationMs))
  values.push(mine.submittedAt)
  return sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )
}
