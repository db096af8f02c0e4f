import { and, eq, gt, ne } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { type ProcedureContent, procedureNames, procedures, procedureVersions } from '../../db/schema/procedures.ts'
import { units } from '../../db/schema/units.ts'
import { expectSeen } from '../acts/seen.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { newId } from '../ids.ts'
import { publicOnly } from '../library/clearance.ts'
import { passagesById } from '../library/search/search-passages.ts'
import { type Action, allow } from '../roles.ts'
import { openUnitFor } from '../units/open.ts'
import { namesOf, passagesOf, procedureHash, tidied, twinKey } from './content.ts'

export type ProcedureRow = typeof procedures.$inferSelect
export type ProcedureVersion = typeof procedureVersions.$inferSelect
type Found = { row: ProcedureRow; newest: ProcedureVersion; path: string }

const mostProcedures = 20_000

/**
 * Writes a procedure down. It waits for a second person before anybody is told of it.
 *
 * @throws AppError INVALID for what cannot be said so (`tidied`), procedure.passage for a passage that not everybody may read;
 * CONFLICT procedure.kept where the unit has one of this name
 */
export async function makeProcedure(ctx: Ctx, unitId: string, given: ProcedureContent): Promise<{ id: string }> {
  const unit = await openUnitFor(ctx, 'procedure.write', unitId)
  const content = tidied(given)
  return ctx.write(async (tx) => {
    await expectUnkept(tx, unit.id, content)
    return { id: await insertProcedure(tx, ctx, unit.id, content) }
  })
}

/** One more procedure, tidied already, in the caller's own transaction. */
export async function insertProcedure(tx: Tx, ctx: Ctx, unitId: string, content: ProcedureContent): Promise<string> {
  if ((await tx.$count(procedures)) >= mostProcedures) throw new AppError('LIMIT', 'procedure.many')
  await expectPublic(tx, content)
  const id = newId('pr')
  const at = ctx.now()
  const row = { id, unitId, name: content.vi.name, version: 1, createdAt: at, updatedAt: at }
  await tx.insert(procedures).values(row)
  await putVersion(tx, ctx, { id, unitId, version: 1, content, action: 'procedure.make' })
  return id
}

/**
 * Writes a new version. The one that is shown stays until a second person approves this. `contentHash`, where given, is of what its
 * writer had before them.
 * @throws AppError as `makeProcedure` does; CONFLICT procedure.stale
 */
export async function changeProcedure(
  ctx: Ctx,
  id: string,
  { contentHash, ...given }: ProcedureContent & { contentHash?: string },
): Promise<{ id: string }> {
  const before = await procedureFor(ctx, 'procedure.write', id)
  await openUnitFor(ctx, 'procedure.write', before.row.unitId)
  const content = tidied(given)
  await ctx.write(async (tx) => {
    const { row, newest } = await procedureFor({ actor: ctx.actor, db: tx }, 'procedure.write', id)
    expectSeen(contentHash, await procedureHash(row.unitId, newest.content), 'procedure.stale')
    await expectUnkept(tx, row.unitId, content, id)
    await expectPublic(tx, content)
    const version = row.version + 1
    const status = row.status === 'retired' ? 'draft' : row.status
    const change = { name: content.vi.name, version, status, updatedAt: ctx.now() } as const
    await tx.update(procedures).set(change).where(eq(procedures.id, id))
    await putVersion(tx, ctx, { id, unitId: row.unitId, version, content, action: 'procedure.change' })
  })
  return { id }
}

/** Nobody is told of it any more. */
export async function retireProcedure(ctx: Ctx, id: string): Promise<{ id: string }> {
  const { row } = await procedureFor(ctx, 'procedure.write', id)
  if (row.status === 'retired') return { id }
  await ctx.write(async (tx) => {
    const gone = { status: 'retired', shownVersion: null, updatedAt: ctx.now() } as const
    await tx.update(procedures).set(gone).where(eq(procedures.id, id))
    await tx.delete(procedureNames).where(eq(procedureNames.procedureId, id))
    await record(tx, ctx, { action: 'procedure.retire', unitId: row.unitId, subjectId: id })
  })
  return { id }
}

/**
 * Somebody has held what is shown against the law and the office, and it is still right: its clock begins anew. `shownVersion`, where
 * given, is the one they read.
 *
 * @throws AppError CONFLICT procedure.unapproved, procedure.stale
 */
export async function checkProcedure(
  ctx: Ctx,
  id: string,
  { shownVersion }: { shownVersion?: number } = {},
): Promise<{ id: string }> {
  await procedureFor(ctx, 'procedure.write', id)
  await ctx.write(async (tx) => {
    const { row } = await procedureFor({ actor: ctx.actor, db: tx }, 'procedure.write', id)
    if (row.status !== 'shown') throw new AppError('CONFLICT', 'procedure.unapproved')
    if (shownVersion !== undefined && shownVersion !== row.shownVersion)
      throw new AppError('CONFLICT', 'procedure.stale')
    const checked = { checkedAt: ctx.now(), checkedBy: ctx.actor.personId }
    await tx.update(procedures).set(checked).where(eq(procedures.id, id))
    await record(tx, ctx, { action: 'procedure.check', unitId: row.unitId, subjectId: id })
  })
  return { id }
}

/**
 * A second person has the newest version shown. `contentHash` is of what they read.
 *
 * @throws AppError FORBIDDEN four-eyes to whoever wrote any of it since the version that is shown; CONFLICT procedure.stale,
 * procedure.retired
 */
export async function approveProcedure(
  ctx: Ctx,
  id: string,
  { contentHash }: { contentHash: string },
): Promise<{ id: string }> {
  await procedureFor(ctx, 'procedure.approve', id)
  await ctx.write(async (tx) => {
    const { row, newest } = await procedureFor({ actor: ctx.actor, db: tx }, 'procedure.approve', id)
    const { personId } = ctx.actor
    const writers = await writersOf(tx, row)
    if (personId && writers.includes(personId)) throw new AppError('FORBIDDEN', 'four-eyes')
    if (row.status === 'retired') throw new AppError('CONFLICT', 'procedure.retired')
    const approvedHash = await procedureHash(row.unitId, newest.content)
    if (contentHash !== approvedHash) throw new AppError('CONFLICT', 'procedure.stale')
    if (row.status === 'shown' && row.shownVersion === row.version) return
    await expectPublic(tx, newest.content)
    const at = ctx.now()
    await tx
      .update(procedureVersions)
      .set({ approvedBy: personId, approvedAt: at, approvedHash })
      .where(and(eq(procedureVersions.procedureId, id), eq(procedureVersions.version, row.version)))
    const shown = { status: 'shown', shownVersion: row.version, checkedAt: at, checkedBy: personId } as const
    await tx.update(procedures).set(shown).where(eq(procedures.id, id))
    await tx.delete(procedureNames).where(eq(procedureNames.procedureId, id))
    const names = namesOf(newest.content).map((name) => ({ ...name, procedureId: id }))
    if (names.length > 0) await tx.insert(procedureNames).values(names)
    const detail = { version: row.version, hash: approvedHash }
    await record(tx, ctx, { action: 'procedure.approve', unitId: row.unitId, subjectId: id, detail })
  })
  return { id }
}

/** Who has had a hand in the newest version: what was written since the one that is shown, and never approved. */
export async function writersOf(db: Pick<Tx, 'select'>, { id, version, shownVersion }: ProcedureRow) {
  const since = shownVersion === version ? version - 1 : (shownVersion ?? 0)
  const rows = await db
    .select({ by: procedureVersions.writtenBy })
    .from(procedureVersions)
    .where(and(eq(procedureVersions.procedureId, id), gt(procedureVersions.version, since)))
  return rows.flatMap(({ by }) => by ?? [])
}

/** One with its newest version, if the actor may do this in its unit; else NOT_FOUND. */
export async function procedureFor(
  ctx: Pick<Ctx, 'actor'> & { db: Pick<Tx, 'select'> },
  action: Action,
  id: string,
): Promise<Found> {
  allow(ctx, action)
  const [found] = await ctx.db
    .select({ row: procedures, newest: procedureVersions, path: units.path })
    .from(procedures)
    .innerJoin(units, eq(units.id, procedures.unitId))
    .innerJoin(
      procedureVersions,
      and(eq(procedureVersions.procedureId, procedures.id), eq(procedureVersions.version, procedures.version)),
    )
    .where(eq(procedures.id, id))
  if (!found) throw new AppError('NOT_FOUND')
  allow(ctx, action, found.path)
  return found
}

type Writing = {
  id: string
  unitId: string
  version: number
  content: ProcedureContent
  action: 'procedure.make' | 'procedure.change'
}

async function putVersion(tx: Tx, ctx: Ctx, { id, unitId, version, content, action }: Writing): Promise<void> {
  const by = { writtenBy: ctx.actor.personId, writtenAt: ctx.now() }
  await tx.insert(procedureVersions).values({ procedureId: id, version, content, ...by })
  const detail = { version, hash: await procedureHash(unitId, content) }
  await record(tx, ctx, { action, unitId, subjectId: id, detail })
}

/** Two of one name in one unit would leave nobody who is asked which they mean able to say. */
async function expectUnkept(tx: Tx, unitId: string, { vi }: ProcedureContent, id = ''): Promise<void> {
  const others = await tx
    .select({ name: procedures.name })
    .from(procedures)
    .where(and(eq(procedures.unitId, unitId), ne(procedures.id, id), ne(procedures.status, 'retired')))
  const key = twinKey(unitId, vi.name)
  if (others.some(({ name }) => twinKey(unitId, name) === key)) throw new AppError('CONFLICT', 'procedure.kept')
}

/** What a procedure rests on is open to everybody whom it is told. */
async function expectPublic(tx: Tx, { grounds }: ProcedureContent): Promise<void> {
  const ids = [...new Set(passagesOf(grounds))]
  const open = await passagesById(tx, ids, publicOnly)
  if (open.length < ids.length) throw new AppError('INVALID', 'procedure.passage')
}
