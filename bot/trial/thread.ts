import type { TryOut } from '../../core/context.ts'
import type { Failure } from '../../core/errors.ts'
import { startThread } from '../threads/start.ts'

export type Tried = { tried: Awaited<ReturnType<NonNullable<TryOut>>> } | { failed: Failure }

/** Tries a release out in a thread that ends with it: hundreds of questions are asked, and nobody else waits for them. */
export const tryOutThread =
  (url: string): NonNullable<TryOut> =>
  (releaseId) =>
    new Promise((tried, failed) => {
      const worker = startThread('trial', { data: { url, releaseId } })
      worker.on('message', (told: Tried) => {
        if ('tried' in told) tried(told.tried)
        else failed(new Error('a trial failed', { cause: told.failed }))
      })
      worker.on('error', failed)
      worker.on('exit', () => failed(new Error('the trial ended')))
    })
