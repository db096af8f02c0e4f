import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import { documents } from '../../../db/schema/library.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { idFor, sha256 } from '../../ids.ts'
import { allow } from '../../roles.ts'
import { numberKeyOf, numbersIn } from '../../text/document-number.ts'
import { normalize } from '../../text/normalize.ts'
import { isDay } from '../../time.ts'
import { topUnit } from '../../units/tree.ts'
import { recomputeForce, storeRelations } from '../force/recompute-force.ts'
import { dayIn } from '../metadata/dates.ts'
import { kindOf } from '../metadata/head/kind.ts'
import { issuerOfNumber } from '../metadata/metadata.ts'
import { relationsOf, type SourceRelation } from '../metadata/relations.ts'
import { isSameTitle } from '../parse/source-document.ts'

/** A document of which a catalogue tells that it exists. Days are `2026-11-22`, but those of `related` `22/11/2026`. */
export type CatalogueRecord = {
  id: string
  type: string
  number: string
  title: string
  issued: string | null
  effective: string | null
  url: string
  related: { number: string; title: string; issued: string }[]
}

type CatalogueReport = { added: number; changed: number; unchanged: number; held: number }

const recordsPerWrite = 200
// Catalogues write a day long past where they know none.
const firstDay = '1945-09-02'

/** Takes a catalogue's records as documents without text; one whose text is held keeps it and gains only the address. */
export async function importCatalogue(
  ctx: Ctx,
  records: AsyncIterable<CatalogueRecord> | Iterable<CatalogueRecord>,
): Promise<CatalogueReport> {
  allow(ctx, 'document.write')
  const report: CatalogueReport = { added: 0, changed: 0, unchanged: 0, held: 0 }
  const unitId = (await topUnit(ctx.db))?.id ?? null
  let batch: CatalogueRecord[] = []
  const flush = async () => {
    const entries = batch
    batch = []
    if (entries.length === 0) return
    await ctx.write(async (tx) => {
      const done = []
      for (const entry of entries) done.push(await take(tx, ctx, entry, unitId))
      for (const { outcome } of done) report[outcome] += 1
      await recomputeForce(
        tx,
        done.filter(({ outcome }) => outcome !== 'unchanged').map(({ key }) => key),
      )
      await record(tx, ctx, {
        action: 'document.catalogue',
        unitId,
        subjectId: entries[0]?.id ?? '',
        detail: { ...report },
      })
    })
  }
  for await (const one of records) {
    batch.push(one)
    if (batch.length === recordsPerWrite) await flush()
  }
  await flush()
  return report
}

async function take(tx: Tx, ctx: Ctx, source: CatalogueRecord, unitId: string | null) {
  const title = normalize(source.title).replace(/\s+/g, ' ').trim()
  // Where a page was read wrongly the number is a word of the title; the title has the number.
  const number = /\d/.test(source.number) ? normalize(source.number).trim() : numberOf(title)
  const key = numberKeyOf(number)
  const hash = await sha256(JSON.stringify(source))
  const held = await heldAs(tx, source, key, title)
  const outcome = !held
    ? 'added'
    : held.sha256 === hash
      ? 'unchanged'
      : held.origin !== 'catalogue'
        ? 'held'
        : 'changed'
  if (outcome === 'unchanged') return { outcome, key } as const
  if (held && outcome === 'held') {
    if (!held.url) await tx.update(documents).set({ url: source.url }).where(eq(documents.id, held.id))
    return { outcome, key } as const
  }
  const named = kindOf(title, number) || source.type
  const row = {
    number,
    numberKey: key,
    title,
    kind: source.type.length < 25 && /^\p{Lu}/u.test(source.type) ? source.type : named,
    issuer: issuerOfNumber(number),
    issuedOn: dayOr(source.issued),
    effectiveOn: dayOr(source.effective),
    url: source.url,
    sha256: hash,
    updatedAt: ctx.now(),
  }
  const id = held?.id ?? idFor('doc', await sha256(`catalogue:${source.id}`))
  if (held)
    await tx
      .update(documents)
      .set(held.confirmedAt ? { sha256: hash } : row)
      .where(eq(documents.id, id))
  else
    await tx.insert(documents).values({
      ...row,
      id,
      unitId,
      origin: 'catalogue',
      sourceKey: `catalogue:${source.id}`,
      version: 1,
      createdAt: ctx.now(),
    })
  await storeRelations(tx, [{ id, relations: [...relationsOf(title, '', number), ...relatedOf(source)] }])
  return { outcome, key } as const
}

const numberOf = (title: string) => {
  const [first] = numbersIn(title)
  return first ? title.slice(first.start, first.end) : ''
}

async function heldAs(tx: Tx, source: CatalogueRecord, key: string, title: string) {
  const [same] = await tx
    .select()
    .from(documents)
    .where(eq(documents.sourceKey, `catalogue:${source.id}`))
  if (same || !key.includes('/')) return same
  const numbered = await tx
    .select()
    .from(documents)
    .where(and(eq(documents.numberKey, key), isNull(documents.retiredAt)))
  return numbered.find((one) => one.origin !== 'catalogue' && isSameTitle(one.title, title))
}

const dayOr = (day: string | null) => (day && isDay(day) && day >= firstDay ? day : null)

const relatedOf = ({ related, url }: CatalogueRecord): SourceRelation[] =>
  related.map(({ number, title, issued }) => ({
    kind: 'related',
    targetKey: numberKeyOf(number),
    targetNumber: number,
    targetTitle: normalize(title).slice(0, 300),
    targetIssuedOn: dayIn(issued),
    scope: '',
    effectiveOn: null,
    evidence: url,
  }))
