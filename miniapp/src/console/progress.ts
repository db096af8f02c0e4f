import type { DeliveryState } from '../../../db/schema/broadcasts.ts'

/** How many deliveries of a broadcast are in each state. */
export type Progress = Record<DeliveryState | 'total', number>

const reachedStates: DeliveryState[] = ['sent', 'received', 'seen']
const troubleStates: DeliveryState[] = ['failed', 'unknown']
const closedStates: DeliveryState[] = [...reachedStates, ...troubleStates, 'skipped', 'cancelled']

const sum = (progress: Progress, states: DeliveryState[]) =>
  states.reduce((total, state) => total + (progress[state] ?? 0), 0)

/** How many recipients have it, how many are in trouble, how many are still to come. */
export const reachOf = (progress: Progress) => ({
  reached: sum(progress, reachedStates),
  trouble: sum(progress, troubleStates),
  open: progress.total - sum(progress, closedStates),
  total: progress.total,
})

/** Whether its numbers may still move, so that the screen should keep asking. */
export const isMoving = (status: 'scheduled' | 'sending' | 'paused' | 'finished' | 'cancelled', progress: Progress) =>
  status === 'sending' || status === 'scheduled' || (status === 'finished' && sum(progress, ['sent', 'received']) > 0)
