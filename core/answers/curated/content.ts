import { eq, sql } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import { curatedAnswers, curatedCitations, curatedWordings } from '../../../db/schema/curated.ts'
import { units } from '../../../db/schema/units.ts'
import { expectSeen } from '../../acts/seen.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { newId, sha256 } from '../../ids.ts'
import { clearanceOf } from '../../library/clearance.ts'
import { clauseForceOn } from '../../library/force/clause-force.ts'
import { type FoundPassage, passagesById } from '../../library/search/search-passages.ts'
import { type Action, allow } from '../../roles.ts'
import { normalize } from '../../text/normalize.ts'
import { dayOf, isDay } from '../../time.ts'
import { openUnitFor } from '../../units/open.ts'
import { longestCurated, longestQuote, mostCitations } from '../limits.ts'
import { isSameQuestion, topicWords } from './same-question.ts'
import { similarWordings } from './similar.ts'
import type { Cited, CuratedRow } from './troubles.ts'

/** Everything that an approval binds. The first wording is the one that is shown. */
type CuratedContent = {
  unitId: string
  wordings: string[]
  text: string
  source: string
  validUntil: string | null
  citations: { passageId: string; quote: string }[]
}
export type Curated = CuratedContent & { row: CuratedRow; cited: Cited[]; path: string; unitName: string }

const longestWording = 300
const longestSource = 160
const mostWordings = 10
const mostCurated = 5000

export const curatedHash = ({ unitId, wordings, text, source, validUntil, citations }: CuratedContent) =>
  sha256(
    JSON.stringify([
      ...[unitId, wordings, text, source, validUntil],
      citations.map(({ passageId, quote }) => [passageId, quote]),
    ]),
  )

/**
 * Writes an answer to a question that many ask. It waits for a second person before anybody gets it.
 *
 * @throws AppError INVALID for what cannot be said so, CONFLICT curated.kept where the unit has one for this question,
 * LIMIT beyond five thousand
 */
export async function makeCurated(ctx: Ctx, input: CuratedContent): Promise<{ id: string }> {
  await openUnitFor(ctx, 'answer.curate', input.unitId)
  const content = tidied(input, dayOf(ctx.now()))
  const id = newId('ca')
  await ctx.write(async (tx) => {
    if ((await tx.$count(curatedAnswers)) >= mostCurated) throw new AppError('LIMIT', 'curated.many')
    const { unitId, text, source, validUntil } = content
    const who = { createdBy: ctx.actor.personId, editedBy: ctx.actor.personId }
    const when = { createdAt: ctx.now(), updatedAt: ctx.now() }
    await tx.insert(curatedAnswers).values({ id, unitId, text, source, validUntil, ...who, ...when })
    await putContent(tx, ctx, id, content)
    await record(tx, ctx, { action: 'curated.make', unitId, subjectId: id, detail: await traceOf(content) })
  })
  return { id }
}

/**
 * Any change takes it out of use until it is approved anew; one that was retired comes back so. `contentHash`, where given, is of
 * what its writer had before them.
 * @throws AppError CONFLICT curated.stale
 */
export async function changeCurated(
  ctx: Ctx,
  id: string,
  { contentHash, ...input }: CuratedContent & { contentHash?: string },
): Promise<{ id: string }> {
  const before = await curatedFor(ctx, 'answer.curate', id)
  await openUnitFor(ctx, 'answer.curate', input.unitId)
  const content = tidied(input, dayOf(ctx.now()))
  await ctx.write(async (tx) => {
    const now = contentHash ? await curatedById(tx, id) : null
    if (now) expectSeen(contentHash, await curatedHash(now), 'curated.stale')
    const { unitId, text, source, validUntil } = content
    await tx
      .update(curatedAnswers)
      .set({
        ...{ unitId, text, source, validUntil, status: 'draft', editedBy: ctx.actor.personId, updatedAt: ctx.now() },
        ...{ approvedBy: null, approvedAt: null, approvedHash: null, reviewSince: null },
      })
      .where(eq(curatedAnswers.id, id))
    await dropContent(tx, id)
    await putContent(tx, ctx, id, content)
    await record(tx, ctx, {
      ...{ action: 'curated.change', unitId, subjectId: id },
      detail: { before: before.row.status, ...(await traceOf(content)) },
    })
  })
  return { id }
}

/** Nobody gets it any more. */
export async function retireCurated(ctx: Ctx, id: string): Promise<{ id: string }> {
  const { row } = await curatedFor(ctx, 'answer.curate', id)
  if (row.status === 'retired') return { id }
  await ctx.write(async (tx) => {
    await tx
      .update(curatedAnswers)
      .set({ status: 'retired', approvedHash: null, updatedAt: ctx.now() })
      .where(eq(curatedAnswers.id, id))
    await record(tx, ctx, { action: 'curated.retire', unitId: row.unitId, subjectId: id })
  })
  return { id }
}

/** One with all that is in it, if the actor may do this in its unit; else NOT_FOUND. */
export async function curatedFor(
  ctx: Pick<Ctx, 'actor'> & { db: Pick<Tx, 'select'> },
  action: Action,
  id: string,
): Promise<Curated> {
  allow(ctx, action)
  const curated = await curatedById(ctx.db, id)
  if (!curated) throw new AppError('NOT_FOUND')
  allow(ctx, action, curated.path)
  return curated
}

export async function curatedById(db: Pick<Tx, 'select'>, id: string): Promise<Curated | null> {
  const [found] = await db
    .select({ row: curatedAnswers, path: units.path, unitName: units.name })
    .from(curatedAnswers)
    .innerJoin(units, eq(units.id, curatedAnswers.unitId))
    .where(eq(curatedAnswers.id, id))
  if (!found) return null
  const wordings = await db
    .select({ text: curatedWordings.text })
    .from(curatedWordings)
    .where(eq(curatedWordings.curatedId, id))
    .orderBy(curatedWordings.position)
  const cited = await db
    .select()
    .from(curatedCitations)
    .where(eq(curatedCitations.curatedId, id))
    .orderBy(curatedCitations.position)
  const { unitId, text, source, validUntil } = found.row
  const content = { unitId, wordings: wordings.map((one) => one.text), text, source, validUntil, citations: cited }
  return { ...found, ...content, cited }
}

function tidied(input: CuratedContent, today: string): CuratedContent {
  const { unitId, validUntil, citations } = input
  const wordings = input.wordings.map((wording) => normalize(wording).replace(/\s+/g, ' ').trim()).filter(Boolean)
  const text = normalize(input.text).trim()
  const source = normalize(input.source).replace(/\s+/g, ' ').trim()
  if (!text || wordings.length === 0) throw new AppError('INVALID', 'empty')
  if (wordings.length > mostWordings || wordings.some((wording) => wording.length > longestWording))
    throw new AppError('INVALID', 'curated.wordings')
  if (text.length > longestCurated || source.length > longestSource) throw new AppError('INVALID', 'curated.long')
  if (wordings.some(isPersonal)) throw new AppError('INVALID', 'curated.personal')
  if (wordings.some((wording) => !isSameQuestion(wording, wording))) throw new AppError('INVALID', 'curated.bare')
  if (validUntil !== null && (!isDay(validUntil) || validUntil < today)) throw new AppError('INVALID', 'curated.until')
  if (citations.length > mostCitations) throw new AppError('INVALID', 'curated.citations')
  const quoted = citations.map(({ passageId, quote }) => ({ passageId, quote: normalize(quote).trim() }))
  return { unitId, wordings: [...new Set(wordings)], text, source, validUntil, citations: quoted }
}

/** A telephone or identity number, or an address of a mailbox: of one person, and nothing that others ask. */
const isPersonal = (wording: string) => /\d(?:[ .-]?\d){8}|\S@[^\s@]+\.\S/.test(wording)

async function putContent(tx: Tx, ctx: Ctx, id: string, content: CuratedContent): Promise<void> {
  await expectUnkept(tx, id, content)
  const passages = await passagesById(
    tx,
    content.citations.map(({ passageId }) => passageId),
    clearanceOf(ctx.actor),
  )
  for (const [position, text] of content.wordings.entries()) {
    const [row] = await tx
      .insert(curatedWordings)
      .values({ curatedId: id, position, text })
      .returning({ seq: curatedWordings.seq })
    const words = topicWords(text).join(' ')
    await tx.run(sql`insert into curated_index (rowid, words) values (${row?.seq}, ${words})`)
  }
  const today = dayOf(ctx.now())
  for (const [position, { passageId, quote }] of content.citations.entries()) {
    const passage = quotedIn(passages, passageId, quote)
    const { label, documentTitle } = passage
    const { inForce } = clauseForceOn(today, passage, quote)
    await tx
      .insert(curatedCitations)
      .values({ curatedId: id, position, passageId, quote, label, documentTitle, inForce })
  }
}

function quotedIn(held: FoundPassage[], passageId: string, quote: string): FoundPassage {
  const passage = held.find((one) => one.id === passageId)
  if (!passage || !quote || quote.length > longestQuote || !passage.text.includes(quote))
    throw new AppError('INVALID', 'curated.quote')
  return passage
}

async function dropContent(tx: Tx, id: string): Promise<void> {
  await tx.run(
    sql`delete from curated_index where rowid in (select seq from curated_wordings where curated_id = ${id})`,
  )
  await tx.delete(curatedWordings).where(eq(curatedWordings.curatedId, id))
  await tx.delete(curatedCitations).where(eq(curatedCitations.curatedId, id))
}

/** Two answers of one unit to one question would leave nobody knowing which is given. */
async function expectUnkept(tx: Tx, id: string, { unitId, wordings }: CuratedContent): Promise<void> {
  for (const wording of wordings) {
    const like = await similarWordings(
      tx,
      wording,
      sql`a.unit_id = ${unitId} and a.status <> 'retired' and a.id <> ${id}`,
    )
    if (like.some(({ text }) => isSameQuestion(text, wording))) throw new AppError('CONFLICT', 'curated.kept')
  }
}

const traceOf = async (content: CuratedContent) => ({
  hash: await curatedHash(content),
  passageIds: content.citations.map(({ passageId }) => passageId),
})
