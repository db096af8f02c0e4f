import { Worker } from 'node:worker_threads'
import { cpuOf } from '../process-figures.ts'
import type { Served } from '../served.ts'

export type Pace = { perSecond: number; seconds: number; connections: number }
export type Asked = { method: string; path: string; token: string; body?: object }

/** Milliseconds from the instant a request was due, whether or not a connection was free for it then. */
export type Told = {
  perSecond: number
  p50Ms: number
  p95Ms: number
  p99Ms: number
  maxMs: number
  refused: number
  /** Of a processor: what the service took for a request, and what share of one this load took. */
  serviceCpuMs: number
  loadCpuShare: number
}

/** What a thread is given: its requests end to end as they go over the wire, and where each ends. */
export type Work = { port: number; pace: Pace; bytes: Uint8Array; ends: Uint32Array }
export type Done = { times: Float64Array; refused: number; wallMs: number }

/**
 * So many requests a second, each due at its own instant, over connections that stay: made before, sent and read by a thread
 * of its own, so that the load takes little of the machine that it is to measure.
 */
export async function steadily({ url, process: served }: Served, pace: Pace, asked: () => Asked): Promise<Told> {
  const requests = Array.from({ length: pace.perSecond * pace.seconds }, () => wired(asked()))
  const bytes = Buffer.concat(requests)
  const ends = new Uint32Array(requests.length)
  requests.reduce((end, one, at) => (ends[at] = end + one.length), 0)
  const pid = served.pid ?? 0
  const [before, own] = [await cpuOf(pid), process.cpuUsage()]
  const done = await inThread({ port: Number(new URL(url).port), pace, bytes, ends })
  const { user, system } = process.cpuUsage(own)
  const times = done.times.sort()
  const at = (share: number) => Math.round(10 * (times[Math.floor(share * (times.length - 1))] ?? 0)) / 10
  const hundredths = (value: number) => Math.round(100 * value) / 100
  return {
    perSecond: Math.round((1000 * times.length) / done.wallMs),
    ...{ p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99), maxMs: at(1), refused: done.refused },
    serviceCpuMs: hundredths(((await cpuOf(pid)) - before) / times.length),
    loadCpuShare: hundredths((user + system) / 1000 / done.wallMs),
  }
}

function wired({ method, path, token, body }: Asked): Buffer {
  const text = body ? JSON.stringify(body) : ''
  return Buffer.from(
    `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${token}\r\n${
      body ? `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n` : ''
    }\r\n${text}`,
  )
}

function inThread(work: Work): Promise<Done> {
  return new Promise((resolve, reject) => {
    // As the service's own threads start from their sources.
    const thread = new Worker(new URL('../../../bot/threads/start.mjs', import.meta.url), {
      workerData: { ...work, module: new URL('./thread.ts', import.meta.url).href },
      execArgv: [],
    })
    thread.once('message', resolve)
    thread.once('error', reject)
  })
}
