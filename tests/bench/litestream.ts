import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { count } from 'drizzle-orm'
import { open } from '../../db/client.ts'
import { inboxEvents } from '../../db/schema/inbox.ts'
import { hexId, signed, userText } from '../support/zalo.ts'
import { type Served, serveApp } from './served.ts'

const called = promisify(execFile)
const version = '1.0.1'
const events = 300
const waitsMs = [100, 500, 1500, 3000]
// How often the service empties its log, here within seconds.
const minutes = 5

/**
 * What Litestream beside the service brings back once both were killed at the same moment, by how long after the last accepted
 * event that was; and what it makes of a log that the service empties each minute. `npm run bench -- litestream` fetches the program.
 */
export async function run(): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), 'loa-bench-'))
  try {
    await called('npm', [
      'install',
      '--prefix',
      folder,
      '--no-fund',
      '--no-audit',
      '--no-save',
      `@flydotio/litestream@${version}`,
    ])
    const program = join(folder, 'node_modules/@flydotio/litestream-linux-x64/litestream')
    const kept: object[] = []
    for (const waitMs of waitsMs)
      kept.push({ waitMs, ...(await killed(program, await mkdtemp(join(folder, 'kill-')), waitMs)) })
    return {
      machine: `${cpus().length} × ${cpus()[0]?.model}`,
      load: loadavg()[0],
      litestream: (await called(program, ['version'])).stdout.trim(),
      accepted: events,
      kept,
      emptied: await emptied(program, await mkdtemp(join(folder, 'minutes-'))),
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The service and Litestream beside it, as the guide says. */
async function both(program: string, folder: string) {
  const [path, copy, config] = [join(folder, 'loa.db'), join(folder, 'copy'), join(folder, 'litestream.yml')]
  const served = await serveApp('loa', path)
  await writeFile(config, `dbs:\n  - path: ${path}\n    replicas:\n      - type: file\n        path: ${copy}\n`)
  const litestream = spawn(program, ['replicate', '-config', config], { stdio: 'ignore' })
  await wait(1500)
  const back = async () => {
    const restored = join(folder, 'restored.db')
    const from = performance.now()
    await called(program, ['restore', '-o', restored, `file://${copy}`])
    const restoreMs = Math.round(performance.now() - from)
    const { db, close } = await open(`file:${restored}`)
    const [row] = await db.select({ kept: count() }).from(inboxEvents)
    close()
    return { kept: row?.kept ?? 0, restoreMs }
  }
  return { path, copy, served, litestream, back }
}

const atOnce = 50

async function accept({ url }: Served, of: number): Promise<void> {
  const one = async () => {
    const { status } = await fetch(`${url}/webhook/zalo`, {
      method: 'POST',
      ...signed(userText({ clock: { at: Date.now() } }, `Câu hỏi ${hexId()}`)),
    })
    if (status !== 200) throw new Error(`an event was answered with ${status}`)
  }
  for (let left = of; left > 0; left -= atOnce) await Promise.all(Array.from({ length: Math.min(left, atOnce) }, one))
}

const end = async (child: ChildProcess, signal: NodeJS.Signals) => {
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}

async function killed(program: string, folder: string, waitMs: number) {
  const { served, litestream, back } = await both(program, folder)
  await accept(served, events)
  await wait(waitMs)
  await Promise.all([end(served.process, 'SIGKILL'), end(litestream, 'SIGKILL')])
  return back()
}

async function emptied(program: string, folder: string) {
  const { path, copy, served, litestream, back } = await both(program, folder)
  const { scrub, close } = await open(`file:${path}`)
  let [through, tookMs] = [0, 0]
  for (let minute = 0; minute < minutes; minute++) {
    await accept(served, events / minutes)
    await wait(1200)
    const from = performance.now()
    if (await scrub()) through++
    tookMs = Math.max(tookMs, Math.round(performance.now() - from))
  }
  await wait(1500)
  close()
  await end(served.process, 'SIGTERM')
  await end(litestream, 'SIGTERM')
  const generations = (await readdir(join(copy, 'generations'))).length
  return { asked: minutes, through, tookMs, generations, ...(await back()) }
}
