import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm'
import { digests } from '../../db/schema/broadcasts.ts'
import { groups, units } from '../../db/schema/units.ts'
import type { Ctx } from '../context.ts'

// An edition is public once it has reached somebody, or is in the hands of those who carry it: its words lead here.
const handedOut = sql`case when d.channel = 'share' and b.status in ('sending', 'finished') then b.send_at end`
const sentAt = sql<number | null>`(
  select min(coalesce(d.sent_at, ${handedOut}))
  from deliveries d join broadcasts b on b.id = d.broadcast_id where b.digest_id = ${digests.id})`

const correctedAt = sql<number | null>`(
  select max(d.sent_at) from deliveries d join corrections c on c.broadcast_id = d.broadcast_id
  where c.digest_id = ${digests.id})`

// An edition of a unit is for its whole subtree: somebody in a residential group reads the ward's and the city's too.
const concerns = (unitId: string) => sql`exists (
  select 1 from units mine where mine.id = ${unitId} and substr(mine.path, 1, length(${units.path})) = ${units.path})`

const stoodOn = (pageOf: string) => sql`exists (
  select 1 from deliveries d join broadcasts b on b.id = d.broadcast_id join groups g on g.id = d.group_id
  where b.digest_id = ${digests.id} and d.channel = 'web' and d.sent_at is not null and g.unit_id = ${pageOf})`

const olderThan = (code: string): SQL => sql`(${digests.day}, ${digests.code}) < (
  select day, code from digests where code = ${code})`

/** `unitId`: for people of this unit. `pageOf`: published on this unit's page. `before`: the code that ended the page before. */
type PublicFilter = { unitId?: string; pageOf?: string; code?: string; before?: string; limit?: number }

/** Editions that went out, the latest first. Everybody may read them. */
export const listPublicDigests = (
  ctx: Pick<Ctx, 'db'>,
  { unitId, pageOf, code, before, limit = 30 }: PublicFilter = {},
) =>
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
      correctedAt,
      // Called off after some had it.
      stopped: sql<boolean>`${digests.status} = 'cancelled'`.mapWith(Boolean),
    })
    .from(digests)
    .innerJoin(units, eq(units.id, digests.unitId))
    .where(
      and(
        sql`${sentAt} is not null`,
        unitId ? concerns(unitId) : undefined,
        pageOf ? stoodOn(pageOf) : undefined,
        code ? eq(digests.code, code) : undefined,
        before ? olderThan(before) : undefined,
      ),
    )
    .orderBy(desc(digests.day), desc(digests.code))
    .limit(limit)

export type PublicDigest = Awaited<ReturnType<typeof listPublicDigests>>[number]

/** The units that have a page on the web, parents before children. */
export const publicPages = (ctx: Pick<Ctx, 'db'>) =>
  ctx.db
    .select({ unitId: units.id, unitName: units.name })
    .from(groups)
    .innerJoin(units, eq(units.id, groups.unitId))
    .where(and(eq(groups.channel, 'web'), eq(groups.status, 'active')))
    .orderBy(asc(units.path))
