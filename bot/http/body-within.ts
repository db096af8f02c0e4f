import type { HonoRequest } from 'hono'
import { streamWithin } from '../../core/bytes.ts'

/**
 * The whole of a body; null where it is longer than `most`. One that says its length is measured by its header alone, as by
 * `bodyLimit`; one that does not is counted as it comes.
 */
export async function bodyWithin(request: HonoRequest, most: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const length = request.header('content-length')
  if (length === undefined || request.header('transfer-encoding') !== undefined)
    return streamWithin(request.raw.body, most)
  return Number(length) <= most ? new Uint8Array(await request.arrayBuffer()) : null
}
