import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { scheduleDigest } from '../../core/broadcasts/schedule.ts'
import type { Ctx } from '../../core/context.ts'
import { minuteMs } from '../../core/time.ts'
import { testApp } from '../support/app.ts'
import { newsroom } from '../support/newsroom.ts'
import { noRedis, startRedis } from './redis.ts'

const planned = 100_000
const sentAtOnce = 30_000
const limit = { perMinute: 2000, seconds: 65 }
const startAt = Date.parse('2026-11-23T01:00:00Z')

// The bounds on memory under which `npm start` runs the service.
const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
const bounds: string[] = scripts.start.match(/--max-\S+/g)

/** A process of this folder, bounded as the service is, that prints one line when it is ready or done. */
function start(script: string, argument?: object): { line: Promise<string>; process: ChildProcess } {
  const path = fileURLToPath(new URL(script, import.meta.url))
  const args = [...bounds, '--import', 'tsx', path, ...(argument ? [JSON.stringify(argument)] : [])]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const line = new Promise<string>((ready, failed) => {
    child.stdout?.once('data', (line) => ready(String(line).trim()))
    child.once('exit', () => failed(new Error(`${script} ended without a word`)))
  })
  return { line, process: child }
}

/** An approved digest for a ward of so many groups, and how long planning it took, with the longest wait of a writer. */
async function plan(groups: number) {
  const app = await testApp({ startAt, keep: true })
  const room = await newsroom(app)
  await app.database.client.execute({
    sql: `insert into groups (id, unit_id, channel, external_id, name, created_at)
      select 'gr_' || value, ?, 'oa_group', lower(hex(randomblob(10))), 'Nhóm ' || value, 0 from generate_series(1, ?)`,
    args: [room.ward.id, groups - 2],
  })
  await room.approvedNotice('Lịch thu gom rác mới')
  const { id, contentHash } = await room.approvedDigest()
  let longest = 0
  const timed: Ctx['write'] = async (work) => {
    const before = performance.now()
    const done = await app.system.write(work)
    longest = Math.max(longest, performance.now() - before)
    return done
  }
  const before = performance.now()
  await scheduleDigest({ ...room.communicator.ctx, write: timed }, id, { contentHash, sendAt: startAt })
  const seconds = (performance.now() - before) / 1000
  return { app, seconds: round(seconds), longestWriteMs: Math.round(longest) }
}

/** The same number of messages through BullMQ; the tokens come from a database of its own. */
async function queued(url: string, fsync: 'always' | 'everysec'): Promise<Sent> {
  const app = await testApp({ startAt, keep: true })
  const redis = await startRedis(fsync)
  try {
    const argument = { path: app.database.path, url, port: redis.port, jobs: sentAtOnce }
    return JSON.parse(await start('./broadcast-queue.ts', argument).line)
  } finally {
    await redis.stop()
    await app.finish()
  }
}

/** BullMQ beside Loa, on the same machine in the same run. */
async function compared(url: string, loa: Sent) {
  if (noRedis) return 'redis-server is not installed: apt-get install redis-server'
  const always = await queued(url, 'always')
  const everysec = await queued(url, 'everysec')
  const ratio = (queue: Sent) => round(loa.perSecond / queue.perSecond)
  return {
    fsyncAlways: { ...always, loaIsFasterBy: ratio(always) },
    fsyncEverySecond: { ...everysec, loaIsFasterBy: ratio(everysec) },
  }
}

type Sent = { sent: number; seconds: number; perSecond: number; memoryMb: number }

/** The most calls of any minute, and how much of the limit a whole minute used. */
function busiest(arrived: number[], perMinute: number) {
  let most = 0
  let from = 0
  arrived.forEach((at, i) => {
    while (arrived[from]! <= at - minuteMs) from += 1
    most = Math.max(most, i - from + 1)
  })
  return { busiestMinute: most, limitUsed: round(most / perMinute) }
}

/**
 * A broadcast as it is planned and sent: as fast as a platform that answers at once takes it, every receipt durable; and
 * at a limit. BullMQ on Redis does the same work beside it.
 */
export async function run() {
  const zalo = start('./broadcast-zalo.ts')
  const url = await zalo.line
  const arrivals = async () => ((await (await fetch(`${url}/arrived`)).json()) as { arrived: number[] }).arrived
  const send = async (path: string, perMinute: number | null, seconds?: number) =>
    JSON.parse(await start('./broadcast-sender.ts', { path, url, perMinute, seconds }).line) as Sent
  try {
    const large = await plan(planned)
    const paced = await send(large.app.database.path, limit.perMinute, limit.seconds)
    const rate = busiest(await arrivals(), limit.perMinute)
    await large.app.finish()

    const fast = await plan(sentAtOnce)
    const atOnce = await send(fast.app.database.path, null)
    const [row] = (
      await fast.app.database.client.execute(
        "select count(*) as n from deliveries where state = 'sent' and message_id is not null",
      )
    ).rows
    const arrived = (await arrivals()).length
    await fast.app.finish()
    const bullmq = await compared(url, atOnce)
    return {
      machine: `${cpus().length} × ${cpus()[0]?.model}`,
      planned: { deliveries: planned, seconds: large.seconds, longestWriteMs: large.longestWriteMs },
      atOnce: { ...atOnce, durableReceipts: Number(row?.n), arrived },
      bullmq,
      atLimit: { perMinute: limit.perMinute, ...rate, ...paced },
    }
  } finally {
    zalo.process.kill()
  }
}

const round = (value: number) => Math.round(value * 1000) / 1000
