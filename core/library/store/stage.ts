import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import { hasSome, insertMany } from '../../../db/insert-many.ts'
import { documents } from '../../../db/schema/library.ts'
import { breathe } from '../../breathe.ts'
import type { Ctx } from '../../context.ts'
import { numberKeyOf } from '../../text/document-number.ts'
import { accessTerm } from '../clearance.ts'
import type { Prepared, Ready, Staged } from './prepare.ts'
import type { ReadSection } from './read-document.ts'
import { counting } from './term-counts.ts'
import { keepText } from './texts.ts'
import { fieldsOf, fieldWords, hexOf, nameWords, packedCodes } from './tokens.ts'

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
  const indexed: string[] = []
  for (const lot of lots(
    pieces.flatMap(([document, piece]) => sectionsOf(document, piece)),
    sizeOf,
  )) {
    indexed.push(...(await stageSections(tx, lot)))
    await breathe()
  }
  // Last: with every other statement behind it the index would write what it holds in memory, each time as a segment of its own.
  for (const lot of lots(indexed, ({ length }) => length, lettersIndexed)) {
    await tx.run(sql`
      insert into section_index (rowid, heading, name, body, access)
      select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 from json_each(${`[${lot.join()}]`})`)
    await breathe()
  }
}

/** What stands in every row of a document, as JSON. */
type Own = {
  id: string
  version: number
  place: string
  name: { count: number; hex: string; indexed: string }
  access: string
}
type Section = ReadSection & { own: Own; position: number; passagesFrom: number }

function sectionsOf(document: Prepared, { sections, from, passagesFrom }: Piece): Section[] {
  const own = ownOf(document)
  let passages = passagesFrom
  return sections.map((section, i) => {
    const first = passages
    passages += section.passages.length
    return { ...section, own, position: from + i, passagesFrom: first }
  })
}

function ownOf({ source, id, version, key, access }: Prepared): Own {
  const { codes, indexed } = fieldWords(nameWords(source))
  return {
    ...{ id: JSON.stringify(id), version, place: `pa_${key}_` },
    name: { count: codes.length, hex: hexOf(new Uint8Array(codes.buffer)), indexed: JSON.stringify(indexed) },
    access: JSON.stringify(access === 'public' ? '' : accessTerm(access)),
  }
}

const noName = { count: 0, hex: '', indexed: '""' }

/** The rows of the sections and of their passages; what of them belongs into the index, row by row. */
async function stageSections(tx: Tx, sections: Section[]): Promise<string[]> {
  const rows = sections.map(({ own: { id, version, name }, position, row, aside, heading, body }) => {
    const named = aside ? noName : name
    const counts = hexOf(new Uint8Array(Uint32Array.of(heading.count, named.count, body.count).buffer))
    return `[${id},${version},${position},${row},${aside ? 1 : 0},"${counts}${heading.hex}${named.hex}${body.hex}"]`
  })
  await tx.run(sql`
    insert into sections (document_id, version, position, article, heading, path, aside, tokens)
    select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, unhex(value ->> 7)
    from json_each(${`[${rows.join()}]`})`)
  // Numbers that are never handed out twice follow each other within a statement.
  const [last] = await tx.all<{ seq: number }>(sql`select last_insert_rowid() as seq`)
  const first = (last?.seq ?? 0) - sections.length + 1
  const shown: string[] = []
  for (const [i, { own, passagesFrom, places, passages: some }] of sections.entries())
    for (const [at, values] of some.entries())
      shown.push(`["${own.place}${places[at]}",${first + i},${own.id},${own.version},${passagesFrom + at},${values}]`)
  if (shown.length > 0)
    await tx.run(sql`
      insert into passages (id, section_seq, document_id, version, position, label, heading, lead, page, text)
      select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
        value ->> 8, value ->> 9 from json_each(${`[${shown.join()}]`})`)
  return sections.map(
    ({ own, aside, heading, body }, i) =>
      `[${first + i},${heading.indexed},${aside ? '""' : own.name.indexed},${body.indexed},${own.access}]`,
  )
}

// So much takes some tens of milliseconds, in which nobody else has a turn; and what one value of a statement holds is bounded, by
// two megabytes where the bound is nearest.
const lettersPerStatement = 300_000
const lettersIndexed = 500_000

/** As a section is handed over: its words as numbers in eight signs each, as the index reads them, and as they stand. */
const sizeOf = ({ heading, body, own: { name }, passages: some }: Section) =>
  heading.hex.length +
  name.hex.length +
  body.hex.length +
  heading.indexed.length +
  name.indexed.length +
  body.indexed.length +
  some.reduce((sum, values) => sum + values.length, 0)

function* lots<T>(all: T[], size: (one: T) => number, most = lettersPerStatement): Generator<T[]> {
  let lot: T[] = []
  let letters = 0
  for (const one of all) {
    const more = size(one)
    if (lot.length > 0 && letters + more > most) {
      yield lot
      lot = []
      letters = 0
    }
    lot.push(one)
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
