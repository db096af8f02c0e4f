import { and, asc, desc, eq, or, sql } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import { gatheringMinutes, gatheringSignatures, type MinutesContent } from '../../../db/schema/gathering-minutes.ts'
import { gatheringAttendance } from '../../../db/schema/gathering-rooms.ts'
import { gatherings } from '../../../db/schema/gatherings.ts'
import { people } from '../../../db/schema/people.ts'
import { roles } from '../../../db/schema/roles.ts'
import { units } from '../../../db/schema/units.ts'
import { expectSeen } from '../../acts/seen.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { newId, sha256 } from '../../ids.ts'
import { isLive, mayDo, signedIn } from '../../roles.ts'
import { type Gathering, gatheringFor, type Officers, officersMark } from '../gathering.ts'
import { isWithin } from '../room/within.ts'
import { corrected, draftedFrom } from './drafted.ts'
import { factsOf, nameOf } from './facts.ts'

type Minutes = typeof gatheringMinutes.$inferSelect
const mostSentences = 500
const longestSentence = 2000

/** What two people sign: these words of this gathering, with its day and place. */
export const minutesHash = ({ id, title }: Pick<Gathering, 'id' | 'title'>, content: MinutesContent) =>
  sha256(JSON.stringify([id, title, content]))

export async function newestOf(db: Pick<Tx, 'select'>, gatheringId: string): Promise<Minutes | null> {
  const [row] = await db
    .select()
    .from(gatheringMinutes)
    .where(eq(gatheringMinutes.gatheringId, gatheringId))
    .orderBy(desc(gatheringMinutes.version))
    .limit(1)
  return row ?? null
}

/** Who may lead or keep minutes of a gathering: who was there, and the staff of its unit. */
export async function officerChoices(ctx: Ctx, id: string) {
  const { unit } = await gatheringFor(ctx, 'gathering.lead', id)
  return ctx.db
    .selectDistinct({
      id: people.id,
      name: sql<string>`coalesce(nullif(${people.introducedAs}, ''), ${people.name}, '')`.as('named'),
      unitName: sql<string | null>`(select home.name from units home where home.id = ${people.unitId})`,
    })
    .from(people)
    .leftJoin(
      gatheringAttendance,
      and(eq(gatheringAttendance.personId, people.id), eq(gatheringAttendance.gatheringId, id)),
    )
    .leftJoin(roles, and(eq(roles.personId, people.id), isLive(ctx.db, ctx.now())))
    .leftJoin(units, eq(units.id, roles.unitId))
    .where(
      and(
        sql`${people.erasedAt} is null`,
        or(
          sql`${gatheringAttendance.id} is not null`,
          sql`${roles.role} <> 'member' and substr(${unit.path}, 1, length(${units.path})) = ${units.path}`,
        ),
      ),
    )
    .orderBy(asc(sql`named`))
    .limit(500)
}

/**
 * Says who leads and who keeps the minutes. `mark`, where given, is of who did when the editor read it.
 *
 * @throws AppError INVALID gathering.officers; CONFLICT minutes.signed or record.stale
 */
export async function setOfficers(
  ctx: Ctx,
  id: string,
  { chairId, secretaryId, mark }: Officers & { mark?: string },
): Promise<void> {
  const { unit } = await gatheringFor(ctx, 'gathering.lead', id)
  const choices = new Set((await officerChoices(ctx, id)).map((one) => one.id))
  const wrong = [chairId, secretaryId].some((one) => one !== null && !choices.has(one))
  if (wrong || (chairId !== null && chairId === secretaryId)) throw new AppError('INVALID', 'gathering.officers')
  await ctx.write(async (tx) => {
    const minutes = await newestOf(tx, id)
    if (minutes && minutes.state !== 'draft') throw new AppError('CONFLICT', 'minutes.signed')
    const [now] = await tx.select().from(gatherings).where(eq(gatherings.id, id))
    expectSeen(mark, now ? officersMark(now) : '')
    await tx.update(gatherings).set({ chairId, secretaryId, updatedAt: ctx.now() }).where(eq(gatherings.id, id))
    const detail = { chairId, secretaryId }
    await record(tx, ctx, { action: 'gathering.officers', unitId: unit.id, subjectId: id, detail })
  })
}

/**
 * Drafts the minutes from what the rows say, anew where they were not signed yet; what the secretary wrote is lost with it.
 *
 * @throws AppError CONFLICT minutes.open or minutes.signed
 */
export async function draftMinutes(ctx: Ctx, id: string): Promise<void> {
  const { gathering } = await writable(ctx, id)
  if (gathering.state !== 'closed') throw new AppError('CONFLICT', 'minutes.open')
  await put(ctx, gathering, draftedFrom(await factsOf(ctx, gathering)), null)
}

/**
 * Corrects them. What was signed once is signed anew: the signatures stay with the words they were put under.
 *
 * @throws AppError INVALID minutes.text; CONFLICT minutes.none, minutes.stale or minutes.signed
 */
export async function correctMinutes(
  ctx: Ctx,
  id: string,
  given: { contentHash: string; parts: { heading: string; sentences: string[] }[] },
): Promise<{ voided: boolean }> {
  const { gathering } = await writable(ctx, id)
  const before = await newestOf(ctx.db, id)
  if (!before) throw new AppError('CONFLICT', 'minutes.none')
  const content = corrected(before.content, given.parts)
  const sentences = content.parts.flatMap((part) => part.sentences)
  const tooLong = sentences.some(({ text }) => [...text].length > longestSentence)
  if (
    content.parts.some(({ heading }) => !heading) ||
    sentences.length === 0 ||
    sentences.length > mostSentences ||
    tooLong
  )
    throw new AppError('INVALID', 'minutes.text')
  const { voided } = await put(ctx, gathering, content, given.contentHash)
  return { voided }
}

/** The office's, or the secretary's own. */
export async function writable(ctx: Ctx, id: string) {
  const [row] = await ctx.db
    .select({ gathering: gatherings, unit: units })
    .from(gatherings)
    .innerJoin(units, eq(units.id, gatherings.unitId))
    .where(eq(gatherings.id, id))
  if (row && ctx.actor.personId !== null && row.gathering.secretaryId === ctx.actor.personId) return row
  return gatheringFor(ctx, 'gathering.lead', id)
}

/** Lays a wording down in the place of the one that was `seen`; a signature under that one is void, unless none `mayBeVoid`. */
export async function put(
  ctx: Ctx,
  gathering: Gathering,
  content: MinutesContent,
  seen: string | null,
  { mayBeVoid = true } = {},
) {
  const contentHash = await minutesHash(gathering, content)
  const { id } = gathering
  return ctx.write(async (tx) => {
    const before = await newestOf(tx, id)
    if (before?.state === 'signed' || before?.state === 'sent') throw new AppError('CONFLICT', 'minutes.signed')
    expectSeen(seen ?? undefined, before?.contentHash ?? '', 'minutes.stale')
    if (before?.contentHash === contentHash) return { voided: false, contentHash }
    const voided = before?.state === 'signing'
    if (voided && !mayBeVoid) throw new AppError('CONFLICT', 'minutes.signing')
    const values = { content, contentHash, writtenBy: ctx.actor.personId, createdAt: ctx.now() }
    if (before && !voided) await tx.update(gatheringMinutes).set(values).where(eq(gatheringMinutes.id, before.id))
    else
      await tx
        .insert(gatheringMinutes)
        .values({ ...values, id: newId('mi'), gatheringId: id, version: (before?.version ?? 0) + 1 })
    const detail = { contentHash, voided }
    await record(tx, ctx, { action: 'gathering.minutes', unitId: gathering.unitId, subjectId: id, detail })
    return { voided, contentHash }
  })
}

/**
 * Signs exactly these words, as the chair or the secretary that one is; with the second signature they change no more.
 *
 * @throws AppError CONFLICT minutes.none, minutes.officers or minutes.stale; FORBIDDEN minutes.signer
 */
export async function signMinutes(ctx: Ctx, id: string, given: { contentHash: string }): Promise<{ state: string }> {
  const personId = signedIn(ctx)
  return ctx.write(async (tx) => {
    const [gathering] = await tx.select().from(gatherings).where(eq(gatherings.id, id))
    const minutes = gathering && (await newestOf(tx, id))
    if (!gathering || !minutes) throw new AppError('NOT_FOUND')
    const { chairId, secretaryId } = gathering
    const signsAs = personId === chairId ? 'chair' : personId === secretaryId ? 'secretary' : null
    if (!signsAs) throw new AppError('FORBIDDEN', 'minutes.signer')
    if (!chairId || !secretaryId) throw new AppError('CONFLICT', 'minutes.officers')
    // The row is what was read, whoever had a hand in the file since.
    const now = await minutesHash(gathering, minutes.content)
    if (given.contentHash !== minutes.contentHash || now !== given.contentHash)
      throw new AppError('CONFLICT', 'minutes.stale')
    const at = ctx.now()
    const added = await tx
      .insert(gatheringSignatures)
      .values({ minutesId: minutes.id, signsAs, personId, contentHash: now, at })
      .onConflictDoNothing()
      .returning()
    const whole = (await tx.$count(gatheringSignatures, eq(gatheringSignatures.minutesId, minutes.id))) === 2
    if (minutes.state === 'draft' || minutes.state === 'signing') {
      const state = whole ? ('signed' as const) : ('signing' as const)
      await tx
        .update(gatheringMinutes)
        .set({ state, signedAt: whole ? at : null })
        .where(eq(gatheringMinutes.id, minutes.id))
      if (whole) await tx.update(gatherings).set({ state: 'minuted', updatedAt: at }).where(eq(gatherings.id, id))
    }
    if (added.length > 0) {
      const detail = { contentHash: now, signsAs }
      await record(tx, ctx, { action: 'gathering.minutes-sign', unitId: gathering.unitId, subjectId: id, detail })
    }
    return { state: whole ? 'signed' : 'signing' }
  })
}

/**
 * Minutes as whoever may read them sees them: the office and the two who sign at any time, everybody who is asked or was there
 * once they are sent. `voided`: those who had signed an earlier wording, which this one took the place of.
 *
 * @throws AppError NOT_FOUND before they are sent; FORBIDDEN minutes.not-asked
 */
export async function minutesOf(ctx: Ctx, id: string) {
  const [row] = await ctx.db
    .select({ gathering: gatherings, unit: units })
    .from(gatherings)
    .innerJoin(units, eq(units.id, gatherings.unitId))
    .where(eq(gatherings.id, id))
  const minutes = row && (await newestOf(ctx.db, id))
  if (!row || !minutes) throw new AppError('NOT_FOUND')
  const { gathering, unit } = row
  const { personId } = ctx.actor
  const signer = personId !== null && [gathering.chairId, gathering.secretaryId].includes(personId)
  const isOffice = mayDo(ctx, 'gathering.read', unit.path)
  if (!signer && !isOffice && minutes.state !== 'sent') throw new AppError('NOT_FOUND')
  if (!signer && !isOffice && !(await isWithin(ctx, gathering))) throw new AppError('FORBIDDEN', 'minutes.not-asked')
  const signatures = await signaturesOf(ctx, minutes.id)
  const earlier = await ctx.db
    .select({ signsAs: gatheringSignatures.signsAs, personId: gatheringSignatures.personId })
    .from(gatheringSignatures)
    .innerJoin(gatheringMinutes, eq(gatheringMinutes.id, gatheringSignatures.minutesId))
    .where(and(eq(gatheringMinutes.gatheringId, id), sql`${gatheringMinutes.version} < ${minutes.version}`))
  const again = new Set(signatures.map(({ signsAs }) => signsAs))
  const { contentHash, state, version, signedAt, sentAt } = minutes
  const content = signer || isOffice ? minutes.content : withoutPlain(minutes.content)
  return {
    ...{ id, title: gathering.title, kind: gathering.kind, startsAt: gathering.startsAt, place: gathering.place },
    ...{ unitName: unit.name, aboveName: await aboveOf(ctx, unit.parentId), content, contentHash, state, version },
    ...{ signedAt, sentAt, signatures, hasModel: mayBeWorded(ctx, gathering) },
    chair: await nameOf(ctx, gathering.chairId),
    secretary: await nameOf(ctx, gathering.secretaryId),
    voided: [...new Set(earlier.map(({ signsAs }) => signsAs))].filter((one) => !again.has(one)),
    signsAs:
      personId === null
        ? null
        : personId === gathering.chairId
          ? ('chair' as const)
          : personId === gathering.secretaryId
            ? ('secretary' as const)
            : null,
  }
}

/** Whether what was said may be shown to a model: what is said in a cell stays in the house, wherever the model's server stands. */
export const mayBeWorded = (ctx: Ctx, { kind }: Gathering) => ctx.llm !== null && kind !== 'cell_meeting'

/** Whoever only reads sees which sentences a model worded, and not what they stand for. */
const withoutPlain = ({ parts }: MinutesContent): MinutesContent => ({
  parts: parts.map(({ heading, sentences }) => ({
    heading,
    sentences: sentences.map((sentence) => (sentence.plain ? { ...sentence, plain: [] } : sentence)),
  })),
})

async function aboveOf(ctx: Ctx, parentId: string | null): Promise<string> {
  if (!parentId) return ''
  const [row] = await ctx.db.select({ name: units.name }).from(units).where(eq(units.id, parentId))
  return row?.name ?? ''
}

const signaturesOf = (ctx: Ctx, minutesId: string) =>
  ctx.db
    .select({
      ...{ signsAs: gatheringSignatures.signsAs, at: gatheringSignatures.at },
      name: sql<string>`coalesce(${people.introducedAs}, ${people.name}, '')`,
    })
    .from(gatheringSignatures)
    .leftJoin(people, eq(people.id, gatheringSignatures.personId))
    .where(eq(gatheringSignatures.minutesId, minutesId))
    .orderBy(asc(gatheringSignatures.at))

export type MinutesPage = Awaited<ReturnType<typeof minutesOf>>
