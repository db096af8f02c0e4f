import type { Audience } from '../../../db/schema/digests.ts'
import type { Broadcast } from '../../broadcasts/broadcasts.ts'

/**
 * `draft` waits for its approval; `approved` leaves by its unit's rule; `planned` is a turn of a series to come; `no-send` is
 * left out for the day's sake; `missed` has gone by. The others are a broadcast's.
 */
export type EntryState = 'draft' | 'approved' | 'planned' | 'no-send' | 'missed' | Broadcast['status']

/** One thing that leaves, or left, at an instant. */
export type Entry = {
  key: string
  /** What it tells, through all that becomes of it: the digest, the turn of a series, or the correction's broadcast. */
  subject: string
  kind: 'digest' | 'announcement' | 'series' | 'correction'
  title: string
  unitId: string
  unitName: string
  path: string
  at: number
  state: EntryState
  urgent: boolean
  movable: boolean
  broadcastId: string | null
  /** The page of the console that tells of it. */
  href: string
  updatedAt: number
  /** Of what is no broadcast yet. */
  audience: Audience
}

/** The instants that are asked for, the second not in it. */
export type Range = { from: string; to: string; since: number; until: number }

const goes: readonly EntryState[] = ['draft', 'approved', 'planned', 'scheduled', 'sending', 'paused']

/** Whether something of it may still leave. */
export const isToLeave = ({ state }: Pick<Entry, 'state'>) => goes.includes(state)
