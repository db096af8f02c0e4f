import type { TellOut, ToldOut } from '../../core/context.ts'
import { within } from '../time-limit.ts'
import { fixedHeaders, outcomeOf, problemOf, tellOutMs } from './target.ts'

/** On Workers, which are in no office's network: what is written as private is refused, and a name that leads there finds nothing. */
export const tellingOutByFetch = (): TellOut => ({
  problemOf: (url) => problemOf(url, []),
  post: (url, body, headers) =>
    within(tellOutMs, async (signal): Promise<ToldOut> => {
      const problem = problemOf(url, [])
      if (problem) return { kind: 'refused', reason: problem }
      try {
        const sent = { ...headers, ...fixedHeaders }
        const response = await fetch(url, { method: 'POST', body, headers: sent, redirect: 'manual', signal })
        await response.body?.cancel()
        return outcomeOf(response.status)
      } catch {
        return { kind: 'refused', reason: signal.aborted ? 'slow' : 'unreachable' }
      }
    }),
})
