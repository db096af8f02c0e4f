import { asc, desc, eq, sql } from 'drizzle-orm'
import { seals } from '../../db/schema/quizzes.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import type { PublishedEntry } from './ledger.ts'
import { publicRound } from './rounds.ts'

const page = 5000

/**
 * What everybody who looks at a round is told of its ledger: the newest seal, to be noted by whoever wants to check later,
 * and whether the last one is set. Not how many there are: while the round runs that would tell how many take part.
 */
export async function ledgerOf(ctx: Pick<Ctx, 'db'>, roundId: string) {
  await publicRound(ctx, roundId)
  const [newest] = await ctx.db
    .select()
    .from(seals)
    .where(eq(seals.roundId, roundId))
    .orderBy(desc(seals.number))
    .limit(1)
  return {
    latest: newest ? { hash: newest.hash, sealedAt: newest.sealedAt } : null,
    complete: newest?.last ?? false,
  }
}

/**
 * All seals of a round whose last one is set, with the rules by which its attempts rank.
 *
 * @throws AppError CONFLICT before that
 */
export async function publishedSeals(ctx: Pick<Ctx, 'db'>, roundId: string) {
  const { round, quiz } = await publicRound(ctx, roundId)
  await expectComplete(ctx, roundId)
  const all = await ctx.db
    .select({
      number: seals.number,
      hash: seals.hash,
      salt: seals.salt,
      entries: seals.entries,
      sealedAt: seals.sealedAt,
    })
    .from(seals)
    .where(eq(seals.roundId, roundId))
    .orderBy(asc(seals.number))
  return { roundId, title: quiz.title, name: round.name, rules: round.rules, seals: all }
}

async function expectComplete(ctx: Pick<Ctx, 'db'>, roundId: string): Promise<void> {
  const { complete } = await ledgerOf(ctx, roundId)
  if (!complete) throw new AppError('CONFLICT', 'round.not-sealed')
}

/**
 * Every attempt of a round whose last seal is set, a page at a time, in the order of the seals. It says nothing of people:
 * those who handed in several attempts show only which of them ranks.
 *
 * @throws AppError CONFLICT before that
 */
export async function publishedPages(
  ctx: Pick<Ctx, 'db'>,
  roundId: string,
): Promise<AsyncGenerator<PublishedEntry[], void, void>> {
  await expectComplete(ctx, roundId)
  return pagesOf(ctx, roundId)
}

async function* pagesOf(ctx: Pick<Ctx, 'db'>, roundId: string) {
  let after: Pick<PublishedEntry, 'seal' | 'submittedAt' | 'id'> = { seal: 0, submittedAt: 0, id: '' }
  for (;;) {
    const entries = await ctx.db.all<PublishedEntry>(sql`
      select a.seal, a.id, a.submitted_at as submittedAt, a.score, a.total, a.duration_ms as durationMs, a.guess,
        case when a.counted = 1 then a.id else (
          select c.id from attempts c where c.round_id = a.round_id and c.person_id = a.person_id and c.counted = 1
        ) end as ranksBy
      from attempts a indexed by attempts_ledger
      where a.round_id = ${roundId} and a.submitted_at is not null and a.seal is not null
        and (a.seal, a.submitted_at, a.id) > (${after.seal}, ${after.submittedAt}, ${after.id})
      order by a.seal, a.submitted_at, a.id limit ${page}`)
    const last = entries.at(-1)
    if (!last) return
    yield entries
    after = last
  }
}
