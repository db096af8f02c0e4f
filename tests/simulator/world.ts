import { createClock, type ScheduledClock } from './clock.ts'
import { createFaults, type Faults } from './faults.ts'
import { type AppIdentity, defaultIdentity } from './identity.ts'
import { createState, type State } from './state.ts'
import { createWebhooks, type Webhooks } from './webhooks.ts'
import { createWire, type Wire } from './wire.ts'

export type Change =
  | { type: 'message'; chatId: string; messageId: string }
  | { type: 'wire'; seq: number }
  | { type: 'clock'; now: number }
  | { type: 'people' }

/** Everything that the parts of the simulator share. */
export type World = {
  url: string
  miniAppUrl: string | null
  miniAppWebhookUrl: string | null
  app: AppIdentity
  state: State
  clock: ScheduledClock
  wire: Wire
  faults: Faults
  webhooks: Webhooks
  feeds: Map<string, (request: Request) => Response | Promise<Response>>
  /** Runs once the present call has had its turn to reply. */
  afterReply(task: () => Promise<void>): void
  /** Resolves when nothing that the simulator set going is still under way; retries that wait for their hour are not. */
  settled(): Promise<void>
  tell(change: Change): void
  onChange(listener: (change: Change) => void): () => void
}

export type WorldOptions = {
  app?: Partial<AppIdentity>
  /** UTC milliseconds at which the simulated clock starts; without it, now. */
  startAt?: number
  /** Decides key order and spacing of webhooks. */
  seed?: number
  /** How many exchanges `wire` keeps. */
  wireLimit?: number
}

export function createWorld(options: WorldOptions): World {
  const app = { ...defaultIdentity(), ...options.app }
  const clock = createClock(options.startAt)
  const listeners = new Set<(change: Change) => void>()
  const tell = (change: Change) => {
    for (const listener of listeners) listener(change)
  }
  const wire = createWire(options.wireLimit ?? 2_000, (entry) => tell({ type: 'wire', seq: entry.seq }))
  const webhooks = createWebhooks({ app, clock, wire, random: randomFrom(options.seed ?? 1) })
  const pending = new Set<Promise<void>>()
  clock.onChange((now) => tell({ type: 'clock', now }))
  return {
    url: '',
    miniAppUrl: null,
    miniAppWebhookUrl: null,
    app,
    state: createState(),
    clock,
    wire,
    faults: createFaults(),
    webhooks,
    feeds: new Map(),
    afterReply(task) {
      const run = new Promise<void>((done) => setImmediate(done)).then(task).finally(() => pending.delete(run))
      pending.add(run)
    },
    async settled() {
      while (pending.size > 0) await Promise.all(pending)
      await webhooks.settled()
    },
    tell,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** A small linear congruential generator: the same seed gives the same run. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
