import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import { documents } from '../../../db/schema/library.ts'
import { breathe } from '../../breathe.ts'
import type { Ctx } from '../../context.ts'
import { numberKeyOf } from '../../text/document-number.ts'
import { accessTerm } from '../clearance.ts'
import { nameWords, type Prepared, type Ready, type Staged } from './prepare.ts'
import type { ReadSection } from './read-document.ts'
import { counting } from './term-counts.ts'
import { keepText } from './texts.ts'
import { type FieldWords, fieldsOf, fieldWords, packedCodes } from './tokens.ts'

type Stored = typeof documents.$inferSelect

// Bound parameters have a limit, and so has a statement's length over HTTP.
const sectionsPerStatement = 50
const passagesPerStatement = 200

/** Some of a document's sections, behind so many sections and so many passages. */
export type Piece = { sections: ReadSection[]; from: number; passagesFrom: number }

/** Writes a piece of a document under the version to come; nobody sees it yet. */
export async function stage(
  tx: Tx,
  ctx: Pick<Ctx, 'now'>,
  document: Prepared,
  { sections, from, passagesFrom }: Piece,
): Promise<void> {
  if (from === 0 && !document.before?.version) {
    const row = { ...rowOf(document), id: document.id, createdAt: ctx.now(), updatedAt: ctx.now() }
    // One that was never shown may be gone since: a release of it was thrown away.
    if (document.before) await tx.insert(documents).values(row).onConflictDoNothing()
    else await tx.insert(documents).values(row)
  }
  if (from === 0) await keepText(tx, document, document.read, ctx.now())
  const named = fieldWords(nameWords(document.source))
  let passagePosition = passagesFrom
  for (let start = 0; start < sections.length; start += sectionsPerStatement) {
    const slice = sections.slice(start, start + sectionsPerStatement)
    const seqs = await insertSections(tx, document, slice, from + start, named)
    const access = document.access === 'public' ? '' : accessTerm(document.access)
    const index = slice.map(
      ({ words: { heading, body }, aside }, i) =>
        sql`(${seqs[i]}, ${heading.indexed}, ${aside ? '' : named.indexed}, ${body.indexed}, ${access})`,
    )
    await tx.run(sql`
      insert into section_index (rowid, heading, name, body, access) values ${sql.join(index, sql`, `)}`)
    const passages = slice.flatMap((section, i) =>
      section.passages.map(
        ({ place, label, heading, lead, page, text }) =>
          sql`(${`pa_${document.key}_${place}`}, ${seqs[i]}, ${document.id}, ${document.version}, ${passagePosition++}, ${label}, ${heading}, ${lead}, ${page}, ${text})`,
      ),
    )
    for (let first = 0; first < passages.length; first += passagesPerStatement) {
      await tx.run(sql`
        insert into passages (id, section_seq, document_id, version, position, label, heading, lead, page, text)
        values ${sql.join(passages.slice(first, first + passagesPerStatement), sql`, `)}`)
    }
    await breathe()
  }
}

const noWords = new Uint32Array(0)

async function insertSections(
  tx: Tx,
  { id, version }: Prepared,
  sections: ReadSection[],
  from: number,
  named: FieldWords,
): Promise<number[]> {
  const values = sections.map(({ article, heading, path, aside, words }, i) => {
    const tokens = packedCodes(words.heading.codes, aside ? noWords : named.codes, words.body.codes)
    return sql`(${id}, ${version}, ${from + i}, ${article}, ${heading}, ${path}, ${aside ? 1 : 0}, ${tokens})`
  })
  const stored = await tx.all<{ seq: number; position: number }>(sql`
    insert into sections (document_id, version, position, article, heading, path, aside, tokens)
    values ${sql.join(values, sql`, `)} returning seq, position`)
  const seqs: number[] = []
  for (const { seq, position } of stored) seqs[position - from] = seq
  return seqs
}

/** What the document's row says of it once this version is shown. */
export const rowOf = ({ source, sourceKey, hash, access, unitId, confirmed, before }: Staged) => ({
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

/** Writes a document's words into the index anew, under the name and for the readers that it has now. */
export async function reindex(tx: Tx, before: Stored, after: Pick<Stored, 'title' | 'number' | 'access'>) {
  const rows = await tx.all<{ seq: number; heading: string; text: string }>(sql`
    select s.seq, s.heading, group_concat(p.text, char(10)) as text from sections s join passages p on p.section_seq = s.seq
    where s.document_id = ${before.id} and s.version = ${before.version} and s.aside = 0 group by s.seq`)
  const [was, is] = [nameWords(before), nameWords(after)]
  const access = after.access === 'public' ? '' : accessTerm(after.access)
  const counts = counting(tx)
  const named = fieldWords(is)
  for (const { seq, ...row } of rows) {
    const fields = fieldsOf(row, is)
    counts.fields(fieldsOf(row, was), -1)
    counts.fields(fields, 1)
    const [heading, body] = [fieldWords(fields.heading), fieldWords(fields.body)]
    const tokens = packedCodes(heading.codes, named.codes, body.codes)
    await tx.run(sql`update sections set tokens = ${tokens} where seq = ${seq}`)
    await tx.run(sql`delete from section_index where rowid = ${seq}`)
    await tx.run(sql`delete from section_vectors where section_seq = ${seq}`)
    await tx.run(sql`insert into section_index (rowid, heading, name, body, access)
      values (${seq}, ${heading.indexed}, ${named.indexed}, ${body.indexed}, ${access})`)
  }
  await counts.end()
}

/** Takes away the versions that the published ones replaced. */
export async function removeOlder(ctx: Pick<Ctx, 'write'>, batch: Pick<Ready, 'id' | 'before'>[]): Promise<void> {
  for (const { id, before } of batch) if (before) await removeSections(ctx, id, older)
}

/** Takes away what an import that was cut off left behind: versions that are shown no more. */
export async function clearOlder(ctx: Ctx): Promise<void> {
  const left = await ctx.db.all<{ id: string }>(sql`
    select distinct d.id from documents d join sections s on s.document_id = d.id where ${older}`)
  for (const { id } of left) await removeSections(ctx, id, older)
}

/** Takes away what was staged of a document and never shown; `only`: as long as that holds of the document `d`. */
export async function clearStaged(
  ctx: Pick<Ctx, 'db' | 'write'>,
  documentId: string,
  only: SQL = sql`true`,
): Promise<void> {
  const which = sql`${newer} and ${only}`
  const [left] = await ctx.db.all(sql`
    select 1 from sections s join documents d on d.id = s.document_id where d.id = ${documentId} and ${which} limit 1`)
  if (left) await removeSections(ctx, documentId, which)
}

const older = sql`s.version < d.version`
const newer = sql`s.version > d.version`

async function removeSections(ctx: Pick<Ctx, 'write'>, documentId: string, which: SQL): Promise<void> {
  for (;;) {
    const gone = await ctx.write(async (tx) => {
      const rows = await tx.all<{ seq: number }>(sql`
        select s.seq from sections s join documents d on d.id = s.document_id
        where d.id = ${documentId} and ${which} limit 50`)
      const seqs = JSON.stringify(rows.map(({ seq }) => seq))
      await tx.run(sql`delete from section_index where rowid in (select value from json_each(${seqs}))`)
      await tx.run(sql`delete from passages where section_seq in (select value from json_each(${seqs}))`)
      // The same words in a new version need not be sent again: what nobody wants goes when all is embedded.
      await tx.run(sql`
        update section_vectors set section_seq = -id where section_seq in (select value from json_each(${seqs}))`)
      await tx.run(sql`delete from sections where seq in (select value from json_each(${seqs}))`)
      return rows.length
    })
    if (gone === 0) return
  }
}
