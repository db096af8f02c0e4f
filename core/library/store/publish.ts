import { eq, sql } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import { documents } from '../../../db/schema/library.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { numberKeyOf } from '../../text/document-number.ts'
import { recomputeForce, storeRelations, targetsOf } from '../force/recompute-force.ts'
import { markCited } from './mark-cited.ts'
import { keepWith } from './originals.ts'
import { nameWords, type Ready } from './prepare.ts'
import { rowOf } from './stage.ts'
import { count, keepCounts, storedFields } from './term-counts.ts'

/** Shows staged documents, ties their files to them and marks what rested on what they changed. */
export async function publish(tx: Tx, ctx: Pick<Ctx, 'actor' | 'now'>, batch: Ready[]): Promise<void> {
  const [first] = batch
  if (!first) return
  for (const document of batch) {
    const { before, originalId } = document
    await expectStaged(tx, document)
    if (originalId) await keepWith(tx, document, originalId)
    if (before && before.version > 0) await markCited(tx, ctx, await changedPassages(tx, document, before.version))
  }
  await show(tx, ctx, batch)
  await record(tx, ctx, {
    action: 'document.import',
    unitId: first.unitId,
    subjectId: first.id,
    detail: { documents: batch.map(({ id, version, hash }) => ({ id, version, sha256: hash })) },
  })
}

/** Makes the staged version of each the one that is read, and counts the terms anew. */
export async function show(tx: Tx, ctx: Pick<Ctx, 'now'>, batch: Ready[]): Promise<void> {
  const counts = new Map<string, number>()
  for (const document of batch) {
    const { before } = document
    for (const fields of await fieldsOfAll(tx, document)) count(counts, fields, 1)
    if (before && before.version > 0) {
      for (const fields of await storedFields(tx, before.id, before.version, nameWords(before)))
        count(counts, fields, -1)
    }
    await tx
      .update(documents)
      .set({
        ...rowOf(document),
        version: document.version,
        passageCount: document.passageCount,
        retiredAt: null,
        updatedAt: ctx.now(),
      })
      .where(eq(documents.id, document.id))
    await storeRelations(tx, document.id, document.source.relations)
  }
  await recomputeForce(tx, [
    ...batch.flatMap(({ source, before }) => [source.number, before?.number ?? ''].map(numberKeyOf)),
    ...(await targetsOf(
      tx,
      batch.map(({ id }) => id),
    )),
  ])
  await keepCounts(tx, counts)
}

/** The words of a staged document: at hand where it was only just written, else read again. */
const fieldsOfAll = async (tx: Tx, { id, version, source, sections }: Ready) =>
  sections
    ? sections.filter((section) => !section.source.aside).map(({ fields }) => fields)
    : storedFields(tx, id, version, nameWords(source))

/** The passages of the version before that read otherwise now or are gone. */
async function changedPassages(tx: Tx, { id, version }: Ready, before: number): Promise<string[]> {
  const changed = await tx.all<{ id: string }>(sql`
    select was.id from passages was left join passages is_now on is_now.id = was.id and is_now.version = ${version}
    where was.document_id = ${id} and was.version = ${before} and (is_now.seq is null or is_now.text <> was.text)`)
  return changed.map((passage) => passage.id)
}

/** Another import of the same document, in another process, would have taken away what this one staged. */
async function expectStaged(tx: Tx, { id, version, sectionCount }: Ready): Promise<void> {
  const [staged] = await tx.all<{ many: number }>(sql`
    select count(*) as many from sections where document_id = ${id} and version = ${version}`)
  if (staged?.many !== sectionCount) throw new AppError('CONFLICT', 'import.running')
}
