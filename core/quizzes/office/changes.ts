import { asc, eq } from 'drizzle-orm'
import { roundChanges } from '../../../db/schema/quizzes.ts'
import type { Ctx } from '../../context.ts'

/** What became of a round, for everybody: when, what and why, and the times it moved. Never which answer is right. */
export async function changesOf(ctx: Pick<Ctx, 'db'>, roundId: string) {
  const rows = await ctx.db
    .select()
    .from(roundChanges)
    .where(eq(roundChanges.roundId, roundId))
    .orderBy(asc(roundChanges.number))
  return rows.map(({ number, at, kind, reason, detail }) => ({
    number,
    at,
    kind,
    reason,
    closesAt: instantIn(detail.closesAt),
    until: instantIn(detail.until),
  }))
}

const instantIn = (value: unknown): number | null => (typeof value === 'number' ? value : null)
