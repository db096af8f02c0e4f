import type { Tx } from '../../db/client.ts'
import type { Told } from '../../db/schema/news.ts'
import { AppError } from '../errors.ts'
import { blocksOf } from '../news/gate.ts'
import { type Item, itemHash } from '../news/items.ts'
import { writtenDate } from '../time.ts'
import { toldElsewhere } from './choose.ts'
import { toldBefore } from './messages.ts'

/**
 * `piece`: the item in the digest's words. `base`: as it was approved when the digest took it in; without it, as it is now.
 */
type Telling = { item: Item; piece: Told; base?: Told }

/**
 * Nothing goes out that may not: an item rejected or edited since, words its licence does not allow, or what this unit's
 * readers have been told already.
 *
 * @throws AppError CONFLICT digest.blocked, with the items and why
 */
export async function refuseBlocked(
  db: Pick<Tx, 'select'>,
  of: { id: string; unitId: string },
  tellings: readonly Telling[],
  sendAt: number,
  earliest = sendAt,
): Promise<void> {
  const ids = tellings.map(({ item }) => item.id)
  const told = await toldElsewhere(db, of, ids)
  const blocked = []
  for (const { item, piece, base = item } of tellings) {
    const { id, title } = item
    const approved = item.status === 'approved' && item.approvedHash === (await itemHash(base))
    const day = told.get(id)
    const blocks: { reason: string; message: string }[] = [
      ...blocksOf({ ...item, title: piece.title, summary: piece.summary }, sendAt, earliest),
      ...(day ? [{ reason: 'told', message: toldBefore(writtenDate(day)) }] : []),
    ]
    if (!approved || blocks.length > 0) blocked.push({ id, title, approved, blocks })
  }
  if (blocked.length > 0) throw new AppError('CONFLICT', 'digest.blocked', { items: blocked })
}
