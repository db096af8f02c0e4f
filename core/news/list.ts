import { and, desc, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { items } from '../../db/schema/news.ts'
import { people } from '../../db/schema/people.ts'
import { units } from '../../db/schema/units.ts'
import type { Ctx } from '../context.ts'
import { within } from '../roles.ts'
import { ofUnitAndFormer } from '../units/former.ts'
import { blocksOf } from './gate.ts'
import { itemHash } from './items.ts'
import { lifeLines } from './life.ts'
import { otherTellings } from './stories/hand.ts'

type ItemFilter = {
  id?: string
  status?: 'draft' | 'approved' | 'rejected'
  unitId?: string
  offset?: number
  limit?: number
}

const creator = alias(people, 'creator')
const decider = alias(people, 'decider')

/** Items, newest first, each story once: those of one cluster are under the first, as the sources it is also in. */
export async function listItems(ctx: Ctx, { id, status, unitId, offset = 0, limit = 50 }: ItemFilter = {}) {
  const wanted = and(
    within(ctx, 'item.read'),
    id ? eq(items.id, id) : eq(items.clusterId, items.id),
    status ? eq(items.status, status) : undefined,
    unitId ? ofUnitAndFormer(items.unitId, unitId) : undefined,
  )
  const [rows, [counted]] = await Promise.all([
    ctx.db
      .select({ item: items, unitName: units.name, createdByName: creator.name, decidedByName: decider.name })
      .from(items)
      .innerJoin(units, eq(units.id, items.unitId))
      .leftJoin(creator, eq(creator.id, items.createdBy))
      .leftJoin(decider, eq(decider.id, items.decidedBy))
      .where(wanted)
      .orderBy(desc(sql`coalesce(${items.publishedAt}, ${items.createdAt})`), desc(items.id))
      .limit(limit)
      .offset(offset),
    ctx.db
      .select({ total: sql<number>`count(*)` })
      .from(items)
      .innerJoin(units, eq(units.id, items.unitId))
      .where(wanted),
  ])
  const tellings = await otherTellings(
    ctx,
    rows.map(({ item }) => item.id),
  )
  const othersOf = (id: string) => tellings.filter(({ clusterId }) => clusterId === id)
  const views = rows.map(async ({ item, ...names }) => ({
    ...item,
    ...names,
    contentHash: await itemHash(item),
    blocks: blocksOf(item, ctx.now()),
    lines: lifeLines(item),
    alsoIn: [...new Set(othersOf(item.id).map(({ sourceName }) => sourceName))],
    others: othersOf(item.id).map(({ clusterId: _, ...told }) => told),
    mine: ctx.actor.personId !== null && [item.createdBy, item.editedBy].includes(ctx.actor.personId),
  }))
  return { items: await Promise.all(views), total: counted?.total ?? 0 }
}
