import type { Context } from 'hono'
import { stream } from 'hono/streaming'

type Parts = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>

/** A file to be kept, sent as its parts are made; where nobody waits for it any more, no more of it is made. */
export function download(c: Context, { type, name }: { type: string; name: string }, parts: Parts): Response {
  c.header('content-type', type)
  c.header('content-disposition', `attachment; filename="${name}"`)
  return stream(c, async (out) => {
    for await (const part of parts) {
      if (out.aborted) return
      await out.write(part)
    }
  })
}
