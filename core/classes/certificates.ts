import { and, asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { certificates, type NameShowing } from '../../db/schema/certificates.ts'
import { people } from '../../db/schema/people.ts'
import { record } from '../audit.ts'
import type { CertificateForm } from '../certificates/certificate-form.ts'
import { classWords, formFrom, formOf } from '../certificates/given.ts'
import { issue, numbered } from '../certificates/issue.ts'
import { tidyName } from '../certificates/names.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { mayDo, signedIn } from '../roles.ts'
import type { Unit } from '../units/tree.ts'
import { type Class, classFor, keptClass } from './class.ts'
import { type Roster, rosterOf, type Student, studentOf } from './roster.ts'

type Certificate = typeof certificates.$inferSelect

/** The one that stands before any that was withdrawn. */
export async function heldOf(ctx: Pick<Ctx, 'db'>, seriesId: string, personId: string): Promise<Certificate | null> {
  const [row] = await ctx.db
    .select()
    .from(certificates)
    .where(and(eq(certificates.seriesId, seriesId), eq(certificates.personId, personId)))
    .orderBy(sql`${certificates.withdrawnAt} is not null`, desc(certificates.issuedAt))
    .limit(1)
  return row ?? null
}

/** @throws AppError CONFLICT class.not-yet before a class is over */
function expectEnded({ endedAt }: Pick<Class, 'endedAt'>): void {
  if (endedAt === null) throw new AppError('CONFLICT', 'class.not-yet')
}

const issuedTo = (
  { personId, score, total }: Student,
  { held }: Pick<Roster, 'held'>,
  { roundId, passPercent }: Class,
) => ({
  ...{ personId, attemptId: null, place: null, sessions: held.length },
  // A mark that nothing was asked of is not told.
  ...(roundId !== null && passPercent !== null ? { score: score ?? 0, total: total ?? 0 } : { score: 0, total: 0 }),
})

/**
 * Gives somebody the certificate of a class that they completed. Asked for again, only how the name is told changes.
 *
 * @throws AppError CONFLICT class.not-yet, class.not-earned or certificate.withdrawn
 */
export async function takeClassCertificate(
  ctx: Ctx,
  series: Class,
  { name, shown }: { name: string; shown: NameShowing },
): Promise<Certificate> {
  const personId = signedIn(ctx)
  const before = await heldOf(ctx, series.id, personId)
  if (before?.withdrawnAt) throw new AppError('CONFLICT', 'certificate.withdrawn')
  if (before) {
    await ctx.write((tx) => tx.update(certificates).set({ shown }).where(eq(certificates.id, before.id)))
    return { ...before, shown }
  }
  expectEnded(series)
  const { held, student } = await studentOf(ctx.db, series, personId)
  if (!student?.completed) throw new AppError('CONFLICT', 'class.not-earned')
  const rows = await numbered([{ ...issuedTo(student, { held }, series), name: tidyName(name), shown }], {
    ...{ seriesId: series.id, at: ctx.now() },
  })
  await ctx.write((tx) => issue(tx, rows))
  const made = await heldOf(ctx, series.id, personId)
  if (!made) throw new AppError('NOT_FOUND')
  return made
}

/** What the asker's own certificate says, to be drawn. */
export async function ownClassForm(ctx: Pick<Ctx, 'db' | 'actor'>, seriesId: string) {
  const certificate = await heldOf(ctx, seriesId, signedIn(ctx))
  if (!certificate) throw new AppError('NOT_FOUND')
  if (certificate.withdrawnAt) throw new AppError('CONFLICT', 'certificate.withdrawn')
  return formOf(ctx, certificate)
}

/**
 * Makes the certificates of all who completed a class and have none; their names are told on no public page until they say so.
 *
 * @throws AppError CONFLICT class.not-yet
 */
export async function makeClassCertificates(ctx: Ctx, id: string): Promise<{ made: number; nameless: number }> {
  const { series, unit } = await keptClass(ctx, id)
  expectEnded(series)
  const roster = await rosterOf(ctx.db, series)
  const earned = roster.students.filter(({ completed }) => completed)
  const named = earned.flatMap((student) => {
    const name = nameOr(student.name)
    return name === null ? [] : [{ ...issuedTo(student, roster, series), name, shown: 'none' as const }]
  })
  const rows = await numbered(named, { seriesId: id, at: ctx.now() })
  const made = await ctx.write(async (tx) => {
    const kept = await issue(tx, rows)
    const detail = { certificates: kept }
    if (kept > 0) await record(tx, ctx, { action: 'class.certify', unitId: unit.id, subjectId: id, detail })
    return kept
  })
  return { made, nameless: earned.length - named.length }
}

function nameOr(name: string): string | null {
  try {
    return tidyName(name)
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

const mostListed = 500

/**
 * The certificates of a class as the office sees them: whoever may withdraw one needs to find it. Names are for who works in the
 * class's own unit; from above, those that are asked back are seen, which a second person decides on, and of the rest how many.
 */
export async function classCertificates(ctx: Ctx, id: string) {
  const { series, unit } = await classFor(ctx, 'gathering.write', id)
  const all = eq(certificates.seriesId, id)
  const shown = seesNames(ctx, series, unit) ? all : and(all, isNotNull(certificates.withdrawAskedBy))
  const rows = await ctx.db
    .select({
      ...{ id: certificates.id, code: certificates.code, name: certificates.name, issuedAt: certificates.issuedAt },
      ...{ withdrawnAt: certificates.withdrawnAt, reason: certificates.reason },
      ...{ askedBy: certificates.withdrawAskedBy, askedByName: people.name },
    })
    .from(certificates)
    .leftJoin(people, eq(people.id, certificates.withdrawAskedBy))
    .where(shown)
    .orderBy(asc(certificates.name), asc(certificates.id))
    .limit(mostListed)
  return {
    certificates: rows,
    unnamed: (await ctx.db.$count(certificates, all)) - (await ctx.db.$count(certificates, shown)),
  }
}

/** Whoever keeps the class, and who prepares gatherings in its unit itself: what is held from above is not enough. */
function seesNames({ actor }: Pick<Ctx, 'actor'>, { keeperId }: Class, unit: Unit): boolean {
  if (keeperId !== null && keeperId === actor.personId) return true
  const own = actor.grants.filter(({ unitId }) => unitId === unit.id)
  return mayDo({ actor: { ...actor, grants: own } }, 'gathering.write', unit.path)
}

/**
 * All that stand, in the order of names, for the printer of the class's own unit.
 *
 * @throws AppError FORBIDDEN class.names
 */
export async function classForms(ctx: Ctx, id: string) {
  const { series, unit } = await classFor(ctx, 'gathering.write', id)
  if (!seesNames(ctx, series, unit)) throw new AppError('FORBIDDEN', 'class.names')
  const words = await classWords(ctx, id)
  const rows = await ctx.db
    .select()
    .from(certificates)
    .where(and(eq(certificates.seriesId, id), isNull(certificates.withdrawnAt)))
    .orderBy(asc(certificates.name), asc(certificates.id))
  async function* forms(): AsyncGenerator<CertificateForm, void, void> {
    for (const row of rows) yield formFrom(row, words)
  }
  return { ...words, forms: forms() }
}
