import { eq } from 'drizzle-orm'
import { type Access, documents, type RelationKind, relations } from '../../../db/schema/library.ts'
import { expectSeen } from '../../acts/seen.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { numberKeyOf } from '../../text/document-number.ts'
import { normalize } from '../../text/normalize.ts'
import { recomputeForce, targetsOf } from '../force/recompute-force.ts'
import { reindex } from '../store/stage.ts'
import { isShown } from '../visible.ts'
import { documentFor } from './documents.ts'

type Stored = typeof documents.$inferSelect

/** What a person says a document is. Days are `2026-11-22` or null; '' is "it has none". */
type Metadata = Pick<
  Stored,
  'number' | 'title' | 'kind' | 'issuer' | 'place' | 'issuedOn' | 'effectiveOn' | 'expiresOn' | 'term' | 'signatory'
> & { access: Access }

/**
 * Confirms what was read of a document, mended where it was wrong; from then on its days say whether it is in force.
 * `version` is the one that the person looked at, `updatedAt`, where given, when what they looked at was said of it.
 *
 * @throws AppError INVALID document.title or document.days; CONFLICT document.stale
 */
export async function confirmDocument(
  ctx: Ctx,
  id: string,
  { version, updatedAt, ...given }: Metadata & { version: number; updatedAt?: number },
): Promise<void> {
  const before = await documentShown(ctx, id)
  expectSeen(version, before.version, 'document.stale')
  expectSeen(updatedAt, before.updatedAt, 'document.stale')
  const after = tidied(given)
  if (!after.title) throw new AppError('INVALID', 'document.title')
  if (after.effectiveOn && after.expiresOn && after.expiresOn <= after.effectiveOn)
    throw new AppError('INVALID', 'document.days')
  const changed = (Object.keys(after) as (keyof Metadata)[]).filter((field) => after[field] !== before[field])
  await ctx.write(async (tx) => {
    const [now] = await tx.select().from(documents).where(eq(documents.id, id))
    if (now?.version !== before.version || now.updatedAt !== before.updatedAt)
      throw new AppError('CONFLICT', 'document.stale')
    const numberKey = numberKeyOf(after.number)
    await tx
      .update(documents)
      .set({ ...after, numberKey, confirmedAt: ctx.now(), confirmedBy: ctx.actor.personId, updatedAt: ctx.now() })
      .where(eq(documents.id, id))
    if (changed.some((field) => field === 'title' || field === 'number' || field === 'access'))
      await reindex(tx, before, after)
    await recomputeForce(tx, [numberKey, before.numberKey, ...(await targetsOf(tx, [id]))])
    const was = Object.fromEntries(changed.map((field) => [field, before[field]]))
    const is = Object.fromEntries(changed.map((field) => [field, after[field]]))
    await record(tx, ctx, {
      action: 'document.confirm',
      unitId: before.unitId,
      subjectId: id,
      detail: { before: was, after: is },
    })
  })
}

const tidied = ({ access, issuedOn, effectiveOn, expiresOn, ...words }: Metadata): Metadata => {
  const tidy = (text: string) => normalize(text).replace(/\s+/g, ' ').trim()
  const { number, title, kind, issuer, place, term, signatory } = words
  return {
    number: tidy(number),
    title: tidy(title),
    kind: tidy(kind),
    issuer: tidy(issuer),
    place: tidy(place),
    term: tidy(term),
    signatory: tidy(signatory),
    issuedOn,
    effectiveOn,
    expiresOn,
    access,
  }
}

/** Says that what a text says of another document is so, or is not; only then does the other's force follow from it. */
export async function decideRelation(
  ctx: Ctx,
  documentId: string,
  { id, confirmed, effectiveOn }: { id: string; confirmed: boolean; effectiveOn?: string },
): Promise<void> {
  const document = await documentShown(ctx, documentId)
  const [relation] = await ctx.db.select().from(relations).where(eq(relations.id, id))
  if (relation?.documentId !== documentId) throw new AppError('NOT_FOUND')
  const since = effectiveOn ?? relation.effectiveOn
  const moves = ['amends', 'replaces', 'repeals', 'suspends'].includes(relation.kind)
  if (confirmed && moves && !(since ?? document.effectiveOn ?? document.issuedOn))
    throw new AppError('INVALID', 'relation.day')
  const status = confirmed ? 'confirmed' : 'rejected'
  await ctx.write(async (tx) => {
    await tx
      .update(relations)
      .set({ status, effectiveOn: since, decidedAt: ctx.now(), decidedBy: ctx.actor.personId })
      .where(eq(relations.id, id))
    await recomputeForce(tx, [relation.targetKey])
    await record(tx, ctx, {
      action: 'document.relation',
      unitId: document.unitId,
      subjectId: documentId,
      detail: { relation: id, kind: relation.kind, target: relation.targetNumber || relation.targetTitle, status },
    })
  })
}

type NewRelation = {
  kind: RelationKind
  number: string
  scope: string
  effectiveOn?: string
}

/** Adds what a person knows and the text was not read to say; it is confirmed by being added. */
export async function addRelation(
  ctx: Ctx,
  documentId: string,
  { kind, number, scope, effectiveOn }: NewRelation,
): Promise<void> {
  const document = await documentShown(ctx, documentId)
  const targetKey = numberKeyOf(normalize(number))
  if (!/^\d.*\//.test(targetKey)) throw new AppError('INVALID', 'relation.number')
  if (targetKey === document.numberKey) throw new AppError('INVALID', 'relation.itself')
  if (!(effectiveOn ?? document.effectiveOn ?? document.issuedOn)) throw new AppError('INVALID', 'relation.day')
  const said = { targetNumber: normalize(number).trim(), effectiveOn: effectiveOn ?? null }
  const decided = { status: 'confirmed', decidedAt: ctx.now(), decidedBy: ctx.actor.personId } as const
  const id = newId('rel')
  await ctx.write(async (tx) => {
    await tx
      .insert(relations)
      .values({ id, documentId, kind, targetKey, scope: normalize(scope).trim(), position: -1, ...said, ...decided })
      .onConflictDoUpdate({
        target: [relations.documentId, relations.kind, relations.targetKey, relations.targetTitle, relations.scope],
        set: { ...said, ...decided },
      })
    await recomputeForce(tx, [targetKey])
    await record(tx, ctx, {
      action: 'document.relation',
      unitId: document.unitId,
      subjectId: documentId,
      detail: { kind, target: number, scope, status: 'confirmed' },
    })
  })
}

async function documentShown(ctx: Ctx, id: string): Promise<Stored> {
  const document = await documentFor(ctx, id)
  if (!isShown(document)) throw new AppError('NOT_FOUND')
  return document
}
