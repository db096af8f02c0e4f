import { and, eq, sql } from 'drizzle-orm'
import { packetDone, usedAt } from '../../../db/schema/network.ts'
import { roles } from '../../../db/schema/roles.ts'
import { isBelow, units } from '../../../db/schema/units.ts'
import type { Ctx } from '../../context.ts'
import { isLive } from '../../roles.ts'
import { kindName } from '../../units/kinds.ts'
import { packetFor } from './write.ts'

const mostUnits = 300

/**
 * How many communicators of each unit have read a packet, and where they used it: of those who hold the role now, in the unit where
 * they hold it. It is counted by unit alone.
 */
export async function packetProgress(ctx: Ctx, id: string) {
  const { unit } = await packetFor(ctx, 'packet.read', id)
  const did = (act: string) =>
    sql<number>`count(distinct case when ${packetDone.act} = ${act} then ${roles.personId} end)`
  const rows = await ctx.db
    .select({
      ...{ unitId: units.id, name: units.name, kind: units.kind, path: units.path },
      communicators: sql<number>`count(distinct ${roles.personId})`,
      read: did('read'),
      ...{ group: did('group'), loudspeaker: did('loudspeaker'), board: did('board'), meeting: did('meeting') },
    })
    .from(roles)
    .innerJoin(units, eq(units.id, roles.unitId))
    .leftJoin(packetDone, and(eq(packetDone.personId, roles.personId), eq(packetDone.packetId, id)))
    .where(and(eq(roles.role, 'communicator'), isBelow(units.path, unit.path), isLive(ctx.db, ctx.now())))
    .groupBy(units.id)
    .orderBy(units.path)
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + of(row), 0)
  return {
    communicators: sum((row) => row.communicators),
    read: sum((row) => row.read),
    used: Object.fromEntries(usedAt.map((place) => [place, sum((row) => row[place])])) as Record<
      (typeof usedAt)[number],
      number
    >,
    units: rows.slice(0, mostUnits).map(({ path, kind, ...row }) => ({ ...row, level: kindName(kind) })),
    more: Math.max(0, rows.length - mostUnits),
  }
}
