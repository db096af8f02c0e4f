import { eq } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { type Content, digestItems, type digests, type Piece } from '../../db/schema/digests.ts'
import type { Told } from '../../db/schema/news.ts'
import { AppError } from '../errors.ts'
import { sha256 } from '../ids.ts'
import { type Item, itemHash, toldOf } from '../news/items.ts'
import { lifeFacts } from '../news/life.ts'
import { hasOnlyWebLinks } from '../news/link.ts'
import { oneLine } from '../news/plain.ts'
import { withoutMentions } from '../text/mentions.ts'
import type { Unit } from '../units/tree.ts'
import { itemsNamed } from './choose.ts'
import { maxItems } from './compose.ts'

export type Digest = typeof digests.$inferSelect

/** What an editor may say of an item; its source, time and link are the item's own. */
type OwnWords = Partial<Pick<Told, 'title' | 'summary'>>

/** `words`: by item; null takes the approved ones again. What is not named stays as it is. */
export type Change = {
  itemIds?: string[]
  words?: Record<string, OwnWords | null>
  opening?: string
  closing?: string
}

export const pieceOf = (item: Item): Piece => ({ id: item.id, kind: item.kind, ...toldOf(item) })

/** What an approval is bound to: all that any channel shows of the digest. Before there was a content, that was the text. */
export const digestHash = ({ title, text, content }: Pick<Digest, 'title' | 'text' | 'content'>): Promise<string> => {
  if (!content) return sha256(text)
  const told = content.items.map(({ id, title, summary, sourceName, author, link, publishedAt, life }) => [
    ...[id, title, summary, sourceName, author, link, publishedAt],
    ...(life ? [lifeFacts(life)] : []),
  ])
  return sha256(JSON.stringify([title, text, content.opening, told, content.closing]))
}

/**
 * The content of a digest once this is changed, and the items it is made of. An item that was approved anew is told in
 * its new words: the digest's own were written for the old ones.
 *
 * @throws AppError INVALID digest.items, digest.long, digest.link or digest.title
 */
export async function contentAfter(db: Pick<Tx, 'select'>, digest: Digest, unit: Unit, change: Change) {
  const before = await heldBy(db, digest.id)
  const ids = change.itemIds ? [...new Set(change.itemIds)] : before.map(({ id }) => id)
  if (ids.length > maxItems) throw new AppError('INVALID', 'digest.many', { max: maxItems })
  const named = await itemsNamed(db, unit, ids)
  if (!named) throw new AppError('INVALID', 'digest.items')
  const pieces = named.map(async (item) => {
    const own = change.words?.[item.id]
    if (own === null) return pieceOf(item)
    const held = before.find(({ id }) => id === item.id)
    const known = held && (await itemHash(held.told)) === (await itemHash(item))
    const told = known ? digest.content?.items.find(({ id }) => id === item.id) : undefined
    return { ...pieceOf(item), ...wordsOf(told), ...wordsOf(own) }
  })
  const { opening, closing } = { opening: '', closing: '', ...digest.content, ...lines(change) }
  const content: Content = { opening, items: await Promise.all(pieces), closing }
  refuseWords(content)
  return { content, named }
}

const heldBy = (db: Pick<Tx, 'select'>, digestId: string) =>
  db
    .select({ id: digestItems.itemId, told: digestItems.told })
    .from(digestItems)
    .where(eq(digestItems.digestId, digestId))
    .orderBy(digestItems.position)

const plain = (typed: string) => withoutMentions(oneLine(typed))

const wordsOf = ({ title, summary }: OwnWords = {}): OwnWords => ({
  ...(title !== undefined && { title: plain(title) }),
  ...(summary !== undefined && { summary: plain(summary) }),
})

const lines = ({ opening, closing }: Change) => ({
  ...(opening !== undefined && { opening: plain(opening) }),
  ...(closing !== undefined && { closing: plain(closing) }),
})

function refuseWords({ opening, items, closing }: Content) {
  if (items.some(({ title }) => title === '')) throw new AppError('INVALID', 'digest.title')
  const typed = [opening, closing, ...items.flatMap(({ title, summary }) => [title, summary])]
  if (!typed.every(hasOnlyWebLinks)) throw new AppError('INVALID', 'digest.link')
}
