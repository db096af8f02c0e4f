import { eq } from 'drizzle-orm'
import { wholeBytes } from '../../db/parted.ts'
import type { Channel } from '../../db/schema/channels.ts'
import { type Attached, attachments } from '../../db/schema/digests.ts'
import { accountOf } from '../channels.ts'
import type { Content, Ctx } from '../context.ts'
import { attachmentPath } from '../digests/attached.ts'
import { AppError } from '../errors.ts'

/** The bytes of an attachment. */
export async function attachmentBytes(db: Ctx['db'], id: string): Promise<Uint8Array<ArrayBuffer>> {
  const [row] = await db.select({ bytes: attachments.bytes }).from(attachments).where(eq(attachments.id, id))
  if (!row) throw new AppError('NOT_FOUND', 'attachment.gone')
  return wholeBytes(db, id, row.bytes)
}

/** What a broadcast sends to a chat: the bot's platform fetches a picture itself, the account's is given the bytes. */
export function contentOf(
  ctx: Pick<Ctx, 'db' | 'web'>,
  broadcast: { text: string; image: string | null },
  channel: Channel,
): Content {
  if (!broadcast.image) return { text: broadcast.text }
  const picture: Attached = JSON.parse(broadcast.image)
  if (accountOf(channel) === 'bot') return { text: broadcast.text, image: { url: ctx.web(attachmentPath(picture)) } }
  const { id, name, mimeType, hash } = picture
  return { text: broadcast.text, image: { name, mimeType, hash, read: () => attachmentBytes(ctx.db, id) } }
}
