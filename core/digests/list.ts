import { and, asc, desc, eq, inArray, ne, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { broadcasts, digestItems, digests } from '../../db/schema/broadcasts.ts'
import { people } from '../../db/schema/people.ts'
import { units } from '../../db/schema/units.ts'
import type { Ctx } from '../context.ts'
import { within } from '../roles.ts'

export type DigestFilter = {
  id?: string
  unitId?: string
  day?: string
  status?: 'draft' | 'approved' | 'scheduled' | 'cancelled'
}

const editor = alias(people, 'editor')
const approver = alias(people, 'approver')

/** Editions, the latest day first, each with its items in order. */
export async function listDigests(ctx: Ctx, { id, unitId, day, status }: DigestFilter = {}) {
  const rows = await ctx.db
    .select({
      digest: digests,
      unitName: units.name,
      editedByName: editor.name,
      approvedByName: approver.name,
      broadcastId: broadcasts.id,
    })
    .from(digests)
    .innerJoin(units, eq(units.id, digests.unitId))
    .leftJoin(editor, eq(editor.id, digests.editedBy))
    .leftJoin(approver, eq(approver.id, digests.approvedBy))
    .leftJoin(broadcasts, and(eq(broadcasts.digestId, digests.id), ne(broadcasts.status, 'cancelled')))
    .where(
      and(
        within(ctx, 'digest.read'),
        id ? eq(digests.id, id) : undefined,
        unitId ? eq(digests.unitId, unitId) : undefined,
        day ? eq(digests.day, day) : undefined,
        status ? eq(digests.status, status) : undefined,
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
    items: held.filter(({ digestId }) => digestId === digest.id).map(({ id, told }) => ({ id, title: told.title })),
  }))
}

// An edition is public once it has reached somebody, or is in the hands of those who carry it: its words lead here.
const handedOut = sql`case when d.channel = 'share' and b.status in ('sending', 'finished') then b.send_at end`
const sentAt = sql<number | null>`(
  select min(coalesce(d.sent_at, ${handedOut}))
  from deliveries d join broadcasts b on b.id = d.broadcast_id where b.digest_id = ${digests.id})`

// An edition of a unit is for its whole subtree: somebody in a residential group reads the ward's and the city's too.
const concerns = (unitId: string) => sql`exists (
  select 1 from units mine where mine.id = ${unitId} and substr(mine.path, 1, length(${units.path})) = ${units.path})`

/** Editions that went out, the latest first: all of them, or those for people of one unit. Everybody may read them. */
export const listPublicDigests = (ctx: Pick<Ctx, 'db'>, { unitId, code }: { unitId?: string; code?: string } = {}) =>
  ctx.db
    .select({
      id: digests.id,
      code: digests.code,
      unitId: digests.unitId,
      unitName: units.name,
      day: digests.day,
      title: digests.title,
      text: digests.text,
      sentAt,
    })
    .from(digests)
    .innerJoin(units, eq(units.id, digests.unitId))
    .where(
      and(sql`${sentAt} is not null`, unitId ? concerns(unitId) : undefined, code ? eq(digests.code, code) : undefined),
    )
    .orderBy(desc(digests.day), desc(digests.code))
    .limit(30)
