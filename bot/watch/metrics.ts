import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Log } from '../../core/context.ts'
import type { Figures } from '../../core/watch/figures.ts'
import { levelOf } from '../log.ts'

const quick = [0.001, 0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]
const long = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]

/** What a moment's look at the database and the process told. */
export type Looked = Figures & { tickAgeMs: number; diskFreeBytes: number | null }

/**
 * What Prometheus reads. Labels are routes by their pattern, our own events and states, never an address, a name or an id, so
 * that there are as many series after a year as after a day.
 */
export function newMetrics() {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry, prefix: 'loa_' })
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `loa_${name}`, help, labelNames, registers })
  const counter = (name: string, help: string, labelNames: string[]) =>
    new Counter({ name: `loa_${name}`, help, labelNames, registers })
  const seconds = (name: string, help: string, buckets: number[], labelNames: string[] = []) =>
    new Histogram({ name: `loa_${name}`, help, buckets, labelNames, registers })

  const requests = seconds('request_seconds', 'How long requests took, by route', quick, ['method', 'route', 'status'])
  const searches = seconds('search_seconds', 'How long searches of the library took', quick)
  const answers = seconds('answer_seconds', 'From a question to its answer', long)
  const deliveries = counter('deliveries_total', 'Messages handed to an account, by what came of it', [
    'channel',
    'outcome',
  ])
  const events = counter('log_events_total', 'Lines of the log', ['event', 'level'])
  const queue = gauge('queue_rows', 'Rows that wait', ['queue'])
  const oldest = gauge('queue_oldest_seconds', 'How long the oldest of them has waited', ['queue'])
  const tickAge = gauge('tick_age_seconds', 'Since the minute’s work was last done')
  const consent = gauge('consent_days', 'Days until the consent of the account ends; absent where none was given')
  const diskFree = gauge('disk_free_bytes', 'Room on the disk of the database')

  return {
    registry,
    requested: (method: string, route: string, status: number, ms: number) =>
      requests.observe({ method, route, status: `${Math.floor(status / 100)}xx` }, ms / 1000),
    searched: (ms: number) => searches.observe(ms / 1000),
    delivered: (channel: string, outcome: string) => deliveries.inc({ channel, outcome }),
    /** The log is heard: what it tells anyway is counted here and nowhere else. */
    hearing: (log: Log): Log => {
      return (event, fields) => {
        events.inc({ event, level: levelOf(event) })
        if (event === 'answer.given' && typeof fields?.ms === 'number') answers.observe(fields.ms / 1000)
        log(event, fields)
      }
    },
    looked({ queues, consentUntil, at, tickAgeMs, diskFreeBytes }: Looked) {
      for (const [name, { rows, oldestAt }] of Object.entries(queues)) {
        queue.set({ queue: name }, rows)
        oldest.set({ queue: name }, oldestAt === null ? 0 : Math.max(0, at - oldestAt) / 1000)
      }
      tickAge.set(tickAgeMs / 1000)
      if (consentUntil === null) consent.remove()
      else consent.set((consentUntil - at) / 86_400_000)
      if (diskFreeBytes !== null) diskFree.set(diskFreeBytes)
    },
  }
}

export type Metrics = ReturnType<typeof newMetrics>
