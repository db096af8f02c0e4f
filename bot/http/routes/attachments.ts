import { Hono } from 'hono'
import { publicAttachment } from '../../../core/announcements/attachments.ts'
import { AppError } from '../../../core/errors.ts'
import type { Deps } from '../../deps.ts'
import type { Env } from '../auth.ts'

/** Pictures and files of announcements that went out, for anybody: what was sent stays what it was. */
export const publicAttachments = (deps: Deps) =>
  new Hono<Env>().get('/:id', async (c) => {
    const found = await publicAttachment(deps.db, c.req.param('id'))
    if (!found) throw new AppError('NOT_FOUND')
    const { name, mimeType, bytes } = found
    const shows = mimeType.startsWith('image/') ? 'inline' : 'attachment'
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': mimeType,
      'content-disposition': `${shows}; filename*=UTF-8''${encodeURIComponent(name)}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=86400, immutable',
    })
  })
