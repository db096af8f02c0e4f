import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, readdir } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Client, createClient } from '@libsql/client'
import { readQuestions } from '../../bot/evaluation/questions.ts'
import { type Simulator, startSimulator } from '../simulator/simulator.ts'
import { testEnvironment } from '../support/environment.ts'
import { sharedData } from '../support/shared-data.ts'
import { projectRoot } from '../support/source-files.ts'
import { signed, userText } from '../support/zalo.ts'
import { cpuNsOf, memoryOf } from './process-figures.ts'
import { at } from './quantile.ts'
import { flags } from './served.ts'
import { commandOf } from './starting.ts'

const law = 'law/articles.jsonl.gz'
const questionsOf = 'law/questions.dev.jsonl'
const perTurn = 30
const longestMs = 30_000

type Service = { url: string; process: ChildProcess; reader: Client; simulator: Simulator }
/** Of one commit: where it stands, and its built programs. */
export type Side = { tree: string; programs: string }

/**
 * A question in a chat, from the webhook until its reply stands in line, asked of the service as each commit starts it over a
 * library of the law; and what the service holds by then. In milliseconds; `cpuMs` of a processor until the chat has it.
 */
export async function answers(sides: Record<'before' | 'now', Side>, folder: string, turns: number): Promise<object> {
  const asked = (await readQuestions(sharedData(questionsOf))).map(({ question }) => question)
  const services = { before: await running(sides.before, folder), now: await running(sides.now, folder) }
  const taken: Record<string, { ms: number[]; cpuMs: number[] }> = {}
  try {
    // The first turn is not counted: what runs is compiled in it.
    for (let turn = 0; turn <= turns; turn++)
      for (const [side, service] of Object.entries(services)) {
        const of = taken[side] ?? { ms: [], cpuMs: [] }
        if (turn > 0) taken[side] = of
        for (const question of asked.slice(turn * perTurn, (turn + 1) * perTurn)) {
          const { ms, cpuMs } = await askedOf(service, question)
          of.ms.push(ms)
          of.cpuMs.push(cpuMs)
        }
      }
    const report: Record<string, { p50Ms: number; p95Ms: number; cpuMs: number; memoryMb: number }> = {}
    for (const [side, service] of Object.entries(services)) {
      const { ms, cpuMs } = taken[side] ?? { ms: [], cpuMs: [] }
      report[side] = {
        ...{ p50Ms: Math.round(at(ms, 0.5)), p95Ms: Math.round(at(ms, 0.95)), cpuMs: Math.round(at(cpuMs, 0.5)) },
        memoryMb: (await memoryOf(service.process.pid ?? 0)) ?? 0,
      }
    }
    const { before, now } = report
    const share = (figure: 'p50Ms' | 'cpuMs' | 'memoryMb') =>
      Math.round((100 * (now?.[figure] ?? 0)) / (before?.[figure] ?? 0)) / 100
    return {
      ...{ questions: turns * perTurn, ...report },
      share: { p50: share('p50Ms'), cpu: share('cpuMs'), memory: share('memoryMb') },
    }
  } finally {
    for (const { process: served, reader, simulator } of Object.values(services)) {
      served.kill()
      reader.close()
      await simulator.stop()
    }
  }
}

async function askedOf({ url, process: served, reader, simulator }: Service, question: string) {
  const user = simulator.addUser({ name: 'Người hỏi', follows: true })
  const { body, headers } = signed(userText({ clock: { at: Date.now() } }, question, user.id))
  const from = await cpuNsOf(served.pid ?? 0)
  const began = performance.now()
  const reply = await fetch(`${url}/webhook/zalo`, { method: 'POST', body, headers })
  if (!reply.ok) throw new Error(`an event was answered with ${reply.status}`)
  const until = (done: () => Promise<boolean>) => waited(began, done)
  await until(async () => {
    const { rows } = await reader.execute({ sql: 'select 1 from replies where recipient = ? limit 1', args: [user.id] })
    return rows.length > 0
  })
  const ms = performance.now() - began
  await until(async () => simulator.chat(user.id).length > 0)
  return { ms, cpuMs: ((await cpuNsOf(served.pid ?? 0)) - from) / 1e6 }
}

async function waited(began: number, done: () => Promise<boolean>): Promise<void> {
  while (!(await done())) {
    if (performance.now() - began > longestMs) throw new Error('a question was not answered')
    await sleep(1)
  }
}

/** The service over a library of its own, as the commit's own start says it: from its sources where it had no bundle. */
async function running({ tree, programs }: Side, folder: string): Promise<Service> {
  const path = await libraryIn(programs, join(folder, `law-${tree === projectRoot ? 'now' : 'before'}`))
  const reader = createClient({ url: `file:${path}` })
  await reader.execute(
    "insert into units (id, parent_id, path, name, kind, created_at) values ('un_1', null, '/un_1/', 'Phường Mẫu', 'ward', 0)",
  )
  const { ZALO_APP_ID: appId, ZALO_APP_SECRET: appSecret, ZALO_OA_ID: oaId, ZALO_OA_SECRET: oaSecret } = testEnvironment
  const simulator = await startSimulator({ app: { appId, appSecret, oaId, oaSecret } })
  const port = await freePort()
  const child = spawn(process.execPath, [...flags, ...(await commandOf(tree)), 'serve'], {
    cwd: tree,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...{ PATH: process.env.PATH, HOME: process.env.HOME, ...testEnvironment },
      ...{ PORT: String(port), HOST: '127.0.0.1', DATABASE_URL: `file:${path}` },
      ...{ ZALO_OPENAPI_URL: simulator.url, ZALO_OAUTH_URL: simulator.url, ZALO_GRAPH_URL: simulator.url },
      ZALO_REFRESH_TOKEN: simulator.issueRefreshToken(),
    },
  })
  const url = `http://127.0.0.1:${port}`
  const isUp = () =>
    fetch(`${url}/health`).then(
      ({ ok }) => ok,
      () => false,
    )
  await waited(performance.now(), isUp)
  return { url, process: child, reader, simulator }
}

/** The file of a library that a commit's own import made of the law. */
async function libraryIn(programs: string, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  const child = spawn(process.execPath, [...flags, join(programs, 'corpus.mjs'), sharedData(law), 'keep'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, TMPDIR: folder },
  })
  const code = await new Promise((done) => child.on('close', done))
  if (code !== 0) throw new Error(`the import ended with ${code}`)
  const [made = ''] = (await readdir(folder)).filter((name) => name.startsWith('loa-'))
  return join(folder, made, 'loa.db')
}

function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((done) =>
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => done(port))
    }),
  )
}
