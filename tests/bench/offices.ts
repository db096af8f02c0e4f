import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSimulator } from '../simulator/simulator.ts'
import { testEnvironment } from '../support/environment.ts'
import { startOffices } from '../support/offices.ts'
import { signed, userText } from '../support/zalo.ts'

const steps = [1, 50, 200]
const requests = 1500
const atOnce = 16

type Asked = 'webhook' | 'question' | 'health'
const mix: Asked[] = ['webhook', 'webhook', 'question', 'health']

/**
 * Many offices in one deployment, each an object in workerd with rows of its own, asked the same mixed load by one client in the
 * same process: how much an office costs as their number grows, and whether any row of one is found in another.
 */
export async function run(): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), 'loa-offices-'))
  const { ZALO_APP_ID: appId, ZALO_APP_SECRET: appSecret, ZALO_OA_ID: oaId, ZALO_OA_SECRET: oaSecret } = testEnvironment
  const simulator = await startSimulator({ app: { appId, appSecret, oaId, oaSecret } })
  const zalo = { ZALO_OPENAPI_URL: simulator.url, ZALO_OAUTH_URL: simulator.url, ZALO_GRAPH_URL: simulator.url }
  const offices = await startOffices(zalo, { durableObjectsPersist: folder, handleRuntimeStdio: silent })
  const results: object[] = []
  const told = new Map<string, string[]>()
  try {
    let made = 0
    for (const count of steps) {
      const began = performance.now()
      const from = made
      for (; made < count; made++)
        await offices.make(hostOf(made), { ZALO_OA_ID: String(4000000000000000000n + BigInt(made)) })
      const makeMs = (performance.now() - began) / Math.max(1, count - from)
      const load = await underLoad(count)
      results.push({ offices: count, makeMs: round(makeMs), ...load, bytes: await sizeOf(folder), ...(await memory()) })
    }
    // One that answers nobody, while the others go on.
    await offices.operate(hostOf(0), 'doors', { method: 'PUT', body: 'closed' })
    const beside = await underLoad(steps.at(-1) ?? 1, 400)
    const strangers = await strangersIn(steps.at(-1) ?? 1)
    return { mix, requests, atOnce, results, oneClosed: beside, strangers, events: [...told.values()].flat().length }
  } finally {
    await offices.stop()
    await simulator.stop()
    await rm(folder, { recursive: true, force: true })
  }

  async function underLoad(count: number, total = requests) {
    const times: Record<Asked, number[]> = { webhook: [], question: [], health: [] }
    const statuses: Record<string, number> = {}
    let next = 0
    const began = performance.now()
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        for (let at = next++; at < total; at = next++) {
          const kind = mix[at % mix.length] as Asked
          const start = performance.now()
          const status = await ask(kind, Math.floor(Math.random() * count), at)
          times[kind].push(performance.now() - start)
          statuses[status] = (statuses[status] ?? 0) + 1
        }
      }),
    )
    const seconds = (performance.now() - began) / 1000
    const shown = Object.fromEntries(Object.entries(times).map(([kind, ms]) => [kind, quantiles(ms)]))
    return { perSecond: round(total / seconds), statuses, ms: shown }
  }

  async function ask(kind: Asked, office: number, at: number): Promise<number> {
    const url = `http://${hostOf(office)}`
    if (kind === 'health') return (await drained(offices.ask(`${url}/health`))).status
    const text = `phường${office}x${at}x${Math.random().toString(36).slice(2)}`
    if (kind === 'question') {
      const headers = {
        'content-type': 'application/json',
        'cf-connecting-ip': `10.${at % 250}.${office % 250}.${at % 199}`,
      }
      const init = { method: 'POST', headers, body: JSON.stringify({ text: `Rác ${text} đổ ở đâu?` }) }
      return (await drained(offices.ask(`${url}/api/questions`, init))).status
    }
    const oa = String(4000000000000000000n + BigInt(office))
    const event = {
      ...userText({ clock: { at: Date.now() } }, text, `5${at}${office}`.padEnd(19, '7')),
      recipient: { id: oa },
    }
    const { status } = await drained(offices.ask(`${url}/webhook/zalo`, { method: 'POST', ...signed(event) }))
    if (status === 200) told.set(hostOf(office), [...(told.get(hostOf(office)) ?? []), text])
    return status
  }

  /** How many rows of an office name another: every row of each is read. */
  async function strangersIn(count: number): Promise<{ rowsRead: number; strangers: number }> {
    const found = { rowsRead: 0, strangers: 0 }
    for (let office = 0; office < count; office++) {
      const manifest = (await (await offices.operate(hostOf(office), 'rows')).json()) as {
        pieces: string[]
        tables: { rows: number }[]
      }
      found.rowsRead += manifest.tables.reduce((sum, { rows }) => sum + rows, 0)
      for (const place of manifest.pieces.keys()) {
        const piece = await (await offices.operate(hostOf(office), `pieces/${place}`)).text()
        for (const [, named] of piece.matchAll(/phường(\d+)x/g)) if (Number(named) !== office) found.strangers++
      }
      await offices.operate(hostOf(office), 'pieces', { method: 'DELETE' })
    }
    return found
  }
}

/** What offices log, every reply without a consent among it, is not this benchmark's to tell. */
function silent(...streams: NodeJS.ReadableStream[]): void {
  for (const stream of streams) stream.resume()
}

const hostOf = (office: number) => `phuong-${office}.loa.test`
const round = (value: number) => Math.round(value * 10) / 10

async function drained<T extends { status: number; arrayBuffer(): Promise<unknown> }>(reply: Promise<T>): Promise<T> {
  const came = await reply
  await came.arrayBuffer()
  return came
}

function quantiles(ms: number[]) {
  const sorted = ms.toSorted((a, b) => a - b)
  const at = (share: number) => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

async function sizeOf(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  const sizes = names
    .filter((one) => one.isFile())
    .map((one) =>
      stat(join(one.parentPath, one.name)).then(
        (s) => s.size,
        () => 0,
      ),
    )
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}

/** What workerd, which this process started, holds of memory. */
async function memory(): Promise<{ workerdMb: number }> {
  let kb = 0
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
    if (!status.includes(`PPid:\t${process.pid}\n`) || !status.includes('workerd')) continue
    kb += Number(status.match(/VmRSS:\s+(\d+)/)?.[1] ?? 0)
  }
  return { workerdMb: round(kb / 1024) }
}
