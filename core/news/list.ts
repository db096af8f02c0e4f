import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { items } from '../../db/schema/news.ts'
import { people } from '../../db/schema/people.ts'
import { units } from '../../db/schema/units.ts'
import type { Ctx } from '../context.ts'
import { within } from '../roles.ts'
import { ofUnitAndFormer } from '../units/former.ts'
import { saying } from './desk/saying.ts'
import { blocksOf } from './gate.ts'
import { type Item, itemHash } from './items.ts'
import { lifeLines } from './life.ts'
import { doubtSentence } from './messages.ts'
import { otherTellings } from './stories/hand.ts'

type ItemFilter = {
  id?: string
  status?: 'draft' | 'approved' | 'rejected'
  unitId?: string
  kind?: Item['kind']
  sourceId?: string
  /** Words that its title, summary or source's name hold. */
  words?: string
  offset?: number
  limit?: number
}

const creator = alias(people, 'creator')
const decider = alias(people, 'decider')

/** Items, newest first, each story once: those of one cluster are under the first, as the sources it is also in. */
export async function listItems(ctx: Ctx, { id, status, unitId, offset = 0, limit = 50, ...more }: ItemFilter = {}) {
  const { kind, sourceId, words = '' } = more
  const visible = ctx.db.select({ id: units.id }).from(units).where(within(ctx, 'item.read'))
  // The index of the stream holds these and has its order: no other may be chosen for one of them (a plus before a column says so).
  const [unit, state] = [sql`+${items.unitId}`, sql`+${items.status}`]
  const wanted = and(
    id ? eq(items.id, id) : eq(items.clusterId, items.id),
    inArray(unit, visible),
    status ? eq(state, status) : undefined,
    unitId ? ofUnitAndFormer(unit, unitId) : undefined,
    kind ? eq(items.kind, kind) : undefined,
    sourceId ? eq(items.sourceId, sourceId) : undefined,
    ...saying(words),
  )
  const latestFirst = [desc(sql`coalesce(${items.publishedAt}, ${items.createdAt})`), desc(items.id)]
  const page = ctx.db
    .select({ id: items.id })
    .from(items)
    .where(wanted)
    .orderBy(...latestFirst)
    .limit(limit)
    .offset(offset)
  const [rows, [counted]] = await Promise.all([
    ctx.db
      .select({ item: items, unitName: units.name, createdByName: creator.name, decidedByName: decider.name })
      .from(items)
      .innerJoin(units, eq(units.id, items.unitId))
      .leftJoin(creator, eq(creator.id, items.createdBy))
      .leftJoin(decider, eq(decider.id, items.decidedBy))
      .where(inArray(items.id, page))
      .orderBy(...latestFirst),
    ctx.db.select({ total: sql<number>`count(*)` }).from(items).where(wanted),
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
    doubts: item.doubts.map(doubtSentence),
    alsoIn: [...new Set(othersOf(item.id).map(({ sourceName }) => sourceName))],
    others: othersOf(item.id).map(({ clusterId: _, ...told }) => told),
    mine: ctx.actor.personId !== null && [item.createdBy, item.editedBy].includes(ctx.actor.personId),
  }))
  return { items: await Promise.all(views), total: counted?.total ?? 0 }
}
