import { eq, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { documents } from '../../db/schema/library.ts'
import { markForReview } from '../answers/review.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { numberKeyOf } from '../text/document-number.ts'
import { keepWith } from './originals.ts'
import { nameWords, type Prepared, type PreparedSection } from './prepare.ts'
import { accessTerm } from './search.ts'
import { settleForce, storeRelations, targetsOf } from './settle-force.ts'
import { type Fields, fieldsOf, indexed, packed, termsOf, totals } from './words.ts'

type Stored = typeof documents.$inferSelect

// Bound parameters have a limit, and so has a statement's length over HTTP.
const sectionsPerStatement = 50
const passagesPerStatement = 200

/** Writes some of a document's sections under the version to come; nobody sees them yet. */
export async function stage(
  tx: Tx,
  ctx: Pick<Ctx, 'now'>,
  document: Prepared,
  sections: PreparedSection[],
  from: number,
): Promise<void> {
  if (from === 0 && !document.before) {
    await tx
      .insert(documents)
      .values({ ...rowOf(document), id: document.id, createdAt: ctx.now(), updatedAt: ctx.now() })
  }
  const passagesBefore = document.sections.slice(0, from).reduce((sum, { passages }) => sum + passages.length, 0)
  let passagePosition = passagesBefore
  for (let start = 0; start < sections.length; start += sectionsPerStatement) {
    const some = sections.slice(start, start + sectionsPerStatement)
    const seqs = await insertSections(tx, document, some, from + start)
    const access = document.access === 'public' ? '' : accessTerm(document.access)
    const index = some.map(
      ({ fields: { heading, name, body } }, i) =>
        sql`(${seqs[i]}, ${indexed(heading)}, ${indexed(name)}, ${indexed(body)}, ${access})`,
    )
    await tx.run(sql`
      insert into section_index (rowid, heading, name, body, access) values ${sql.join(index, sql`, `)}`)
    const passages = some.flatMap((section, i) =>
      section.passages.map(
        ({ id, label, heading, lead, page, text }) =>
          sql`(${id}, ${seqs[i]}, ${document.id}, ${document.version}, ${passagePosition++}, ${label}, ${heading}, ${lead}, ${page}, ${text})`,
      ),
    )
    for (let first = 0; first < passages.length; first += passagesPerStatement) {
      await tx.run(sql`
        insert into passages (id, section_seq, document_id, version, position, label, heading, lead, page, text)
        values ${sql.join(passages.slice(first, first + passagesPerStatement), sql`, `)}`)
    }
  }
}

async function insertSections(
  tx: Tx,
  { id, version }: Prepared,
  sections: PreparedSection[],
  from: number,
): Promise<number[]> {
  const values = sections.map(
    ({ source, fields }, i) =>
      sql`(${id}, ${version}, ${from + i}, ${source.article}, ${source.heading}, ${source.path}, ${source.aside ? 1 : 0}, ${packed(fields)})`,
  )
  const stored = await tx.all<{ seq: number; position: number }>(sql`
    insert into sections (document_id, version, position, article, heading, path, aside, tokens)
    values ${sql.join(values, sql`, `)} returning seq, position`)
  const seqs: number[] = []
  for (const { seq, position } of stored) seqs[position - from] = seq
  return seqs
}

const rowOf = ({ source, sourceKey, hash, access, unitId, confirmed, before }: Prepared) => ({
  unitId,
  number: source.number,
  numberKey: numberKeyOf(source.number),
  title: source.title,
  kind: source.kind,
  issuer: source.issuer,
  issuedOn: source.issuedOn,
  effectiveOn: source.effectiveOn,
  expiresOn: source.expiresOn,
  place: source.place,
  term: source.term,
  signatory: source.signatory,
  url: source.url || before?.url || '',
  readings: source.readings,
  confirmedAt: confirmed?.at ?? null,
  confirmedBy: confirmed?.by ?? null,
  access,
  sample: source.sample,
  origin: source.origin,
  sourceKey,
  sha256: hash,
})

/** Shows staged documents: their version becomes the one that is read, and the terms are counted anew. */
export async function publish(tx: Tx, ctx: Ctx, batch: Prepared[]): Promise<void> {
  const counts = new Map<string, number>()
  for (const document of batch) {
    for (const { source, fields } of document.sections) if (!source.aside) count(counts, fields, 1)
    const { before } = document
    if (before && before.version > 0) {
      for (const fields of await storedFields(tx, before.id, before.version, nameWords(before)))
        count(counts, fields, -1)
    }
    await expectStaged(tx, document)
    if (document.originalId) await keepWith(tx, document, document.originalId)
    if (before && before.version > 0) await markForReview(tx, ctx, await changedPassages(tx, document, before.version))
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
  await settleForce(tx, [
    ...batch.flatMap(({ source, before }) => [source.number, before?.number ?? ''].map(numberKeyOf)),
    ...(await targetsOf(
      tx,
      batch.map(({ id }) => id),
    )),
  ])
  await keepCounts(tx, counts)
  const [first] = batch
  if (!first) return
  await record(tx, ctx, {
    action: 'document.import',
    unitId: first.unitId,
    subjectId: first.id,
    detail: { documents: batch.map(({ id, version, hash }) => ({ id, version, sha256: hash })) },
  })
}

/** The passages of the version before that read otherwise now or are gone. */
async function changedPassages(tx: Tx, { id, version }: Prepared, before: number): Promise<string[]> {
  const changed = await tx.all<{ id: string }>(sql`
    select was.id from passages was left join passages is_now on is_now.id = was.id and is_now.version = ${version}
    where was.document_id = ${id} and was.version = ${before} and (is_now.seq is null or is_now.text <> was.text)`)
  return changed.map((passage) => passage.id)
}

/** Writes a document's words into the index anew, under the name and for the readers that it has now. */
export async function reindex(tx: Tx, before: Stored, after: Pick<Stored, 'title' | 'number' | 'access'>) {
  const rows = await tx.all<{ seq: number; heading: string; text: string }>(sql`
    select s.seq, s.heading, group_concat(p.text, char(10)) as text from sections s join passages p on p.section_seq = s.seq
    where s.document_id = ${before.id} and s.version = ${before.version} and s.aside = 0 group by s.seq`)
  const [was, is] = [nameWords(before), nameWords(after)]
  const access = after.access === 'public' ? '' : accessTerm(after.access)
  const counts = new Map<string, number>()
  for (const { seq, ...row } of rows) {
    const fields = fieldsOf(row, is)
    count(counts, fieldsOf(row, was), -1)
    count(counts, fields, 1)
    await tx.run(sql`update sections set tokens = ${packed(fields)} where seq = ${seq}`)
    await tx.run(sql`delete from section_index where rowid = ${seq}`)
    await tx.run(sql`insert into section_index (rowid, heading, name, body, access)
      values (${seq}, ${indexed(fields.heading)}, ${indexed(is)}, ${indexed(fields.body)}, ${access})`)
  }
  await keepCounts(tx, counts)
}

/** Another import of the same document, in another process, would have taken away what this one staged. */
async function expectStaged(tx: Tx, { id, version, sections }: Prepared): Promise<void> {
  const [staged] = await tx.all<{ many: number }>(sql`
    select count(*) as many from sections where document_id = ${id} and version = ${version}`)
  if (staged?.many !== sections.length) throw new AppError('CONFLICT', 'import.running')
}

async function keepCounts(tx: Tx, counts: Map<string, number>): Promise<void> {
  const changed = [...counts].filter(([, by]) => by !== 0).sort(([a], [b]) => (a < b ? -1 : 1))
  await tx.run(sql`
    insert into library_terms (term, sections) select value ->> 0, value ->> 1 from json_each(${JSON.stringify(changed)})
    where true on conflict (term) do update set sections = sections + excluded.sections`)
}

function count(counts: Map<string, number>, fields: Fields, by: 1 | -1): void {
  const add = (term: string, amount: number) => counts.set(term, (counts.get(term) ?? 0) + amount)
  for (const term of termsOf(fields)) add(term, by)
  add(totals.sections, by)
  add(totals.heading, by * fields.heading.length)
  add(totals.name, by * fields.name.length)
  add(totals.body, by * fields.body.length)
}

/** The words of sections that are stored, read again from their passages. */
async function storedFields(tx: Tx, documentId: string, version: number, name: Fields['name']): Promise<Fields[]> {
  const rows = await tx.all<{ heading: string; text: string }>(sql`
    select s.heading, group_concat(p.text, char(10)) as text from sections s join passages p on p.section_seq = s.seq
    where s.document_id = ${documentId} and s.version = ${version} and s.aside = 0 group by s.seq`)
  return rows.map((row) => fieldsOf(row, name))
}

/** Takes away the versions that the published ones replaced. */
export async function removeOlder(ctx: Ctx, batch: Prepared[]): Promise<void> {
  for (const { id, before } of batch) if (before) await removeSections(ctx, id)
}

/** Takes away what an import that was cut off left behind: versions that are shown no more. */
export async function clearOlder(ctx: Ctx): Promise<void> {
  const left = await ctx.db.all<{ id: string }>(sql`
    select distinct d.id from documents d join sections s on s.document_id = d.id where s.version < d.version`)
  for (const { id } of left) await removeSections(ctx, id)
}

/** Takes away what was staged of this document and never shown. */
export const clearStaged = (ctx: Ctx, { id }: Prepared) => removeSections(ctx, id)

async function removeSections(ctx: Ctx, documentId: string): Promise<void> {
  for (;;) {
    const gone = await ctx.write(async (tx) => {
      const some = await tx.all<{ seq: number }>(sql`
        select s.seq from sections s join documents d on d.id = s.document_id
        where d.id = ${documentId} and s.version <> d.version limit 50`)
      const seqs = JSON.stringify(some.map(({ seq }) => seq))
      await tx.run(sql`delete from section_index where rowid in (select value from json_each(${seqs}))`)
      await tx.run(sql`delete from passages where section_seq in (select value from json_each(${seqs}))`)
      await tx.run(sql`delete from sections where seq in (select value from json_each(${seqs}))`)
      return some.length
    })
    if (gone === 0) return
  }
}
