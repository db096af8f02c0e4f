import type { TellOut, ToldOut } from '../../core/context.ts'
import { FeedRefused } from '../feed/body.ts'
import { openAddress } from '../feed/node.ts'
import { within } from '../time-limit.ts'
import { fixedHeaders, outcomeOf, problemOf, tellOutMs } from './target.ts'

type Options = { allowedHosts?: readonly string[]; timeoutMs?: number; stopping?: AbortSignal }

/**
 * Tells other programs. A name is resolved once, checked, and connected to as it was checked; nothing that is answered is read but
 * its status, and no redirect is followed.
 */
export const tellingOut = ({ allowedHosts = [], timeoutMs = tellOutMs, stopping }: Options = {}): TellOut => ({
  problemOf: (url) => problemOf(url, allowedHosts),
  post: (url, body, headers) =>
    within(
      timeoutMs,
      async (signal): Promise<ToldOut> => {
        const problem = problemOf(url, allowedHosts)
        if (problem) return { kind: 'refused', reason: problem }
        try {
          const sent = { ...headers, ...fixedHeaders, 'content-length': String(Buffer.byteLength(body)) }
          const response = await openAddress(new URL(url), { allowedHosts, signal }, sent, { method: 'POST', body })
          response.destroy()
          return outcomeOf(response.statusCode ?? 0)
        } catch (error) {
          if (signal.aborted) return { kind: 'refused', reason: 'slow' }
          return { kind: 'refused', reason: error instanceof FeedRefused ? 'private' : 'unreachable' }
        }
      },
      stopping,
    ),
})
