import { eq } from 'drizzle-orm'
import { type ArticleDoubt, items, type Told } from '../../db/schema/news.ts'
import { expectSeen } from '../acts/seen.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { newId, sha256 } from '../ids.ts'
import { openUnitFor } from '../units/open.ts'
import { blocksOf, isLasting } from './gate.ts'
import { type Item, itemFor } from './item.ts'
import { lifeFacts, lifeGiven } from './life.ts'
import { canonicalLink } from './link.ts'
import { oneLine } from './plain.ts'
import { leaveStory } from './stories/leave.ts'

export type { Item }

/** Every word and fact of an item that people see, as one text. */
export const factsOf = ({ title, summary, sourceName, author, link, publishedAt, life }: Told): string =>
  JSON.stringify([title, summary, sourceName, author, link, publishedAt, ...(life ? [lifeFacts(life)] : [])])

/** What an approval is bound to. */
export const itemHash = (told: Told): Promise<string> => sha256(factsOf(told))

/** What people are told of an item, and nothing else of it. */
export const toldOf = ({ title, summary, sourceName, author, link, publishedAt, life }: Told): Told => ({
  title,
  summary,
  sourceName,
  author,
  link,
  publishedAt,
  ...(life && { life }),
})

/**
 * A notice by the office itself: it is the source, unless another is named, and it may go out at once.
 * @throws AppError INVALID item.times
 */
export async function createNotice(
  ctx: Ctx,
  input: Pick<Item, 'unitId' | 'title'> & Partial<Omit<Told, 'title'>>,
): Promise<Item> {
  const unit = await openUnitFor(ctx, 'item.write', input.unitId)
  return ctx.write(async (tx) => {
    const id = newId('it')
    const at = ctx.now()
    const [item] = await tx
      .insert(items)
      .values({
        sourceName: unit.name,
        publishedAt: at,
        ...tidied(input),
        id,
        unitId: unit.id,
        kind: 'notice',
        guid: id,
        clusterId: id,
        licence: 'full',
        embargoMinutes: 0,
        createdBy: ctx.actor.personId,
        createdAt: at,
        updatedAt: at,
      } as typeof items.$inferInsert)
      .returning()
    await record(tx, ctx, { action: 'item.create', unitId: unit.id, subjectId: id, detail: { title: item!.title } })
    return item as Item
  })
}

/** Whoever writes such a field has seen to what was doubted of it. */
const settles = { title: 'title', day: 'publishedAt', text: 'summary' } as const satisfies Record<
  ArticleDoubt,
  keyof Told
>

/**
 * Any edit sends the item back to draft: what was approved is no longer what stands here. `contentHash`, where given, is of what the
 * editor had before them.
 * @throws AppError INVALID item.times; item.life where news of a source would get one; CONFLICT item.stale
 */
export async function editItem(
  ctx: Ctx,
  id: string,
  { contentHash, ...change }: Partial<Told> & { contentHash?: string },
): Promise<Item> {
  const { unitId, kind } = await itemFor(ctx, 'item.write', id)
  if (change.life && kind !== 'notice') throw new AppError('INVALID', 'item.life')
  return ctx.write(async (tx) => {
    const [before] = await tx.select().from(items).where(eq(items.id, id))
    if (before) expectSeen(contentHash, await itemHash(before), 'item.stale')
    const [after] = await tx
      .update(items)
      .set({
        ...tidied(change),
        doubts: (before?.doubts ?? []).filter((doubt) => change[settles[doubt]] === undefined),
        status: 'draft',
        editedBy: ctx.actor.personId,
        decidedBy: null,
        decidedAt: null,
        approvedHash: null,
        rejectReason: null,
        updatedAt: ctx.now(),
      })
      .where(eq(items.id, id))
      .returning()
    await record(tx, ctx, { action: 'item.edit', unitId, subjectId: id, detail: { fields: Object.keys(change) } })
    return after as Item
  })
}

/**
 * A second person lets the item out. `contentHash`, where given, is what they read.
 * @throws AppError FORBIDDEN four-eyes, CONFLICT item.blocked (with the blocks) or item.stale
 */
export async function approveItem(ctx: Ctx, id: string, input: { contentHash?: string } = {}): Promise<Item> {
  const item = await itemFor(ctx, 'item.approve', id)
  const { personId } = ctx.actor
  if (personId && (item.createdBy === personId || item.editedBy === personId)) {
    throw new AppError('FORBIDDEN', 'four-eyes')
  }
  const blocks = blocksOf(item, ctx.now()).filter(isLasting)
  if (blocks.length > 0) throw new AppError('CONFLICT', 'item.blocked', { blocks })
  const approvedHash = await itemHash(item)
  expectSeen(input.contentHash, approvedHash, 'item.stale')
  if (item.status === 'approved') return item
  return decide(ctx, item, 'item.approve', { status: 'approved', approvedHash, rejectReason: null })
}

export async function rejectItem(ctx: Ctx, id: string, input: { reason: string }): Promise<Item> {
  const item = await itemFor(ctx, 'item.approve', id)
  return decide(ctx, item, 'item.reject', { status: 'rejected', approvedHash: null, rejectReason: input.reason })
}

type Decision = Pick<Item, 'status' | 'approvedHash' | 'rejectReason'>

// Read again in the transaction: an edit may have slipped in after the item was read.
const decide = (ctx: Ctx, item: Item, action: 'item.approve' | 'item.reject', decision: Decision) =>
  ctx.write(async (tx) => {
    const [current] = await tx.select().from(items).where(eq(items.id, item.id))
    if (!current || (await itemHash(current)) !== (await itemHash(item))) throw new AppError('CONFLICT', 'item.stale')
    const [after] = await tx
      .update(items)
      .set({ ...decision, decidedBy: ctx.actor.personId, decidedAt: ctx.now() })
      .where(eq(items.id, item.id))
      .returning()
    if (decision.status === 'rejected') await leaveStory(tx, item)
    const { approvedHash: hash, rejectReason: reason } = decision
    await record(tx, ctx, { action, unitId: item.unitId, subjectId: item.id, detail: { hash, reason } })
    return after as Item
  })

// A link that cannot be read stays as it was typed: the gate then says what is wrong with it.
function tidied(words: Partial<Told>): Partial<Told> {
  const { title, summary, sourceName, author, link, publishedAt, life } = words
  return {
    ...(title !== undefined && { title: oneLine(title) }),
    ...(summary !== undefined && { summary: oneLine(summary) }),
    ...(sourceName !== undefined && { sourceName: oneLine(sourceName) }),
    ...(author !== undefined && { author: oneLine(author) }),
    ...(link !== undefined && { link: canonicalLink(link) ?? link.trim() }),
    ...(publishedAt !== undefined && { publishedAt }),
    ...(life !== undefined && { life: life && lifeGiven(life) }),
  }
}
