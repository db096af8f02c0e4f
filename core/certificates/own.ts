import { and, desc, eq, sql } from 'drizzle-orm'
import { certificates, type NameShowing } from '../../db/schema/certificates.ts'
import { people } from '../../db/schema/people.ts'
import { attempts } from '../../db/schema/quizzes.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { ledgerOf } from '../quizzes/published-ledger.ts'
import { publicRound } from '../quizzes/rounds.ts'
import { isRanked } from '../quizzes/rules.ts'
import { placeIn } from '../quizzes/standing.ts'
import { signedIn } from '../roles.ts'
import { awardOf, earns } from './award.ts'
import { formOf } from './given.ts'
import { issue, numbered } from './issue.ts'
import { tidyName } from './names.ts'
import { expectSealed } from './office-round.ts'

type Certificate = typeof certificates.$inferSelect

/** The one that stands before any that was withdrawn. */
async function held(ctx: Pick<Ctx, 'db'>, roundId: string, personId: string): Promise<Certificate | undefined> {
  const [row] = await ctx.db
    .select()
    .from(certificates)
    .where(and(eq(certificates.roundId, roundId), eq(certificates.personId, personId)))
    .orderBy(sql`${certificates.withdrawnAt} is not null`, desc(certificates.issuedAt))
    .limit(1)
  return row
}

/** What the asker's counted attempt earned; null for nothing. The round is sealed. */
async function earnedBy(ctx: Pick<Ctx, 'db'>, roundId: string, personId: string) {
  const { round } = await publicRound(ctx, roundId)
  const award = await awardOf(ctx, roundId)
  if (!award || !isRanked(round.rules)) return null
  const mine = await placeIn(ctx, round, personId)
  if (!mine || !earns(award, { ...mine, place: mine.rank })) return null
  const place = award.places !== null && mine.rank <= award.places ? mine.rank : null
  return { place, score: mine.score, total: mine.total }
}

/** What of a certificate there is for whoever asks: earned or not yet, taken, withdrawn. */
export async function ownCertificate(ctx: Pick<Ctx, 'db' | 'actor'>, roundId: string) {
  const personId = signedIn(ctx)
  await publicRound(ctx, roundId)
  const given = (await awardOf(ctx, roundId)) !== null
  const ready = given && (await ledgerOf(ctx, roundId)).complete
  const certificate = (await held(ctx, roundId, personId)) ?? null
  const [person] = await ctx.db.select().from(people).where(eq(people.id, personId))
  return {
    given,
    ready,
    earned: ready && !certificate ? await earnedBy(ctx, roundId, personId) : null,
    certificate,
    name: person?.name || person?.introducedAs || '',
  }
}

/**
 * Gives somebody the certificate they earned. Asked for again, only how the name is told changes: what stands on paper stays.
 *
 * @throws AppError CONFLICT where nothing is given, not yet, not to them, or no longer
 */
export async function takeCertificate(
  ctx: Ctx,
  roundId: string,
  { name, shown }: { name: string; shown: NameShowing },
): Promise<Certificate> {
  const personId = signedIn(ctx)
  await publicRound(ctx, roundId)
  const before = await held(ctx, roundId, personId)
  if (before?.withdrawnAt) throw new AppError('CONFLICT', 'certificate.withdrawn')
  if (before) {
    await ctx.write((tx) => tx.update(certificates).set({ shown }).where(eq(certificates.id, before.id)))
    return { ...before, shown }
  }
  if (!(await awardOf(ctx, roundId))) throw new AppError('CONFLICT', 'certificate.none')
  await expectSealed(ctx, roundId)
  const earned = await earnedBy(ctx, roundId, personId)
  if (!earned) throw new AppError('CONFLICT', 'certificate.not-earned')
  const [attempt] = await ctx.db
    .select({ id: attempts.id })
    .from(attempts)
    .where(and(eq(attempts.roundId, roundId), eq(attempts.personId, personId), eq(attempts.counted, true)))
  const one = { ...earned, personId, attemptId: attempt?.id ?? '', name: tidyName(name), shown }
  const rows = await numbered([one], { roundId, at: ctx.now() })
  await ctx.write((tx) => issue(tx, rows))
  const made = await held(ctx, roundId, personId)
  if (!made) throw new AppError('NOT_FOUND')
  return made
}

/** What the asker's own certificate says, to be drawn. */
export async function ownForm(ctx: Pick<Ctx, 'db' | 'actor'>, roundId: string) {
  const certificate = await held(ctx, roundId, signedIn(ctx))
  if (!certificate) throw new AppError('NOT_FOUND')
  if (certificate.withdrawnAt) throw new AppError('CONFLICT', 'certificate.withdrawn')
  return formOf(ctx, certificate)
}
