import type { Broadcast, Digest } from '../../api-types.ts'
import { reachOf } from '../../progress.ts'
import { broadcasts, digests } from './strings.ts'

/** What a broadcast is doing, or what came of it. */
export function outcomeOf({ status, progress }: Pick<Broadcast, 'status' | 'progress'>): string {
  const { reached, total } = reachOf(progress)
  return status === 'finished' || status === 'cancelled'
    ? broadcasts.outcome(status, reached, total)
    : broadcasts.states[status]
}

/** The same of a digest: one that is scheduled may long have been sent. */
export const standingOf = ({ status, broadcastStatus }: Pick<Digest, 'status' | 'broadcastStatus'>): string =>
  status === 'scheduled' && broadcastStatus && broadcastStatus !== 'scheduled'
    ? broadcasts.states[broadcastStatus]
    : digests.states[status]
