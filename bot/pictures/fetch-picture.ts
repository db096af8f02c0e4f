import { FeedRefused, isRedirect, webAddress } from '../feed/body.ts'
import { openAddress } from '../feed/node.ts'
import { within } from '../time-limit.ts'

const fetchMs = 15_000
const mostRedirects = 3

/** A picture from the public web; why not, where it is too large or did not come. */
export const fetchPicture = (
  address: string,
  limits: { allowedHosts: readonly string[]; largest: number },
): Promise<Uint8Array | 'large' | 'unreachable'> =>
  within(fetchMs, async (signal) => {
    try {
      return await take(webAddress(address), { ...limits, signal }, mostRedirects)
    } catch {
      return 'unreachable' as const
    }
  })

type Limits = { allowedHosts: readonly string[]; largest: number; signal: AbortSignal }

async function take(url: URL, limits: Limits, redirects: number): Promise<Uint8Array | 'large'> {
  const response = await openAddress(url, limits)
  const { location, 'content-length': length } = response.headers
  const status = response.statusCode ?? 0
  if (isRedirect(status) && location && redirects > 0) {
    response.destroy()
    return take(webAddress(location, url), limits, redirects - 1)
  }
  if (status !== 200 || Number(length) > limits.largest) {
    response.destroy()
    if (status === 200) return 'large'
    throw new FeedRefused(`feed.http ${status}`)
  }
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response) {
    size += (chunk as Buffer).length
    if (size > limits.largest) {
      response.destroy()
      return 'large'
    }
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}
