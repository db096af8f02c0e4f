import type { Uses } from '../core/api-keys/use.ts'
import { type LatePoints, newLatePoints } from '../core/gatherings/points/rolled-up.ts'
import { type Lately, newLately } from '../core/quizzes/standings/lately.ts'
import { newVisits, type Visits } from '../core/statistics/facts/visits.ts'
import { newRobots, type Robots } from './feed/robots.ts'
import { type Habits, newHabits, newRests, type Rests } from './model/model-server.ts'
import type { Unsaved } from './zalo/tokens.ts'

/** How often each person and each address called in one minute. */
export type Counts = { minute: number; ofKey: Map<string, number> }

/**
 * What outlives a request: plain values, made once for a process, or once for an isolate of Workers, where all else is made
 * anew for each request. A connection or a promise has no place here: there it belongs to the request that made it.
 */
export type Memory = {
  limits: Record<'asking' | 'guessing' | 'joining' | 'keys' | 'knocking' | 'knockingInRoom', Counts>
  /** Until when the model's server is let alone. */
  rests: Rests
  /** How the model's server differs from others of its protocol. */
  habits: Habits
  /** The token pair that Zalo gave and the disk would not take. */
  unsaved: Unsaved
  /** When the database last took what a probe of health wrote. */
  writes: { wellAt: number }
  /** What publishers let programs read. */
  robots: Robots
  /** Which keys were used since it was last written. */
  keyUses: Uses
  /** What was worked out of contests' standings. */
  standings: Lately
  /** How often pages were opened since the last minute. */
  visits: Visits
  /** The points of gatherings as they stood a moment ago. */
  points: LatePoints
}

export const newMemory = (): Memory => ({
  limits: {
    asking: newCounts(),
    guessing: newCounts(),
    joining: newCounts(),
    keys: newCounts(),
    knocking: newCounts(),
    knockingInRoom: newCounts(),
  },
  rests: newRests(),
  habits: newHabits(),
  unsaved: { pair: null },
  writes: { wellAt: 0 },
  robots: newRobots(),
  keyUses: new Map(),
  standings: newLately(),
  visits: newVisits(),
  points: newLatePoints(),
})

const newCounts = (): Counts => ({ minute: 0, ofKey: new Map() })
