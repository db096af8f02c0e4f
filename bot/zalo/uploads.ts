import * as z from 'zod'
import type { Kept } from '../../core/connection/uploads.ts'
import type { Content, Media, Unsent } from '../../core/context.ts'
import { dayMs } from '../../core/time.ts'
import type { ZaloCall } from './call.ts'
import { outcomeOf } from './errors.ts'
import type { Attached } from './message.ts'

// Zalo keeps what was uploaded for seven days at most; a day less leaves room for the message itself.
const keptMs = 6 * dayMs
const kinds = {
  image: {
    path: '/v2.0/oa/upload/image',
    handle: z.object({ attachment_id: z.string() }).transform((one) => one.attachment_id),
  },
  file: { path: '/v2.0/oa/upload/file', handle: z.object({ token: z.string() }).transform((one) => one.token) },
} as const

type Failed = Unsent
type Prepared = { kind: 'ready'; attached: Attached; uploaded: boolean } | Failed

/** Uploads what a content carries, once while Zalo remembers it: uploads are counted by the month. */
export function uploader(call: ZaloCall, kept: Kept) {
  async function handleOf(kind: keyof typeof kinds, media: Media): Promise<string | Failed> {
    const key = `${kind}:${media.hash}`
    const known = await kept.find(key)
    if (known) return known
    const form = new FormData()
    form.set('file', new File([await media.read()], media.name, { type: media.mimeType }))
    const answer = await call(kinds[kind].path, form)
    // An upload that nobody heard of may be made again: it has shown nothing to anyone.
    if (answer.kind !== 'reply') return answer.kind === 'unknown' ? { kind: 'retry', reason: answer.reason } : answer
    if (answer.reply.error !== 0) return outcomeOf(answer.reply.error, answer.reply.message)
    const handle = kinds[kind].handle.safeParse(answer.reply.data)
    if (!handle.success) return { kind: 'retry', reason: 'uploaded without an id' }
    await kept.keep(key, handle.data, keptMs)
    return handle.data
  }

  return {
    async prepare({ image, file }: Content): Promise<Prepared> {
      if (file) {
        const handle = await handleOf('file', file)
        return typeof handle === 'string' ? { kind: 'ready', attached: { fileToken: handle }, uploaded: true } : handle
      }
      if (!image) return { kind: 'ready', attached: {}, uploaded: false }
      if ('url' in image) return { kind: 'ready', attached: { image: { url: image.url } }, uploaded: false }
      const handle = await handleOf('image', image)
      if (typeof handle !== 'string') return handle
      return { kind: 'ready', attached: { image: { attachment_id: handle } }, uploaded: true }
    },
    /** After Zalo said that it no longer has it. */
    async forget({ image, file }: Content): Promise<void> {
      if (file) await kept.forget(`file:${file.hash}`)
      if (image && 'hash' in image) await kept.forget(`image:${image.hash}`)
    },
  }
}
