import { sql } from 'drizzle-orm'
import { certificates } from '../../db/schema/certificates.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { asOf } from '../quizzes/standings/units.ts'
import { writtenDay } from '../time.ts'
import type { CertificateForm } from './certificate-form.ts'
import { certificateIdOf } from './code.ts'
import { achievedWords } from './messages.ts'
import { shownName } from './names.ts'

type Certificate = typeof certificates.$inferSelect
type Words = { contest: string; round: string | null; unitName: string; closesAt: number }

const wordsOfRound = sql`q.title as contest, r.name as round, r.closes_at as closesAt,
  ${asOf('name', sql`r.closes_at`)} as unitName`
const ofRound = sql`rounds r join quizzes q on q.id = r.quiz_id join units u on u.id = q.unit_id`

const endOfAny = sql`coalesce(r.closes_at, s.ended_at)`
const wordsOfAny = sql`coalesce(q.title, s.title) as contest, r.name as round, ${endOfAny} as closesAt,
  ${asOf('name', endOfAny)} as unitName`
const ofAny = sql`${certificates} c left join rounds r on r.id = c.round_id left join quizzes q on q.id = r.quiz_id
  left join gathering_series s on s.id = c.series_id join units u on u.id = coalesce(q.unit_id, s.unit_id)`

/** What a round is called, and who held it, by that unit's name at its end. */
export async function roundWords(ctx: Pick<Ctx, 'db'>, roundId: string): Promise<Words> {
  const [row] = await ctx.db.all<Words>(sql`select ${wordsOfRound} from ${ofRound} where r.id = ${roundId}`)
  if (!row) throw new AppError('NOT_FOUND')
  return row
}

/** What a class is called, and who held it, by that unit's name at its end. */
export async function classWords(ctx: Pick<Ctx, 'db'>, seriesId: string): Promise<Words> {
  const [row] = await ctx.db.all<Words>(sql`
    select s.title as contest, null as round, s.ended_at as closesAt, ${asOf('name', sql`s.ended_at`)} as unitName
    from gathering_series s join units u on u.id = s.unit_id where s.id = ${seriesId}`)
  if (!row) throw new AppError('NOT_FOUND')
  return row
}

type Told = Pick<Certificate, 'name' | 'place' | 'score' | 'total' | 'sessions' | 'issuedAt' | 'code'>

export const formFrom = (
  certificate: Told,
  { contest, round, unitName }: Omit<Words, 'closesAt'>,
): CertificateForm => ({
  ...{ unitName, contest, round, name: certificate.name, achieved: achievedWords(certificate) },
  ...{ day: writtenDay(certificate.issuedAt), code: certificate.code },
})

/** All that a certificate says, to be drawn. */
export const formOf = async (ctx: Pick<Ctx, 'db'>, certificate: Certificate) =>
  formFrom(
    certificate,
    certificate.seriesId === null
      ? await roundWords(ctx, certificate.roundId ?? '')
      : await classWords(ctx, certificate.seriesId),
  )

/**
 * What anybody may know of the certificate that bears a code: as much of its person's name as they chose, and none once it was
 * withdrawn. One statement, whether or not there is one.
 *
 * @throws AppError NOT_FOUND
 */
export async function certificateAt(ctx: Pick<Ctx, 'db'>, code: string) {
  const [row] = await ctx.db.all<Words & Told & Pick<Certificate, 'shown' | 'withdrawnAt' | 'reason'>>(sql`
    select c.code, c.name, c.shown, c.place, c.score, c.total, c.sessions, c.issued_at as issuedAt, c.withdrawn_at as withdrawnAt,
      c.reason, ${wordsOfAny}
    from ${ofAny} where c.id = ${await certificateIdOf(code)}`)
  if (!row) throw new AppError('NOT_FOUND')
  const { contest, round, unitName, closesAt, issuedAt, withdrawnAt } = row
  return {
    ...{ code: row.code, contest, round, unitName, closesAt, issuedAt },
    achieved: achievedWords(row),
    name: withdrawnAt === null ? shownName(row.name, row.shown) : null,
    withdrawn: withdrawnAt === null ? null : { at: withdrawnAt, reason: row.reason },
  }
}
