import { and, desc, eq, exists, gt, inArray, isNull, ne, notExists, or, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { digestItems, digests } from '../../db/schema/digests.ts'
import { items, sourceUnits } from '../../db/schema/news.ts'
import { roles } from '../../db/schema/roles.ts'
import { isBelow, units } from '../../db/schema/units.ts'
import type { Ctx } from '../context.ts'
import { blocksOf } from '../news/gate.ts'
import { type Item, itemHash } from '../news/items.ts'
import { isSameStory, wordsOf } from '../news/same-story.ts'
import { isLive } from '../roles.ts'
import { dayMs, dayOf } from '../time.ts'
import type { Unit } from '../units/tree.ts'

type Reading = Pick<Tx, 'select'>

// An item that found no room waits for the next digest, but not for ever: news grows old sooner than a notice that still holds.
const newsWaitsMs = 7 * dayMs
const noticeWaitsMs = 14 * dayMs
const candidateMax = 60

/** The units whose items a unit's digest may carry: itself and those above it, nearest first. */
const lineOf = (path: string) => path.split('/').filter(Boolean).reverse()

/**
 * Approved items that are new to this unit's readers and may go out at `at`, in the order of a digest: the unit's own
 * notices, then those from above, nearest first, then news, newest first; what is urgent before all.
 */
export async function chooseItems(db: Reading, unit: Unit, at: number): Promise<Item[]> {
  const line = lineOf(unit.path)
  const [approved, told] = await Promise.all([newItems(db, unit, line, at), toldLately(db, unit, line, at)])
  const stories = told.map(({ title }) => wordsOf(title))
  const chosen: Item[] = []
  for (const item of inOrder(approved, line)) {
    const words = wordsOf(item.title)
    if (item.kind === 'news' && stories.some((one) => isSameStory(one, words))) continue
    if (blocksOf(item, at).length > 0 || item.approvedHash !== (await itemHash(item))) continue
    stories.push(words)
    chosen.push(item)
  }
  return chosen
}

// A digest tells once it is scheduled; a cancelled one had reached somebody, or it would be a draft again. What was only
// drafted has been told to nobody.
const isOut = inArray(digests.status, ['scheduled', 'cancelled'])

/**
 * Whether a digest has told this unit's readers: it is the unit's own, or one from above that a chat of the unit's got or
 * is to get.
 */
const hasTold = ({ id, path }: Unit, line: string[]) =>
  and(isOut, or(eq(digests.unitId, id), and(inArray(digests.unitId, line), reaches(path))))

// From the unit's few chats to their rows, never through all of a city's. A page on the web is read by whoever comes to it:
// what only it has was told in no chat.
const reaches = (path: string) => sql`exists (
  select 1 from broadcasts b cross join units below cross join groups g cross join deliveries d
  where b.digest_id = ${digests.id} and ${isBelow(sql`below.path`, path)}
    and g.unit_id = below.id and g.channel <> 'web' and d.broadcast_id = b.id and d.channel = g.channel and d.recipient = g.external_id
    and d.state not in ('failed', 'skipped', 'cancelled'))`

const newItems = (db: Reading, unit: Unit, line: string[], at: number) => {
  const told = db
    .select({ itemId: digestItems.itemId })
    .from(digestItems)
    .innerJoin(digests, eq(digests.id, digestItems.digestId))
    .where(and(hasTold(unit, line), eq(digestItems.itemId, items.id)))
  const fresh = gt(items.decidedAt, sql`iif(${items.kind} = 'notice', ${at - noticeWaitsMs}, ${at - newsWaitsMs})`)
  return db
    .select()
    .from(items)
    .where(and(inArray(items.unitId, line), eq(items.status, 'approved'), fresh, notExists(told), concerns(line)))
    .orderBy(desc(sql`${items.kind} = 'notice'`), desc(items.publishedAt))
    .limit(candidateMax)
}

/** A source may say which units its news is for: then it is for these and those below them. */
const concerns = (line: string[]) => sql`(not exists (select 1 from ${sourceUnits} where source_id = ${items.sourceId})
  or exists (select 1 from ${sourceUnits} where source_id = ${items.sourceId} and unit_id in ${line}))`

/** Of these items, those that another digest of the unit has told. */
export async function toldElsewhere(db: Reading, of: { id: string; unitId: string }, ids: readonly string[]) {
  const rows = await db
    .select({ itemId: digestItems.itemId, day: digests.day })
    .from(digestItems)
    .innerJoin(digests, eq(digests.id, digestItems.digestId))
    .where(and(eq(digests.unitId, of.unitId), ne(digests.id, of.id), isOut, inArray(digestItems.itemId, [...ids])))
  return new Map(rows.map(({ itemId, day }) => [itemId, day]))
}

/** Items that other digests of the unit's day hold. */
export async function heldThatDay(db: Reading, of: { unitId: string; day: string }, but: string | null) {
  const rows = await db
    .select({ itemId: digestItems.itemId })
    .from(digestItems)
    .innerJoin(digests, eq(digests.id, digestItems.digestId))
    .where(
      and(
        eq(digests.unitId, of.unitId),
        eq(digests.day, of.day),
        eq(digests.kind, 'digest'),
        but === null ? undefined : ne(digests.id, but),
      ),
    )
  return new Set(rows.map(({ itemId }) => itemId))
}

const toldLately = (db: Reading, unit: Unit, line: string[], at: number) =>
  db
    .select({ title: items.title })
    .from(digestItems)
    .innerJoin(digests, eq(digests.id, digestItems.digestId))
    .innerJoin(items, eq(items.id, digestItems.itemId))
    .where(and(hasTold(unit, line), gt(digests.day, dayOf(at - newsWaitsMs))))

function inOrder(approved: Item[], line: string[]): Item[] {
  const nearness = ({ kind, unitId }: Item) => (kind === 'news' ? line.length : line.indexOf(unitId))
  const haste = ({ life }: Item) => (life?.urgent ? 0 : 1)
  return approved.sort(
    (a, b) => haste(a) - haste(b) || nearness(a) - nearness(b) || (b.publishedAt ?? 0) - (a.publishedAt ?? 0),
  )
}

/**
 * The named items in the order given, or null when one of them is not approved or not this unit's to tell.
 */
export async function itemsNamed(db: Reading, unit: Unit, ids: readonly string[]): Promise<Item[] | null> {
  const found = await db
    .select()
    .from(items)
    .where(inArray(items.id, [...ids]))
  const line = lineOf(unit.path)
  const named = ids.map((id) => found.find((item) => item.id === id))
  const fit = (item: Item | undefined) => item?.status === 'approved' && line.includes(item.unitId)
  return named.every(fit) ? (named as Item[]) : null
}

/** The items of a digest in its order, each as it was approved when the digest took it in. */
export const itemsOf = (db: Reading, digestId: string) =>
  db
    .select({ item: items, told: digestItems.told })
    .from(digestItems)
    .innerJoin(items, eq(items.id, digestItems.itemId))
    .where(eq(digestItems.digestId, digestId))
    .orderBy(digestItems.position)

/** Units with a chat in use somewhere below them and somebody who edits for them, by a grant right there. */
export const unitsWithDigests = ({ db, now }: Pick<Ctx, 'db' | 'now'>) =>
  db
    .select()
    .from(units)
    .where(
      and(
        isNull(units.closedAt),
        exists(
          db
            .select({ id: roles.personId })
            .from(roles)
            .where(and(eq(roles.unitId, units.id), inArray(roles.role, ['editor', 'communicator']), isLive(db, now()))),
        ),
        sql`exists (select 1 from groups g join units below on below.id = g.unit_id
          where g.status = 'active' and ${isBelow(sql`below.path`, units.path)})`,
      ),
    )
