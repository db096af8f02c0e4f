import { sql } from 'drizzle-orm'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { tieBreak } from '../quizzes/ranking.ts'
import { isRanked } from '../quizzes/rules.ts'
import { actualIn } from '../quizzes/standing.ts'
import { type Award, awardOf } from './award.ts'
import { type Issued, issue, numbered } from './issue.ts'
import { tidyName } from './names.ts'
import { expectSealed, officeRound } from './office-round.ts'

// In one transaction, which others wait for: half a second of it.
const mostAtOnce = 10_000

type Earned = { personId: string; attemptId: string; name: string; place: number; score: number; total: number }

/**
 * Makes the certificates of all who earned one and have none yet, ten thousand at a time. Their names are told on no public
 * page until they say so; who has no name yet takes theirs in the app.
 */
export async function makeCertificates(ctx: Ctx, roundId: string) {
  const { round, unit } = await officeRound(ctx, 'quiz.write', roundId)
  const award = await awardOf(ctx, roundId)
  if (!award || !isRanked(round.rules)) throw new AppError('CONFLICT', 'certificate.none')
  await expectSealed(ctx, roundId)
  const earned = await earnedIn(ctx, round, award)
  const some = earned.slice(0, mostAtOnce)
  const issued = some.flatMap(({ name, place, ...one }): Issued[] => {
    const tidied = nameOr(name)
    const ranked = award.places !== null && place <= award.places ? place : null
    return tidied === null ? [] : [{ ...one, name: tidied, shown: 'none', place: ranked }]
  })
  const rows = await numbered(issued, { roundId, at: ctx.now() })
  const made = await ctx.write(async (tx) => {
    const kept = await issue(tx, rows)
    if (kept > 0)
      await record(tx, ctx, {
        action: 'certificate.make',
        unitId: unit.id,
        subjectId: roundId,
        detail: { certificates: kept },
      })
    return kept
  })
  return { made, nameless: some.length - issued.length, more: earned.length > some.length }
}

function nameOr(name: string): string | null {
  try {
    return tidyName(name)
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

type Round = Awaited<ReturnType<typeof officeRound>>['round']

/** Those without a name come last, so that they hold nobody up. */
async function earnedIn(ctx: Pick<Ctx, 'db'>, round: Round, { places, passPercent }: Award): Promise<Earned[]> {
  const actual = await actualIn(ctx, round)
  return ctx.db.all<Earned>(sql`
    with placed as (
      select id, person_id, score, total, rank() over (order by score desc, ${tieBreak(round.rules, actual)}) as place
      from attempts where round_id = ${round.id} and counted = 1)
    select p.id as attemptId, p.person_id as personId, p.place, p.score, p.total,
      coalesce(nullif(pe.name, ''), pe.introduced_as, '') as name
    from placed p join people pe on pe.id = p.person_id
    where pe.erased_at is null and (p.place <= ${places ?? 0} or ${passPercent ?? 101} * p.total <= 100 * p.score)
      and not exists (select 1 from certificates c where c.round_id = ${round.id} and c.person_id = p.person_id)
    order by pe.name = '' and pe.introduced_as is null, p.place limit ${mostAtOnce + 1}`)
}
