import { createHash } from 'node:crypto'
import type { ScheduledClock } from './clock.ts'
import type { AppIdentity } from './identity.ts'
import { messageIdsIn, type Wire } from './wire.ts'

export type WebhookEvent = { event_name: string; timestamp: string } & Record<string, unknown>

export type Webhooks = {
  /** False once the last retry of an event failed; an operator enables it again by hand. */
  readonly enabled: boolean
  readonly url: string | null
  /** Delivers everything twice. */
  duplicates: boolean
  /** Picks waiting events at random rather than oldest first. */
  outOfOrder: boolean
  /** How long a reply is waited for. Short only while nobody is to answer: a loaded machine answers late. */
  timeoutMs: number
  /** Saves the address and probes it with an unsigned `{}`; throws unless that is answered with 200. */
  connect(url: string): Promise<void>
  enable(): void
  /** Resolves after the first attempt, whatever came of it. `server` goes into a header of its own, as of template messages. */
  deliver(event: WebhookEvent, server?: string): Promise<void>
  settled(): Promise<void>
  reset(): void
  stop(): Promise<void>
}

const second = 1_000
const minute = 60 * second
const retryAfterMs = [30 * second, 5 * minute, 15 * minute, 30 * minute, 60 * minute]
const atOnce = 8

export type WebhookOptions = {
  app: AppIdentity
  clock: ScheduledClock
  wire: Wire
  random: () => number
}

export function createWebhooks({ app, clock, wire, random }: WebhookOptions): Webhooks {
  type Job = {
    title: string
    body: string
    mac: string | null
    server?: string | undefined
    attempt: number
    dueAt: number
    done: () => void
  }
  let url: string | null = null
  let enabled = true
  const stopped = new AbortController()
  let queue: Job[] = []
  let running = 0
  let idle: (() => void)[] = []

  const pump = () => {
    while (running < atOnce && queue.length > 0) {
      const index = webhooks.outOfOrder ? Math.floor(random() * queue.length) : 0
      const [job] = queue.splice(index, 1)
      running += 1
      void attempt(job!).finally(() => {
        running -= 1
        job!.done()
        pump()
      })
    }
    if (running === 0) {
      for (const resolve of idle) resolve()
      idle = []
    }
  }

  const attempt = async (job: Job) => {
    if (!url || !enabled || stopped.signal.aborted) return
    const status = await post(url, job)
    if (status === 200 || stopped.signal.aborted) return
    const wait = retryAfterMs[job.attempt]
    if (wait === undefined) {
      enabled = false
      return
    }
    const dueAt = job.dueAt + wait
    const again = { ...job, attempt: job.attempt + 1, dueAt, done: () => {} }
    clock.at(dueAt, () => {
      queue.push(again)
      pump()
    })
  }

  /** The status, or null when there was no reply. */
  const post = async (target: string, job: Pick<Job, 'title' | 'body' | 'mac' | 'server' | 'attempt'>) => {
    const headers: Record<string, string> = { 'content-type': 'application/json' }
    if (job.mac) headers['x-zevent-signature'] = `mac=${job.mac}`
    if (job.server) headers['x-zevent-server'] = job.server
    if (job.attempt > 0) headers.num_retry = String(job.attempt)
    const exchange = {
      at: clock.now(),
      direction: 'webhook' as const,
      title: job.title,
      method: 'POST',
      url: target,
      request: { headers, body: job.body },
      messageIds: messageIdsIn(job.body),
    }
    try {
      const signal = AbortSignal.any([stopped.signal, AbortSignal.timeout(webhooks.timeoutMs)])
      const reply = await fetch(target, { method: 'POST', headers, body: job.body, signal, redirect: 'manual' })
      const body = await reply.text()
      wire.add({ ...exchange, reply: { status: reply.status, body } })
      return reply.status
    } catch (error) {
      if (!stopped.signal.aborted) wire.add({ ...exchange, reply: null, note: String(error) })
      return null
    }
  }

  const webhooks: Webhooks = {
    get enabled() {
      return enabled
    },
    get url() {
      return url
    },
    duplicates: false,
    outOfOrder: false,
    timeoutMs: 2_000,
    async connect(target) {
      const status = await post(target, { title: 'probe', body: '{}', mac: null, attempt: 0 })
      if (status !== 200) throw new Error(`the probe of ${target} was answered with ${status ?? 'nothing'}, not 200`)
      url = target
      enabled = true
    },
    enable() {
      enabled = true
    },
    deliver(event, server) {
      if (!url || !enabled) return Promise.resolve()
      const body = encode(event, random)
      const mac = macOf(app, body, event.timestamp)
      return new Promise<void>((done) => {
        const job = { title: event.event_name, body, mac, server, attempt: 0, dueAt: clock.now() }
        queue.push({ ...job, done })
        if (webhooks.duplicates) queue.push({ ...job, done: () => {} })
        pump()
      })
    },
    settled: () => (running === 0 && queue.length === 0 ? Promise.resolve() : new Promise((done) => idle.push(done))),
    reset() {
      for (const job of queue) job.done()
      queue = []
      clock.clear()
      enabled = true
      webhooks.duplicates = false
      webhooks.outOfOrder = false
    },
    async stop() {
      stopped.abort()
      clock.clear()
      for (const job of queue) job.done()
      queue = []
      await webhooks.settled()
    },
  }
  return webhooks
}

const macOf = (app: AppIdentity, body: string, timestamp: string) =>
  createHash('sha256').update(`${app.appId}${body}${timestamp}${app.oaSecret}`).digest('hex')

/** Keys in any order, with or without spaces and escapes: a receiver that re-serialises before checking fails here. */
function encode(event: WebhookEvent, random: () => number): string {
  const spacing = Math.floor(random() * 3)
  const json = JSON.stringify(shuffled(event, random), null, spacing)
  return random() < 0.5 ? json : json.replace(/[\u0080-\uffff]/g, escaped)
}

const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

function shuffled(value: unknown, random: () => number): unknown {
  if (Array.isArray(value)) return value.map((element) => shuffled(element, random))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, inner]) => ({ key, inner: shuffled(inner, random), rank: random() }))
  entries.sort((a, b) => a.rank - b.rank)
  return Object.fromEntries(entries.map(({ key, inner }) => [key, inner]))
}
