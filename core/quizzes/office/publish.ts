import { and, countDistinct, eq, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import { people } from '../../../db/schema/people.ts'
import { quizzes, rounds } from '../../../db/schema/quizzes.ts'
import { roles } from '../../../db/schema/roles.ts'
import { units } from '../../../db/schema/units.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { holdersOf, isLive } from '../../roles.ts'
import { type Quiz, quizFor, sectionsOf } from '../quizzes.ts'
import type { Round } from '../rounds.ts'
import { quizHash } from './content-hash.ts'
import { expectEnough, expectPlayable } from './enough.ts'

type Read = { contentHash?: string }

/**
 * Opens a draft to everybody: a second person does, for exactly the questions, key and rounds whose hash they send. From here
 * on its questions stay as they are. The clock's own work sends no hash.
 *
 * @throws AppError FORBIDDEN four-eyes, quiz.alone; CONFLICT quiz.not-draft, quiz.stale
 */
export async function publishQuiz(ctx: Ctx, quizId: string, { contentHash }: Read = {}): Promise<Quiz> {
  const quiz = await quizFor(ctx, 'quiz.publish', quizId)
  const others = await othersWhoMay(ctx, quiz)
  return ctx.write(async (tx) => {
    const [before] = await tx.select().from(quizzes).where(eq(quizzes.id, quizId))
    if (before?.status !== 'draft') throw new AppError('CONFLICT', 'quiz.not-draft')
    await expectEnough(tx, quizId, await sectionsOf({ db: tx }, quizId))
    const held = await tx.select({ rules: rounds.rules }).from(rounds).where(eq(rounds.quizId, quizId))
    await expectPlayable(
      tx,
      quizId,
      held.map(({ rules }) => rules),
    )
    const publishedHash = await quizHash(tx, quizId)
    if (!ctx.actor.system && contentHash !== publishedHash) throw new AppError('CONFLICT', 'quiz.stale')
    expectSecond(ctx, before.editedBy, others)
    const [after] = await tx
      .update(quizzes)
      .set({ status: 'published', publishedBy: ctx.actor.personId, publishedHash, updatedAt: ctx.now() })
      .where(eq(quizzes.id, quizId))
      .returning()
    const detail = { contentHash: publishedHash }
    await record(tx, ctx, { action: 'quiz.publish', unitId: quiz.unitId, subjectId: quizId, detail })
    return after as Quiz
  })
}

/** Lets people see a round that was added to a public quiz; again a second person does. */
export async function approveRound(ctx: Ctx, roundId: string, { contentHash }: Read = {}): Promise<Round> {
  const [found] = await ctx.db.select({ quizId: rounds.quizId }).from(rounds).where(eq(rounds.id, roundId))
  const quiz = await quizFor(ctx, 'quiz.publish', found?.quizId ?? '')
  const others = await othersWhoMay(ctx, quiz)
  return ctx.write(async (tx) => {
    const [before] = await tx
      .select()
      .from(rounds)
      .where(and(eq(rounds.id, roundId), isNotNull(rounds.proposedBy)))
    if (!before) throw new AppError('CONFLICT', 'round.public')
    if (contentHash !== (await quizHash(tx, quiz.id))) throw new AppError('CONFLICT', 'quiz.stale')
    expectSecond(ctx, before.proposedBy, others)
    if (before.closesAt <= ctx.now()) throw new AppError('CONFLICT', 'round.closed')
    const [after] = await tx.update(rounds).set({ proposedBy: null }).where(eq(rounds.id, roundId)).returning()
    const detail = { proposedBy: before.proposedBy, contentHash }
    await record(tx, ctx, { action: 'round.approve', unitId: quiz.unitId, subjectId: roundId, detail })
    return after as Round
  })
}

function expectSecond({ actor }: Pick<Ctx, 'actor'>, editedBy: string | null, others: number): void {
  if (actor.system || editedBy === null || editedBy !== actor.personId) return
  throw new AppError('FORBIDDEN', others === 0 ? 'quiz.alone' : 'four-eyes')
}

/** How many people besides the actor may publish where the quiz belongs. */
export async function othersWhoMay(ctx: Pick<Ctx, 'db' | 'actor' | 'now'>, { unitId }: Pick<Quiz, 'unitId'>) {
  const [row] = await ctx.db
    .select({ others: countDistinct(roles.personId) })
    .from(roles)
    .innerJoin(units, eq(units.id, roles.unitId))
    .innerJoin(people, eq(people.id, roles.personId))
    .where(
      and(
        inArray(roles.role, [...holdersOf('quiz.publish')]),
        isLive(ctx.db, ctx.now()),
        isNull(people.erasedAt),
        ne(roles.personId, ctx.actor.personId ?? ''),
        sql`exists (select 1 from units mine where mine.id = ${unitId}
          and substr(mine.path, 1, length(${units.path})) = ${units.path})`,
      ),
    )
  return row?.others ?? 0
}
