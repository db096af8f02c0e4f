import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import autocannon from 'autocannon'
import { build } from 'esbuild'
import { bundles } from '../support/bundled.ts'
import { sharedData } from '../support/shared-data.ts'
import { projectRoot } from '../support/source-files.ts'
import { answers } from './answers.ts'
import type { CorpusTaken } from './corpus-program.ts'
import { cpuOf, memoryOf } from './process-figures.ts'
import { median } from './quantile.ts'
import { checkedOut } from './readers/commits.ts'
import { flags, type Served, started } from './served.ts'
import { starting } from './starting.ts'
import { connections, fresh } from './webhook.ts'

const eventsPerTurn = 6000
const programs = { served: 'tests/bench/served-app.ts', corpus: 'tests/bench/corpus-program.ts' }
const corpora = { law: 'law/articles.jsonl.gz', passages: 'wiki/passages.jsonl.gz' }

/**
 * What is hot, in this commit and in another, in turns on one machine: events taken in and a bare Hono, libraries imported,
 * questions of a chat answered by the service over a library of the law, with what it holds by then, and how long starting takes.
 * Compared is what each takes of a processor, which other work on the machine moves far less than how long it takes.
 * `npm run bench -- all --against <commit> [--turns 5] [--only webhook,import,answers,starting]`.
 */
export async function run(): Promise<object> {
  const { against, turns, only } = parseArgs({
    args: process.argv.slice(3),
    options: { against: { type: 'string' }, turns: { type: 'string', default: '5' }, only: { type: 'string' } },
  }).values
  if (!against) throw new Error('npm run bench -- all --against <commit>')
  const { tree, close } = await checkedOut(against)
  const folder = await mkdtemp(join(tmpdir(), 'loa-bench-'))
  try {
    // An older commit has no such program, and all that it asks of a commit is its import.
    await cp(join(projectRoot, programs.corpus), join(tree, programs.corpus))
    const sides = { before: await built(tree, 'before'), now: await built(projectRoot, 'now') }
    const answering = { before: { tree, programs: sides.before }, now: { tree: projectRoot, programs: sides.now } }
    const parts: Record<string, () => Promise<object>> = {
      webhook: () => webhook(sides, folder, Number(turns)),
      import: () => imports(sides, folder, Math.ceil(Number(turns) / 2)),
      answers: () => answers(answering, folder, Number(turns)),
      starting: () => starting(answering, Number(turns)),
    }
    const report: Record<string, object> = {}
    for (const [name, part] of Object.entries(parts))
      if (!only || only.split(',').includes(name)) report[name] = { ...(await part()), load: loadavg()[0] }
    return { machine: `${cpus().length} × ${cpus()[0]?.model}`, against, ...report }
  } finally {
    await close()
    await rm(folder, { recursive: true, force: true })
  }
}

type Sides = Record<'before' | 'now', string>

/** The programs of a commit as they are served with the threads that they start, built in a folder where their packages are found. */
async function built(tree: string, name: string): Promise<string> {
  const folder = join(projectRoot, bundles, `all-${name}-${process.pid}`)
  process.once('exit', () => void rm(folder, { recursive: true, force: true }))
  const modules = join(tree, 'bot/threads/modules.ts')
  const { threadModules: threads = {} } = existsSync(modules) ? await import(modules) : {}
  await build({
    entryPoints: {
      ...Object.fromEntries(Object.entries(programs).map(([key, path]) => [key, join(tree, path)])),
      ...Object.fromEntries(
        Object.entries(threads).map(([key, path]) => [key, join(tree, 'bot/threads', String(path))]),
      ),
    },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    ...{ bundle: true, splitting: true, packages: 'external', logLevel: 'error' },
    ...{ platform: 'node', format: 'esm', target: 'node20' },
  })
  await cp(join(tree, 'db/migrations'), join(folder, 'migrations'), { recursive: true })
  return folder
}

async function webhook({ before, now }: Sides, folder: string, turns: number): Promise<object> {
  const script = (side: string) => join(side, 'served.mjs')
  const servers: Record<string, Served> = {
    bare: await started('bare', script(now), join(folder, 'bare.db')),
    before: await started('loa', script(before), join(folder, 'before.db')),
    now: await started('loa', script(now), join(folder, 'now.db')),
  }
  const cpuUs: Record<string, number[]> = {}
  const perSecond: Record<string, number[]> = {}
  // The first turn is not counted: what runs is compiled in it.
  for (let turn = 0; turn <= turns; turn++)
    for (const [name, { url, process: served }] of Object.entries(servers)) {
      const from = await cpuOf(served.pid ?? 0)
      const began = performance.now()
      const done = await fire(url)
      if (done.non2xx > 0) throw new Error(`${name} refused ${done.non2xx} events`)
      const [ms, cpu] = [performance.now() - began, (await cpuOf(served.pid ?? 0)) - from]
      if (turn === 0) continue
      cpuUs[name] = [...(cpuUs[name] ?? []), (1000 * cpu) / eventsPerTurn]
      perSecond[name] = [...(perSecond[name] ?? []), (1000 * eventsPerTurn) / ms]
    }
  const memoryMb = await memoryOf(servers.now?.process.pid ?? 0)
  for (const { process: served } of Object.values(servers)) served.kill()
  const [cpu, rate] = [medians(cpuUs), medians(perSecond)]
  return {
    ...{ cpuUsAnEvent: cpu, eventsPerSecond: rate, memoryMb },
    cpu: { toBefore: ratio(cpu.before, cpu.now), toBareHono: ratio(cpu.bare, cpu.now) },
    perSecond: { toBefore: ratio(rate.now, rate.before), toBareHono: ratio(rate.now, rate.bare) },
  }
}

const fire = (url: string) =>
  autocannon({ url, connections, amount: eventsPerTurn, requests: [fresh] }) as unknown as Promise<autocannon.Result>

const oneRow = { id: 'one', title: 'Một đoạn', text: 'Một đoạn của một văn bản.' }

/** What a library costs beyond what the program takes for one row: starting, compiling, and making the tables. */
async function imports(sides: Sides, folder: string, turns: number): Promise<object> {
  const report: Record<string, object> = {}
  const least = join(folder, 'one.jsonl')
  await writeFile(least, JSON.stringify(oneRow))
  for (const [name, path] of Object.entries(corpora)) {
    const taken: Record<keyof Sides, (CorpusTaken & { startS: number })[]> = { before: [], now: [] }
    for (let turn = 0; turn < turns; turn++)
      for (const side of ['before', 'now'] as const) {
        const { cpuS: startS } = await takenIn(sides[side], least)
        const all = await takenIn(sides[side], sharedData(path))
        taken[side].push({ ...all, cpuS: Math.round(100 * (all.cpuS - startS)) / 100, startS })
      }
    const figures = ['seconds', 'cpuS', 'startS', 'memoryMb'] as const
    const of = (side: keyof Sides) =>
      Object.fromEntries(figures.map((figure) => [figure, median(taken[side].map((one) => one[figure]))]))
    report[name] = {
      before: of('before'),
      now: of('now'),
      secondsToBefore: ratio(of('before').seconds, of('now').seconds),
      cpuToBefore: ratio(of('before').cpuS, of('now').cpuS),
    }
  }
  return report
}

function takenIn(side: string, corpus: string): Promise<CorpusTaken> {
  const child = spawn(process.execPath, [...flags, join(side, 'corpus.mjs'), corpus], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let out = ''
  child.stdout.on('data', (chunk) => {
    out += String(chunk)
  })
  return new Promise((done, failed) =>
    child.on('close', (code) =>
      code === 0 ? done(JSON.parse(out)) : failed(new Error(`the import ended with ${code}`)),
    ),
  )
}

const medians = (figures: Record<string, number[]>) =>
  Object.fromEntries(Object.entries(figures).map(([name, values]) => [name, Math.round(median(values))]))
const ratio = (a = 0, b = 0) => Math.round((100 * a) / b) / 100
