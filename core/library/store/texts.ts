import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import { hasSome, insertMany } from '../../../db/insert-many.ts'
import {
  type Change,
  documentCorrections,
  documents,
  documentTexts,
  documentVersions,
} from '../../../db/schema/library.ts'
import type { Ctx } from '../../context.ts'
import { withChanges } from './lines.ts'
import type { ReadDocument } from './read-document.ts'

type Reading = { id: string; hash: string }

/** Keeps the text that a reading was made of, unless it follows from another one by what a person put right. */
export async function keepText(tx: Tx, { id, hash }: Reading, read: ReadDocument, now: number): Promise<void> {
  let position = 0
  for await (const text of read.texts()) {
    if (position === 0 && (await madeBy(tx, id, hash))) return
    await tx
      .insert(documentTexts)
      .values({ documentId: id, hash, position: position++, text, createdAt: now })
      .onConflictDoNothing()
  }
}

/** Says which readings the versions are that are shown. */
export async function keepVersions(tx: Tx, shown: (Reading & { version: number; shownAt: number })[]): Promise<void> {
  const rows = shown.map(({ id, version, hash, shownAt }) => ({ documentId: id, version, hash, shownAt }))
  if (hasSome(rows)) await tx.run(sql`${insertMany(documentVersions, rows)} on conflict do nothing`)
}

/** Gives a document that was taken in before texts were kept its own. */
export async function attachText(
  ctx: Pick<Ctx, 'db' | 'write' | 'now'>,
  id: string,
  read: ReadDocument,
): Promise<void> {
  const [held] = await ctx.db.select().from(documents).where(eq(documents.id, id))
  if (!held || (await versionHash(ctx.db, id, held.version)) !== null) return
  const reading = { id, hash: held.sha256, version: held.version }
  await ctx.write(async (tx) => {
    await keepText(tx, reading, read, ctx.now())
    await keepVersions(tx, [{ ...reading, shownAt: held.updatedAt }])
  })
}

/** The hash of the reading that a version is; null for one that was shown before they were kept. */
export async function versionHash(db: Ctx['db'], documentId: string, version: number): Promise<string | null> {
  const [row] = await db
    .select({ hash: documentVersions.hash })
    .from(documentVersions)
    .where(and(eq(documentVersions.documentId, documentId), eq(documentVersions.version, version)))
  return row?.hash ?? null
}

/** The correction that made a reading: the first that did, for that one's own reading is an earlier one. */
async function madeBy(db: Pick<Ctx['db'], 'select'>, documentId: string, hash: string) {
  const [row] = await db
    .select()
    .from(documentCorrections)
    .where(and(eq(documentCorrections.documentId, documentId), eq(documentCorrections.hash, hash)))
    .orderBy(sql`rowid`)
    .limit(1)
  return row
}

/** Whether a reading is what a person made of another, rather than what a file was read as. */
export const isCorrected = async ({ db }: Pick<Ctx, 'db'>, documentId: string, hash: string): Promise<boolean> =>
  (await madeBy(db, documentId, hash)) !== undefined

export type Correction = typeof documentCorrections.$inferSelect

/** The text of a reading and what was put right in it since it came from its file, the first first; null where none is kept. */
export async function textOf(
  db: Pick<Ctx['db'], 'select'>,
  documentId: string,
  hash: string,
): Promise<{ text: string; corrections: Correction[] } | null> {
  const corrections: Correction[] = []
  for (let at = hash; ; ) {
    const parts = await db
      .select({ text: documentTexts.text })
      .from(documentTexts)
      .where(and(eq(documentTexts.documentId, documentId), eq(documentTexts.hash, at)))
      .orderBy(asc(documentTexts.position))
    if (parts.length > 0) {
      const text = corrections.reduce<string | null>(
        (before, { changes }: { changes: Change[] }) => before && withChanges(before, changes),
        parts.map((part) => part.text).join(''),
      )
      return text === null ? null : { text, corrections }
    }
    const correction = await madeBy(db, documentId, at)
    if (!correction || correction.fromHash === at) return null
    corrections.unshift(correction)
    at = correction.fromHash
  }
}

/** Lets go of what was put right in a version that is thrown away: what is put right in its place may be another's work. */
export const forgetUnseen = (tx: Tx, documentId: string) =>
  tx.run(sql`
    delete from document_corrections where document_id = ${documentId} and hash <> ''
      and version > (select version from documents where id = ${documentId})`)

/** Lets go of all that is kept of how a document was read. */
export async function forgetTexts(tx: Tx, documentId: string): Promise<void> {
  await tx.delete(documentCorrections).where(eq(documentCorrections.documentId, documentId))
  await tx.delete(documentTexts).where(eq(documentTexts.documentId, documentId))
}

// A law is some megabytes in fifty rows: one of these writes takes some milliseconds.
const textsPerSweep = 20

/**
 * Lets go of readings that were never shown and wait for nothing: what a release was thrown away with, or an import that
 * broke off. Their corrections go first, the last of them before what it was made of.
 */
export async function dropUnusedTexts(ctx: Pick<Ctx, 'db' | 'write'>, until: number): Promise<void> {
  const used = (table: SQL) => sql`(
    exists (select 1 from documents d where d.id = ${table}.document_id and d.sha256 = ${table}.hash)
    or exists (select 1 from document_versions v where v.document_id = ${table}.document_id and v.hash = ${table}.hash)
    or exists (select 1 from staged_documents s where s.document_id = ${table}.document_id)
    or exists (select 1 from document_corrections c
      where c.document_id = ${table}.document_id and c.from_hash = ${table}.hash and c.hash <> ${table}.hash))`
  for (const [table, at] of [
    ['document_corrections', 'made_at'],
    ['document_texts', 'created_at'],
  ] as const) {
    const name = sql.identifier(table)
    const which = sql`select rowid from ${name} where ${sql.identifier(at)} < ${until} and not ${used(sql`${name}`)}`
    const [any] = await ctx.db.all(sql`${which} limit 1`)
    if (any) await ctx.write((tx) => tx.run(sql`delete from ${name} where rowid in (${which} limit ${textsPerSweep})`))
  }
}
