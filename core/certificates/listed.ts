import { and, asc, eq, isNull, or, sql } from 'drizzle-orm'
import { certificates } from '../../db/schema/certificates.ts'
import { people } from '../../db/schema/people.ts'
import { markOf } from '../acts/seen.ts'
import type { Ctx } from '../context.ts'
import { ledgerOf } from '../quizzes/published-ledger.ts'
import { isRanked } from '../quizzes/rules.ts'
import { awardOf } from './award.ts'
import type { CertificateForm } from './certificate-form.ts'
import { certificateIdOf } from './code.ts'
import { formFrom, roundWords } from './given.ts'
import { officeRound } from './office-round.ts'

const mostListed = 100
const inOrder = [
  sql`coalesce(${certificates.place}, 1000000000)`,
  sql`${certificates.score} desc`,
  asc(certificates.id),
]

/** The certificates of a round as the office sees them; `find` is a code, or part of a name to the letter. */
export async function listCertificates(ctx: Ctx, roundId: string, { find = '' }: { find?: string } = {}) {
  const { round, title } = await officeRound(ctx, 'quiz.write', roundId)
  const ofRound = eq(certificates.roundId, roundId)
  const award = await awardOf(ctx, roundId)
  const sought = find.trim()
  const rows = await ctx.db
    .select({
      id: certificates.id,
      code: certificates.code,
      name: certificates.name,
      place: certificates.place,
      score: certificates.score,
      total: certificates.total,
      issuedAt: certificates.issuedAt,
      withdrawnAt: certificates.withdrawnAt,
      reason: certificates.reason,
      askedBy: certificates.withdrawAskedBy,
      askedByName: people.name,
    })
    .from(certificates)
    .leftJoin(people, eq(people.id, certificates.withdrawAskedBy))
    .where(
      sought === ''
        ? ofRound
        : and(
            ofRound,
            or(eq(certificates.id, await certificateIdOf(sought)), sql`instr(${certificates.name}, ${sought}) > 0`),
          ),
    )
    .orderBy(...inOrder)
    .limit(mostListed + 1)
  return {
    title,
    round: round.name,
    ranked: isRanked(round.rules),
    sealed: (await ledgerOf(ctx, roundId)).complete,
    ...{ award, awardMark: markOf(award) },
    count: await ctx.db.$count(certificates, and(ofRound, isNull(certificates.withdrawnAt))),
    certificates: rows.slice(0, mostListed),
    more: rows.length > mostListed,
  }
}

/** All that stand, in the order of their places, for the printer. */
export async function formsOf(ctx: Ctx, roundId: string) {
  await officeRound(ctx, 'quiz.write', roundId)
  const words = await roundWords(ctx, roundId)
  const rows = await ctx.db
    .select({
      code: certificates.code,
      name: certificates.name,
      place: certificates.place,
      score: certificates.score,
      total: certificates.total,
      sessions: certificates.sessions,
      issuedAt: certificates.issuedAt,
    })
    .from(certificates)
    .where(and(eq(certificates.roundId, roundId), isNull(certificates.withdrawnAt)))
    .orderBy(...inOrder)
  async function* forms(): AsyncGenerator<CertificateForm, void, void> {
    for (const row of rows) yield formFrom(row, words)
  }
  return { ...words, count: rows.length, forms: forms() }
}
