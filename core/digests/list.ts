import { and, asc, desc, eq, inArray, ne, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { broadcasts, corrections } from '../../db/schema/broadcasts.ts'
import { digestItems, digests } from '../../db/schema/digests.ts'
import { people } from '../../db/schema/people.ts'
import { units } from '../../db/schema/units.ts'
import type { Ctx } from '../context.ts'
import { within } from '../roles.ts'
import { ofUnitAndFormer } from '../units/former.ts'

type DigestFilter = {
  id?: string
  unitId?: string
  day?: string
  status?: 'draft' | 'approved' | 'scheduled' | 'cancelled'
  /** Those with a correction that waits for its approval. */
  waiting?: 'correction'
}

const editor = alias(people, 'editor')
const approver = alias(people, 'approver')

/** That a correction of a digest waits for its second person. */
export const correctionWaits = sql`exists (
  select 1 from ${corrections} c where c.digest_id = ${digests.id} and c.approved_at is null)`

/** Digests, the latest day first, each with its items in order. */
export async function listDigests(ctx: Ctx, { id, unitId, day, status, waiting }: DigestFilter = {}) {
  const rows = await ctx.db
    .select({
      digest: digests,
      unitName: units.name,
      editedByName: editor.name,
      approvedByName: approver.name,
      broadcastId: broadcasts.id,
      broadcastStatus: broadcasts.status,
    })
    .from(digests)
    .innerJoin(units, eq(units.id, digests.unitId))
    .leftJoin(editor, eq(editor.id, digests.editedBy))
    .leftJoin(approver, eq(approver.id, digests.approvedBy))
    .leftJoin(broadcasts, and(eq(broadcasts.digestId, digests.id), ne(broadcasts.status, 'cancelled')))
    .where(
      and(
        within(ctx, 'digest.read'),
        eq(digests.kind, 'digest'),
        // No program tells on what nobody has approved.
        ctx.actor.key ? inArray(digests.status, ['approved', 'scheduled']) : undefined,
        id ? eq(digests.id, id) : undefined,
        unitId ? ofUnitAndFormer(digests.unitId, unitId) : undefined,
        day ? eq(digests.day, day) : undefined,
        status ? eq(digests.status, status) : undefined,
        waiting ? correctionWaits : undefined,
      ),
    )
    .orderBy(desc(digests.day), asc(units.path))
    .limit(100)
  const held = await ctx.db
    .select({ digestId: digestItems.digestId, id: digestItems.itemId, told: digestItems.told })
    .from(digestItems)
    .where(
      inArray(
        digestItems.digestId,
        rows.map(({ digest }) => digest.id),
      ),
    )
    .orderBy(digestItems.position)
  return rows.map(({ digest, ...names }) => ({
    ...digest,
    ...names,
    items: held
      .filter(({ digestId }) => digestId === digest.id)
      .map(({ id, told }) => {
        const piece = digest.content?.items.find((one) => one.id === id) ?? told
        const own = piece.title !== told.title || piece.summary !== told.summary
        return { id, title: piece.title, summary: piece.summary, sourceName: told.sourceName, own }
      }),
    opening: digest.content?.opening ?? '',
    closing: digest.content?.closing ?? '',
  }))
}
