import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { hexId, signed, userText } from '../support/zalo.ts'
import { serveApp } from './served.ts'

const warmUpS = 2
const seconds = 8
export const connections = 50
const paced = { rate: 500, connections: 20 }

/** Every event new and signed as it leaves: a repeat would cost the service less than a first. */
export const fresh: autocannon.Request = {
  method: 'POST',
  path: '/webhook/zalo',
  setupRequest: (request) => {
    const question = `Câu hỏi ${hexId()}: thủ tục đăng ký tạm trú?`
    return { ...request, ...signed(userText({ clock: { at: Date.now() } }, question)) }
  },
}

async function load(url: string, options: Partial<autocannon.Options> = {}) {
  const fire = (duration: number) =>
    autocannon({ url, duration, connections, requests: [fresh], ...options }) as unknown as Promise<autocannon.Result>
  await fire(warmUpS)
  const { requests: done, latency, non2xx } = await fire(seconds)
  return { perSecond: Math.round(done.average), p50Ms: latency.p50, p99Ms: latency.p99, refused: non2xx }
}

/**
 * The webhook as it is served, beside the same handler with one insert a request and a bare Hono endpoint, one after the
 * other in one run on one machine.
 */
export async function run() {
  const folder = await mkdtemp(join(tmpdir(), 'loa-bench-'))
  try {
    const measured: Record<string, Awaited<ReturnType<typeof load>>> = {}
    for (const kind of ['bare', 'single', 'loa'] as const) {
      const server = await serveApp(kind, join(folder, `${kind}.db`))
      measured[kind] = await load(server.url)
      if (kind === 'loa')
        measured.paced = await load(server.url, { overallRate: paced.rate, connections: paced.connections })
      server.process.kill()
    }
    const {
      bare,
      single,
      loa,
      paced: at500,
    } = measured as Record<'bare' | 'single' | 'loa' | 'paced', Awaited<ReturnType<typeof load>>>
    return {
      machine: `${cpus().length} × ${cpus()[0]?.model}`,
      connections,
      seconds,
      durableEventsPerSecond: loa.perSecond,
      p50Ms: loa.p50Ms,
      p99Ms: loa.p99Ms,
      at500PerSecond: at500,
      ratioToBareHono: round(loa.perSecond / bare.perSecond),
      ratioToOneInsertARequest: round(loa.perSecond / single.perSecond),
      bareHono: bare,
      oneInsertARequest: single,
      refused: loa.refused,
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const round = (value: number) => Math.round(value * 100) / 100
