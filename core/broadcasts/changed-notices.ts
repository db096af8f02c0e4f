import { and, desc, eq, gte, inArray, sql } from 'drizzle-orm'
import type { Reader } from '../../db/client.ts'
import { corrections } from '../../db/schema/broadcasts.ts'
import { digestItems, digests } from '../../db/schema/digests.ts'
import { items, type Life } from '../../db/schema/news.ts'
import { units } from '../../db/schema/units.ts'
import type { Ctx } from '../context.ts'
import { hasReached } from '../digests/reached.ts'
import { AppError } from '../errors.ts'
import { endOf, whenOf } from '../news/life.ts'
import { mayDo, within } from '../roles.ts'
import { addDays, dayOf } from '../time.ts'
import { writeCorrection } from './corrections.ts'
import { changeWords as words } from './messages.ts'

/** How far back it is looked: nobody goes by an older notice. */
const lookBackDays = 14

/** A notice that was told otherwise than it stands now, where it was told, and what would be said to those who got it. */
export type Offer = {
  itemId: string
  digestId: string
  kind: 'digest' | 'announcement' | 'series'
  title: string
  unitName: string
  text: string
}

/**
 * Notices whose time, place or contact changed since they went out, one offer for each digest or announcement that told them and
 * that the actor may correct. Once a correction of what now stands is written, or all of it is over, there is none.
 */
export async function correctionOffers(ctx: Ctx, itemId?: string): Promise<Offer[]> {
  const rows = await ctx.db
    .select({
      ...{ digestId: digests.id, kind: digests.kind, digestTitle: digests.title, content: digests.content },
      unitName: units.name,
      ...{ itemId: items.id, life: items.life, told: digestItems.told },
    })
    .from(digests)
    .innerJoin(units, eq(units.id, digests.unitId))
    .innerJoin(digestItems, eq(digestItems.digestId, digests.id))
    .innerJoin(items, eq(items.id, digestItems.itemId))
    .where(
      and(
        within(ctx, 'digest.write'),
        inArray(digests.status, ['scheduled', 'cancelled']),
        gte(digests.day, addDays(dayOf(ctx.now()), -lookBackDays)),
        eq(items.kind, 'notice'),
        itemId ? eq(items.id, itemId) : undefined,
        // Either it stands otherwise now, or a correction told it otherwise since.
        sql`(coalesce(${items.life}, '') <> coalesce(${digestItems.told} -> '$.life', '')
          or exists (select 1 from corrections c where c.digest_id = ${digests.id} and c.item_id = ${items.id}))`,
        sql`exists (select 1 from broadcasts b join deliveries d on d.broadcast_id = b.id
          where b.digest_id = ${digests.id} and ${hasReached(sql`b`)})`,
      ),
    )
    .orderBy(desc(digests.day))
  const offers: Offer[] = []
  for (const { digestId, kind, digestTitle, content, unitName, itemId, life, told } of rows) {
    const latest = await lastTold(ctx.db, digestId, itemId)
    const before = latest ? latest.told : (told.life ?? null)
    if (isOverFor(before, ctx.now()) && isOverFor(life, ctx.now())) continue
    const changes = changesOf(before, life)
    if (changes.length === 0) continue
    const title = content?.items.find(({ id }) => id === itemId)?.title ?? told.title
    offers.push({ itemId, digestId, kind, title: digestTitle, unitName, text: words.said(title, changes) })
  }
  return offers
}

/** How many there are; null for who may not write any. */
export const countOffers = async (ctx: Ctx): Promise<number | null> =>
  mayDo(ctx, 'digest.write') ? (await correctionOffers(ctx)).length : null

/**
 * Writes what an offer says, for a second person to approve as any correction. One of the same notice that nobody has approved yet
 * gives way to it.
 *
 * @param input.text the words that were read, so that nobody sends others
 * @throws AppError CONFLICT correction.unchanged where nothing is offered any more, or in other words; as `writeCorrection`
 */
export async function correctNotice(ctx: Ctx, itemId: string, input: { digestId: string; text: string }) {
  const offers = await correctionOffers(ctx, itemId)
  const offer = offers.find(({ digestId }) => digestId === input.digestId)
  if (!offer || offer.text !== input.text) throw new AppError('CONFLICT', 'correction.unchanged')
  const [item] = await ctx.db.select({ life: items.life }).from(items).where(eq(items.id, itemId))
  return writeCorrection(ctx, offer.digestId, { text: offer.text, of: { itemId, told: item?.life ?? null } })
}

async function lastTold(db: Reader, digestId: string, itemId: string) {
  const [last] = await db
    .select({ told: corrections.told })
    .from(corrections)
    .where(and(eq(corrections.digestId, digestId), eq(corrections.itemId, itemId)))
    .orderBy(desc(corrections.createdAt), desc(corrections.id))
    .limit(1)
  return last
}

const isOverFor = (life: Life | null, now: number) => {
  const end = endOf({ life })
  return end !== null && end <= now
}

/** What of when, where and whom to ask differs, a line each; until when it is answered from was told to nobody. */
export function changesOf(before: Life | null, after: Life | null): string[] {
  return facts.flatMap(({ name, of }) => {
    const [was, is] = [before ? of(before) : '', after ? of(after) : '']
    return was === is ? [] : [words.change(name, was, is)]
  })
}

const facts: { name: keyof typeof words.facts; of: (life: Life) => string }[] = [
  { name: 'when', of: whenOf },
  { name: 'place', of: ({ place }) => place },
  { name: 'contact', of: ({ contact }) => contact },
]
