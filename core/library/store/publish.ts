import { getTableColumns, sql } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import { hasSome, insertMany } from '../../../db/insert-many.ts'
import { documents } from '../../../db/schema/library.ts'
import { record } from '../../audit.ts'
import { breathe } from '../../breathe.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { numberKeyOf } from '../../text/document-number.ts'
import { recomputeForce, storeRelations, targetsOf } from '../force/recompute-force.ts'
import { markCited } from './mark-cited.ts'
import { keepWith } from './originals.ts'
import type { Ready } from './prepare.ts'
import type { Lot, ReadDocument } from './read-document.ts'
import { rowOf } from './stage.ts'
import { type Counting, counting, storedFields } from './term-counts.ts'
import { keepVersions } from './texts.ts'
import { nameWords, termsOf, totals } from './tokens.ts'

/**
 * Shows staged documents, ties their files to them and marks what rested on what they changed. `counts` may leave the
 * terms to be brought in later.
 */
export async function publish(
  tx: Tx,
  ctx: Pick<Ctx, 'actor' | 'now'>,
  batch: Ready[],
  counts?: Counting,
): Promise<void> {
  const [first] = batch
  if (!first) return
  await expectStaged(tx, batch)
  await keepWith(tx, batch)
  await keepVersions(
    tx,
    batch.map((document) => ({ ...document, shownAt: ctx.now() })),
  )
  for (const document of batch) {
    const { before } = document
    if (before && before.version > 0) await markChanged(tx, ctx, document, before.version)
  }
  await show(tx, ctx, batch, counts)
  await record(tx, ctx, {
    action: 'document.import',
    unitId: first.unitId,
    subjectId: first.id,
    detail: { documents: batch.map(({ id, version, hash }) => ({ id, version, sha256: hash })) },
  })
}

/** Makes the staged version of each the one that is read, and counts the terms anew. */
export async function show(
  tx: Tx,
  ctx: Pick<Ctx, 'now'>,
  batch: Ready[],
  counts: Counting = counting(tx),
): Promise<void> {
  const whole = wholeLots(batch)
  for (const { counts: counted } of whole) for (const some of counted) await counts.together(some)
  for (const { id, version, source, read } of batch) {
    if (read?.lot && whole.has(read.lot)) continue
    if (read) await countRead(counts, read, source)
    else await countStored(tx, counts, { id, version, ...source }, 1)
  }
  for (const { before } of batch) if (before && before.version > 0) await countStored(tx, counts, before, -1)
  await showRows(tx, ctx, batch)
  await storeRelations(
    tx,
    batch.map(({ id, source: { relations } }) => ({ id, relations })),
  )
  await recomputeForce(tx, [
    ...batch.flatMap(({ source, before }) => [source.number, before?.number ?? ''].map(numberKeyOf)),
    ...(await targetsOf(
      tx,
      batch.map(({ id }) => id),
    )),
  ])
  await counts.end()
}

/** The lots of which every document is here, called as it was read. */
function wholeLots(batch: Ready[]): Set<Lot> {
  const found = new Map<Lot, number>()
  for (const { read, source } of batch)
    if (read?.lot && read.source.title === source.title && read.source.number === source.number)
      found.set(read.lot, (found.get(read.lot) ?? 0) + 1)
  return new Set([...found].flatMap(([lot, here]) => (here === lot.documents ? [lot] : [])))
}

/** The documents' own rows, which are there since they were staged. */
async function showRows(tx: Tx, { now }: Pick<Ctx, 'now'>, batch: Ready[]): Promise<void> {
  const at = now()
  const rows = batch.map((document) => ({
    ...rowOf(document),
    ...{ id: document.id, version: document.version, passageCount: document.passageCount },
    ...{ retiredAt: null, createdAt: at, updatedAt: at },
  }))
  if (!hasSome(rows)) return
  const { id, createdAt, ...columns } = getTableColumns(documents)
  const written = Object.entries(columns).filter(([key]) => key in rows[0])
  const anew = written.map(([, { name }]) => sql`${sql.identifier(name)} = excluded.${sql.identifier(name)}`)
  await tx.run(sql`${insertMany(documents, rows)} on conflict (id) do update set ${sql.join(anew, sql`, `)}`)
}

const fewTerms = 1000

/** The terms that were counted when the document was read; those of its name stand in all of its sections. */
async function countRead(counts: Counting, { terms, findable }: ReadDocument, called: Ready['source']): Promise<void> {
  const name = nameWords(called)
  const named = termsOf({ heading: [], name, body: [] })
  for await (const some of terms()) {
    for (const [term, sections] of some) if (!named.has(term)) counts.add(term, sections)
    await counts.spill()
    // A batch holds so many documents only where they are small.
    if (some.length > fewTerms) await breathe()
  }
  for (const term of named) counts.add(term, findable)
  counts.add(totals.name, findable * name.length)
}

/** The terms of a version that is stored, read again. */
async function countStored(
  tx: Tx,
  counts: Counting,
  { id, version, ...called }: { id: string; version: number; title: string; number: string },
  by: 1 | -1,
): Promise<void> {
  for await (const some of storedFields(tx, id, version, nameWords(called))) {
    for (const fields of some) counts.fields(fields, by)
    await counts.spill()
  }
}

const passagesPerLook = 1000

/** Marks what rests on passages of the version before that read otherwise now or are gone. */
async function markChanged(tx: Tx, ctx: Pick<Ctx, 'now'>, { id, version }: Ready, before: number): Promise<void> {
  for (let from = 0; ; from += passagesPerLook) {
    const looked = await tx.all<{ id: string; changed: number }>(sql`
      select was.id, is_now.seq is null or is_now.text <> was.text as changed
      from passages was left join passages is_now on is_now.id = was.id and is_now.version = ${version}
      where was.document_id = ${id} and was.version = ${before}
        and was.position >= ${from} and was.position < ${from + passagesPerLook}`)
    await markCited(
      tx,
      ctx,
      looked.filter(({ changed }) => changed).map((passage) => passage.id),
    )
    if (looked.length < passagesPerLook) return
    await breathe()
  }
}

/** Another import of the same document, in another process, would have taken away what this one staged. */
async function expectStaged(tx: Tx, batch: Ready[]): Promise<void> {
  const wanted = JSON.stringify(batch.map(({ id, version, sectionCount }) => [id, version, sectionCount]))
  const gone = await tx.all(sql`
    select 1 from json_each(${wanted}) w
    where w.value ->> 2 <> (
      select count(*) from sections where document_id = w.value ->> 0 and version = w.value ->> 1) limit 1`)
  if (gone.length > 0) throw new AppError('CONFLICT', 'import.running')
}
