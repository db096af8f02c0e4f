import type { Access } from '../../db/schema/library.ts'
import { capabilities } from '../channels.ts'
import type { Ctx } from '../context.ts'
import { accessOf } from '../library/access.ts'
import { grantsOf } from '../roles.ts'
import type { Asked } from './answer.ts'

/** What may be shown where the answer goes: a group is read by anybody; a chat of one's own by that person. */
export async function readerAccess(
  ctx: Ctx,
  { channel, personId }: Pick<Asked, 'channel' | 'personId'>,
): Promise<Access[]> {
  if (channel === 'web') return accessOf(ctx.actor)
  return accessOf({ grants: capabilities[channel].alone && personId ? await grantsOf(ctx.db, personId) : [] })
}
