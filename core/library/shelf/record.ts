import { and, asc, eq, inArray, ne } from 'drizzle-orm'
import { documentOriginals, imports, originals } from '../../../db/schema/intake.ts'
import { documentCorrections, documents, documentVersions, relations } from '../../../db/schema/library.ts'
import { people } from '../../../db/schema/people.ts'
import { units } from '../../../db/schema/units.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { allow, mayDo } from '../../roles.ts'
import { dayOf } from '../../time.ts'
import { ownUnit } from '../../units/tree.ts'
import { inForceOn } from '../force/in-force.ts'
import { scopeOf } from '../force/scope.ts'
import { seen, whatChanged } from './documents.ts'

/**
 * All that is known of a document, for those who keep the library: its fields, the words that each was read from, who
 * confirmed them, its relations both ways, and whether it is in force today or on a given day. `mine`: whether the actor keeps
 * the library of its unit, and may change it.
 */
export async function readRecord(ctx: Ctx, id: string, on = dayOf(ctx.now())) {
  allow(ctx, 'document.read')
  const [found] = await ctx.db
    .select({ document: documents, confirmedByName: people.name, path: units.path })
    .from(documents)
    .leftJoin(people, eq(people.id, documents.confirmedBy))
    .leftJoin(units, eq(units.id, ownUnit(documents.unitId)))
    .where(and(eq(documents.id, id), seen(ctx)))
  if (!found) throw new AppError('NOT_FOUND')
  const { numberKey, sourceKey, sha256, retiredAt, ...document } = found.document
  const [does, done, files, changes] = await Promise.all([
    relationsFrom(ctx, id),
    numberKey ? relationsTo(ctx, id, numberKey) : [],
    versionsOf(ctx, id),
    whatChanged(ctx, found.document, on),
  ])
  const { confirmedByName } = found
  const mine = found.path !== null && mayDo(ctx, 'document.write', found.path)
  return { ...document, mine, confirmedByName, on, inForce: inForceOn(on, found.document), changes, does, done, files }
}

/**
 * Its versions, the latest first: the file that each was read from and who handed it in, or who put how many lines right;
 * none of a version without either.
 */
async function versionsOf(ctx: Ctx, id: string) {
  const files = await ctx.db
    .select({
      version: documentOriginals.version,
      fileName: originals.fileName,
      size: originals.size,
      keptAt: originals.createdAt,
      uploadedByName: people.name,
    })
    .from(documentOriginals)
    .innerJoin(originals, eq(originals.id, documentOriginals.originalId))
    .leftJoin(imports, eq(imports.originalId, originals.id))
    .leftJoin(people, eq(people.id, imports.uploadedBy))
    .where(eq(documentOriginals.documentId, id))
    .groupBy(documentOriginals.version)
  const corrections = await ctx.db
    .select({
      version: documentVersions.version,
      changes: documentCorrections.changes,
      at: documentCorrections.madeAt,
      name: people.name,
    })
    .from(documentVersions)
    .innerJoin(
      documentCorrections,
      and(
        eq(documentCorrections.documentId, documentVersions.documentId),
        eq(documentCorrections.hash, documentVersions.hash),
        eq(documentCorrections.version, documentVersions.version),
      ),
    )
    .leftJoin(people, eq(people.id, documentCorrections.madeBy))
    .where(eq(documentVersions.documentId, id))
  const kept = await ctx.db
    .select({ version: documentVersions.version })
    .from(documentVersions)
    .where(eq(documentVersions.documentId, id))
  const withLines = new Set(kept.map(({ version }) => version))
  const all = new Set([...files, ...corrections].map(({ version }) => version))
  return [...all]
    .sort((a, b) => b - a)
    .map((version) => {
      const file = files.find((one) => one.version === version)
      const correction = corrections.find((one) => one.version === version)
      return {
        version,
        fileName: file?.fileName ?? null,
        size: file?.size ?? null,
        keptAt: correction?.at ?? file?.keptAt ?? null,
        uploadedByName: correction ? null : (file?.uploadedByName ?? null),
        correctedByName: correction ? correction.name : null,
        /** How many lines a person put right in it; 0 of one that was read from its file. */
        lines: correction?.changes.length ?? 0,
        hasLines: withLines.has(version),
      }
    })
}

const shown = {
  id: relations.id,
  kind: relations.kind,
  scope: relations.scope,
  effectiveOn: relations.effectiveOn,
  evidence: relations.evidence,
  status: relations.status,
}

/** What a document says of others, each with the library's own document of that number where there is one. */
async function relationsFrom(ctx: Ctx, id: string) {
  const rows = await ctx.db
    .select({ ...shown, key: relations.targetKey, number: relations.targetNumber, title: relations.targetTitle })
    .from(relations)
    .where(eq(relations.documentId, id))
    .orderBy(asc(relations.position), asc(relations.id))
  const keys = rows.map(({ key }) => key).filter(Boolean)
  const targets = await ctx.db
    .select({ id: documents.id, key: documents.numberKey, title: documents.title })
    .from(documents)
    .where(and(inArray(documents.numberKey, keys), seen(ctx)))
  return rows.map(({ key, ...row }) => {
    const of = targets.filter((one) => key !== '' && one.key === key)
    return {
      ...row,
      reach: reachOf(row),
      title: of[0]?.title ?? row.title,
      documentId: of.length === 1 ? (of[0]?.id ?? null) : null,
    }
  })
}

/** What other documents say of this one. */
async function relationsTo(ctx: Ctx, id: string, key: string) {
  const rows = await ctx.db
    .select({
      ...shown,
      number: documents.number,
      title: documents.title,
      documentId: documents.id,
      since: documents.effectiveOn,
    })
    .from(relations)
    .innerJoin(documents, eq(documents.id, relations.documentId))
    .where(and(eq(relations.targetKey, key), ne(relations.documentId, id), seen(ctx)))
    .orderBy(asc(documents.issuedOn), asc(relations.id))
  return rows.map((row) => ({ ...row, reach: reachOf(row) }))
}

/** How far one goes: the whole of the other, parts that answers then tell of, or words of which nobody can tell the parts. */
const reachOf = ({ scope }: { scope: string }) => (scope === '' ? 'whole' : scopeOf(scope) ? 'parts' : 'unread')
