import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import { hasSome, insertMany } from '../../../db/insert-many.ts'
import { documents, passages } from '../../../db/schema/library.ts'
import { breathe } from '../../breathe.ts'
import type { Ctx } from '../../context.ts'
import { numberKeyOf } from '../../text/document-number.ts'
import { accessTerm } from '../clearance.ts'
import { nameWords, type Prepared, type Ready, type Staged } from './prepare.ts'
import type { ReadSection } from './read-document.ts'
import { counting } from './term-counts.ts'
import { keepText } from './texts.ts'
import { type FieldWords, fieldsOf, fieldWords, hexOf, packedCodes } from './tokens.ts'

type Stored = typeof documents.$inferSelect

/** Some of a document's sections, behind so many sections and so many passages. */
export type Piece = { sections: ReadSection[]; from: number; passagesFrom: number }

/** Writes pieces of documents under the versions to come; nobody sees them yet. */
export async function stage(tx: Tx, ctx: Pick<Ctx, 'now'>, pieces: [Prepared, Piece][]): Promise<void> {
  const at = ctx.now()
  const begun = pieces.filter(([, { from }]) => from === 0).map(([document]) => document)
  const unknown = begun.filter(({ before }) => !before?.version)
  const rows = unknown.map((document) => ({ ...rowOf(document), id: document.id, createdAt: at, updatedAt: at }))
  // One that was never shown may be gone since: a release of it was thrown away.
  if (hasSome(rows)) await tx.run(sql`${insertMany(documents, rows)} on conflict (id) do nothing`)
  for (const document of begun) await keepText(tx, document, document.read, at)
  const sections = pieces.flatMap(([document, piece]) => sectionsOf(document, piece))
  for (const lot of lots(sections, sizeOf)) {
    await stageSections(tx, lot)
    await breathe()
  }
}

type Section = ReadSection & {
  document: Prepared
  named: FieldWords
  position: number
  passagesFrom: number
}

function sectionsOf(document: Prepared, { sections, from, passagesFrom }: Piece): Section[] {
  const named = fieldWords(nameWords(document.source))
  let passages = passagesFrom
  return sections.map((section, i) => {
    const first = passages
    passages += section.passages.length
    return { ...section, document, named, position: from + i, passagesFrom: first }
  })
}

const noWords: FieldWords = { codes: new Uint32Array(0), indexed: '' }

async function stageSections(tx: Tx, sections: Section[]): Promise<void> {
  const stored = await tx.all<{ seq: number; documentId: string; position: number }>(sql`
    insert into sections (document_id, version, position, article, heading, path, aside, tokens)
    select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, unhex(value ->> 7)
    from json_each(${JSON.stringify(
      sections.map(({ document, named, position, article, heading, path, aside, words }) => {
        const tokens = packedCodes(words.heading.codes, (aside ? noWords : named).codes, words.body.codes)
        return [document.id, document.version, position, article, heading, path, aside ? 1 : 0, hexOf(tokens)]
      }),
    )}) returning seq, document_id as documentId, position`)
  const seqs = new Map(stored.map(({ seq, documentId, position }) => [`${documentId} ${position}`, seq]))
  const placed = sections.map((section) => ({
    ...section,
    seq: seqs.get(`${section.document.id} ${section.position}`) as number,
  }))
  await tx.run(sql`
    insert into section_index (rowid, heading, name, body, access)
    select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4
    from json_each(${JSON.stringify(
      placed.map(({ seq, document: { access }, aside, named, words: { heading, body } }) => [
        seq,
        heading.indexed,
        (aside ? noWords : named).indexed,
        body.indexed,
        access === 'public' ? '' : accessTerm(access),
      ]),
    )})`)
  const rows = placed.flatMap(({ seq, document: { key, id, version }, passagesFrom, passages: some }) =>
    some.map(({ place, label, heading, lead, page, text }, i) => ({
      ...{ id: `pa_${key}_${place}`, sectionSeq: seq, documentId: id, version },
      ...{ position: passagesFrom + i, label, heading, lead, page, text },
    })),
  )
  if (hasSome(rows)) await tx.run(insertMany(passages, rows))
}

// So much takes some tens of milliseconds, in which nobody else has a turn; and what one value of a statement holds is bounded, by
// two megabytes where the bound is nearest.
const lettersPerStatement = 120_000

/** As a section is handed over: its words as numbers in sixteen signs a pair, as the index reads them, and as they stand. */
const sizeOf = ({ words: { heading, body }, named, passages: some }: Section) =>
  8 * (heading.codes.length + named.codes.length + body.codes.length) +
  heading.indexed.length +
  named.indexed.length +
  body.indexed.length +
  some.reduce((sum, { text }) => sum + text.length, 0)

function* lots(sections: Section[], size: (section: Section) => number): Generator<Section[]> {
  let lot: Section[] = []
  let letters = 0
  for (const section of sections) {
    const more = size(section)
    if (lot.length > 0 && letters + more > lettersPerStatement) {
      yield lot
      lot = []
      letters = 0
    }
    lot.push(section)
    letters += more
  }
  if (lot.length > 0) yield lot
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
