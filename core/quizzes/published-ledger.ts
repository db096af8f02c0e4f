import { asc, desc, eq, sql } from 'drizzle-orm'
import { roundChanges, seals } from '../../db/schema/quizzes.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import type { PublishedEntry } from './ledger.ts'
import { keyOpensAt } from './results.ts'
import { publicRound, type Round } from './rounds.ts'

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
export async function publishedSeals(ctx: Pick<Ctx, 'db' | 'now'>, roundId: string) {
  const { round, quiz } = await publicRound(ctx, roundId)
  await expectComplete(ctx, round)
  const all = await ctx.db
    .select({
      number: seals.number,
      hash: seals.hash,
      salt: seals.salt,
      entries: seals.entries,
      sealedAt: seals.sealedAt,
      change: seals.change,
    })
    .from(seals)
    .where(eq(seals.roundId, roundId))
    .orderBy(asc(seals.number))
  const changes = await ctx.db
    .select({
      number: roundChanges.number,
      at: roundChanges.at,
      kind: roundChanges.kind,
      reason: roundChanges.reason,
      detail: roundChanges.detail,
    })
    .from(roundChanges)
    .where(eq(roundChanges.roundId, roundId))
    .orderBy(asc(roundChanges.number))
  return { roundId, title: quiz.title, name: round.name, rules: round.rules, changes, seals: all }
}

async function expectComplete(ctx: Pick<Ctx, 'db' | 'now'>, { id, quizId, keyChanges }: Round): Promise<void> {
  const { complete } = await ledgerOf(ctx, id)
  if (!complete) throw new AppError('CONFLICT', 'round.not-sealed')
  if (keyChanges === null) return
  const from = await keyOpensAt(ctx, quizId)
  if (from !== null && ctx.now() <= from) throw new AppError('CONFLICT', 'round.key-secret')
}

/**
 * Every attempt of a round whose last seal is set, a page at a time, in the order of the seals. It says nothing of people:
 * those who handed in several attempts show only which of them ranks.
 *
 * @throws AppError CONFLICT before that
 */
export async function publishedPages(
  ctx: Pick<Ctx, 'db' | 'now'>,
  roundId: string,
): Promise<{ recounted: boolean; pages: AsyncGenerator<PublishedEntry[], void, void> }> {
  const { round } = await publicRound(ctx, roundId)
  await expectComplete(ctx, round)
  const any = await ctx.db.all(sql`select 1 from recounts where round_id = ${roundId} limit 1`)
  const recounted = any.length > 0
  return { recounted, pages: pagesOf(ctx, roundId, recounted) }
}

type Row = PublishedEntry & { recounted: string | null }

const asRecounted = ({ recounted, ...entry }: Row): PublishedEntry => {
  if (recounted === null) return entry
  const recounts = JSON.parse(recounted) as NonNullable<PublishedEntry['recounts']>
  return { ...entry, score: recounts[0]?.before ?? entry.score, recounts }
}

async function* pagesOf(ctx: Pick<Ctx, 'db'>, roundId: string, recounted: boolean) {
  const since = recounted
    ? sql`(select json_group_array(json_object('change', change, 'before', before, 'after', after)) from (
        select * from recounts where attempt_id = a.id order by change) having count(*) > 0)`
    : sql`null`
  let after: Pick<PublishedEntry, 'seal' | 'submittedAt' | 'id'> = { seal: 0, submittedAt: 0, id: '' }
  for (;;) {
    const rows = await ctx.db.all<Row>(sql`
      select a.seal, a.id, a.submitted_at as submittedAt, a.score, a.total, a.duration_ms as durationMs, a.guess,
        case when a.left_out = 1 then '' when a.counted = 1 then a.id else (
          select c.id from attempts c where c.round_id = a.round_id and c.person_id = a.person_id and c.counted = 1
        ) end as ranksBy, ${since} as recounted
      from attempts a indexed by attempts_ledger
      where a.round_id = ${roundId} and a.submitted_at is not null and a.seal is not null
        and (a.seal, a.submitted_at, a.id) > (${after.seal}, ${after.submittedAt}, ${after.id})
      order by a.seal, a.submitted_at, a.id limit ${page}`)
    const last = rows.at(-1)
    if (!last) return
    yield rows.map(asRecounted)
    after = last
  }
}
