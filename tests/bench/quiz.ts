import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'drizzle-orm'
import { holdAnswers } from '../../core/quizzes/hold.ts'
import { standingOf } from '../../core/quizzes/standing.ts'
import { newLately } from '../../core/quizzes/standings/lately.ts'
import { submitAttempts } from '../../core/quizzes/submit.ts'
import { nobody } from '../../core/roles.ts'
import { hourMs } from '../../core/time.ts'
import { type Database, open } from '../../db/client.ts'
import { groupCommit } from '../../db/group-commit.ts'
import { type Asked, type Pace, steadily } from './load/steady.ts'
import { memoryOf } from './process-figures.ts'
import {
  endContest,
  handedBy,
  personOf,
  roundId,
  rowsInserted,
  savedBy,
  seedContest,
  signIn,
  tokenOf,
} from './quiz-contest.ts'
import { checkedOut } from './readers/commits.ts'
import { serveApp } from './served.ts'

const { values } = parseArgs({
  options: { entries: { type: 'string', default: '1000000' }, against: { type: 'string' } },
  allowPositionals: true,
})
const entries = Number(values.entries)
const blocks = 10
const paced: Pace = { perSecond: 1000, seconds: 10, connections: 20 }
const savesPaced: Pace = { perSecond: 2000, seconds: 10, connections: 40 }
const atOnce = 1000
const looks = 200
// Papers for the looks under load, before and now.
const lateLooked = 2 * paced.perSecond * (paced.seconds + 2)
const references = /,\s*FOREIGN KEY\s*\([^)]*\)\s*REFERENCES[^(]+\([^)]*\)(\s*ON (UPDATE|DELETE) no action)*/gi

/**
 * A contest of a million (`--entries` for fewer): every paper handed in as the service takes it, every other tenth of them
 * saved before, beside raw inserts of the very rows it leaves, committed in the same groups; then a thousand submissions
 * and two thousand saves a second over HTTP, and what a person sees of the standing.
 */
export async function run(): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), 'loa-quiz-'))
  const path = join(folder, 'loa.db')
  const database = await open(`file:${path}`)
  try {
    const late = paced.perSecond * (paced.seconds + 2)
    await seedContest(database, entries + late + lateLooked)
    const { submissions, ofSaved, saves } = await takeIn(database)
    const raw = await rawInserts(database, join(folder, 'raw.db'))
    await signIn(database, entries, late + lateLooked)
    const standings = await timeStandings(database)
    const savesOverHttp = await overHttp(path, savesPaced, savedOf(late))
    const submissionsOverHttp = await overHttp(path, paced, submittedOf())
    const looksUnderLoad = await standingUnderLoad(database, path)
    return {
      machine: `${cpus().length} × ${cpus()[0]?.model}`,
      load: Math.round(10 * (loadavg()[0] ?? 0)) / 10,
      entries,
      submissionsPerSecond: submissions,
      submissionsOfSavedPerSecond: ofSaved,
      ratioOfSaved: ratio(ofSaved, submissions),
      savesPerSecond: saves,
      rawInsertsPerSecond: raw,
      ratioToRawInserts: ratio(submissions, raw),
      standingMs: standings,
      savesAt2000PerSecond: savesOverHttp,
      at1000PerSecond: submissionsOverHttp,
      standingAt1000PerSecond: looksUnderLoad,
    }
  } finally {
    database.close()
    await rm(folder, { recursive: true, force: true })
  }
}

const ratio = (one: number, other: number) => Math.round((100 * one) / other) / 100

/** All papers, in blocks: one handed in at once, the next one saved first, so that both meet the same table and machine. */
async function takeIn(database: Database) {
  const submit = groupCommit((batch: number[]) => submitAttempts(database, batch.map(handedBy)))
  const save = groupCommit((batch: number[]) => holdAnswers(database, batch.map(savedBy)))
  const rates = { submissions: [] as number[], ofSaved: [] as number[], saves: [] as number[] }
  const size = Math.floor(entries / blocks)
  for (let block = 0; block < blocks; block++) {
    const from = block * size
    const count = block === blocks - 1 ? entries - from : size
    const saved = block % 2 === 1
    if (saved) rates.saves.push(await perSecond(count, (n) => save(from + n)))
    rates[saved ? 'ofSaved' : 'submissions'].push(await perSecond(count, (n) => submit(from + n)))
  }
  const mean = (all: number[]) => Math.round(all.length / all.reduce((sum, one) => sum + 1 / one, 0))
  return { submissions: mean(rates.submissions), ofSaved: mean(rates.ofSaved), saves: mean(rates.saves) }
}

/** How many a second are durable when a thousand wait at any time. */
async function perSecond(count: number, take: (n: number) => Promise<unknown>): Promise<number> {
  const began = performance.now()
  let next = 0
  const one = async () => {
    while (next < count) await take(next++)
  }
  await Promise.all(Array.from({ length: atOnce }, one))
  return Math.round((1000 * count) / (performance.now() - began))
}

/** Rows like those the contest leaves, put whole into the same table with the same indexes, and nothing else done. */
async function rawInserts(contest: Database, path: string): Promise<number> {
  const raw = await open(`file:${path}`)
  try {
    const made = await contest.db.all<{ sql: string }>(
      sql`select sql from sqlite_master where tbl_name = 'attempts' and sql is not null order by type = 'index'`,
    )
    // Nothing it refers to is there, and looking for it would only slow it down.
    for (const { sql: statement } of made) await raw.client.execute(statement.replace(references, ''))
    return await perSecond(
      entries,
      groupCommit(async (batch: number[]) => {
        await raw.write((tx) => tx.run(rowsInserted(batch)))
        return batch
      }),
    )
  } finally {
    raw.close()
  }
}

/** What a person sees of the standing once all is in and the number guessed is known: the heaviest there is. */
async function timeStandings({ db }: Database) {
  const now = () => Date.now() + 5 * hourMs
  const lately = newLately()
  const times: number[] = []
  for (let look = 0; look < looks; look++) {
    const personId = personOf((look * 7919) % entries)
    const began = performance.now()
    await standingOf({ db, now, actor: { ...nobody, personId } }, roundId, lately)
    times.push(performance.now() - began)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => Math.round(10 * (times[Math.floor(share * (looks - 1))] ?? 0)) / 10
  return { p50: at(0.5), p95: at(0.95), max: at(1) }
}

const looksPaced: Pace = { perSecond: 20, seconds: paced.seconds, connections: 4 }

/**
 * The standing of all, over and told, as different people see it while a thousand papers a second come in for another round:
 * this build, and with `--against <commit>` that one's before it in the same run, over the same file.
 */
async function standingUnderLoad(database: Database, path: string) {
  const late = entries + paced.perSecond * (paced.seconds + 2)
  await endContest(database, late, lateLooked)
  await signIn(database, 0, Math.min(entries, 4000))
  const from = late
  if (!values.against) return { cpu: await cpuOfLooks(database), now: await looksWhile(path, from) }
  const { tree, close } = await checkedOut(values.against)
  try {
    const older = (await import(join(tree, 'core/quizzes/standing.ts'))) as { standingOf: typeof standingOf }
    const cpu = await cpuOfLooks(database, older.standingOf)
    const before = await asOlder(database, tree, () => looksWhile(path, from, tree))
    const now = await looksWhile(path, from + lateLooked / 2)
    return { against: values.against, cpu, before, now, timesBetter: Math.round((10 * before.p95Ms) / now.p95Ms) / 10 }
  } finally {
    await close()
  }
}

/** The processor's time for a look, which other work on the machine does not lengthen as it does the clock's; turn by turn. */
async function cpuOfLooks({ db }: Database, before?: typeof standingOf) {
  const lately = newLately()
  const cost = async (how: typeof standingOf, look: number, kept?: ReturnType<typeof newLately>) => {
    const personId = personOf((look * 7919) % entries)
    const began = process.cpuUsage()
    await how({ db, now: Date.now, actor: { ...nobody, personId } }, roundId, kept)
    const { user, system } = process.cpuUsage(began)
    return (user + system) / 1000
  }
  // Once for each score, so that all are packed.
  for (let look = 0; look < looks / 4; look++) await cost(standingOf, look, lately)
  const were: number[] = []
  const are: number[] = []
  for (let look = 0; look < looks / 2; look++) {
    if (before) were.push(await cost(before, look))
    are.push(await cost(standingOf, look, lately))
  }
  const told = (all: number[]) => {
    const sorted = all.sort((a, b) => a - b)
    const at = (share: number) => Math.round(100 * (sorted[Math.floor(share * (sorted.length - 1))] ?? 0)) / 100
    return { p50Ms: at(0.5), p95Ms: at(0.95) }
  }
  return { now: told(are), ...(before && { before: told(were) }) }
}

/** While an older build works on the file its newer migrations are not told: it would refuse them, and reads none of their tables. */
async function asOlder<T>({ client }: Database, tree: string, work: () => Promise<T>): Promise<T> {
  const journal = JSON.parse(await readFile(join(tree, 'db/migrations/meta/_journal.json'), 'utf8'))
  const newest = Math.max(...journal.entries.map(({ when }: { when: number }) => when))
  const { rows } = await client.execute({
    sql: 'delete from __drizzle_migrations where created_at > ? returning hash, created_at',
    args: [newest],
  })
  try {
    return await work()
  } finally {
    for (const { hash, created_at } of rows)
      await client.execute({
        sql: 'insert into __drizzle_migrations (hash, created_at) values (?, ?)',
        args: [hash ?? '', created_at ?? 0],
      })
  }
}

async function looksWhile(path: string, from: number, tree?: string) {
  const server = await serveApp('loa', path, tree)
  try {
    let next = from
    let look = 0
    const looked = (): Asked => {
      const token = tokenOf((look++ * 797) % Math.min(entries, 4000))
      return { method: 'GET', path: `/api/rounds/${roundId}/standing`, token }
    }
    // What a service that has just started compiles is nobody's wait in a contest.
    await steadily(server, { ...paced, seconds: 1 }, () => submittedBy(next++))
    await steadily(server, { ...looksPaced, seconds: 1 }, looked)
    const [handed, looks] = await Promise.all([
      steadily(server, paced, () => submittedBy(next++)),
      steadily(server, looksPaced, looked),
    ])
    const { perSecond, p99Ms, refused, serviceCpuMs: cpuMsEach } = handed
    const { serviceCpuMs: _, ...seen } = looks
    const memoryMb = await memoryOf(server.process.pid ?? 0)
    return { ...seen, handed: { perSecond, p99Ms, cpuMsEach, refused }, memoryMb }
  } finally {
    server.process.kill()
  }
}

function submittedBy(n: number): Asked {
  const { attemptId, answers, guess } = handedBy(n)
  return { method: 'POST', path: `/api/attempts/${attemptId}/submit`, token: tokenOf(n), body: { answers, guess } }
}

function submittedOf(): () => Asked {
  let next = entries
  return () => submittedBy(next++)
}

/** Saves of the same `people` in turn, each time with a higher count. */
function savedOf(people: number): () => Asked {
  let asked = 0
  return () => {
    const n = entries + (asked % people)
    const { attemptId, answers, guess } = savedBy(n)
    const sequence = Math.floor(asked++ / people) + 1
    const body = { answers, guess, sequence }
    return { method: 'PUT', path: `/api/attempts/${attemptId}/answers`, token: tokenOf(n), body }
  }
}

async function overHttp(path: string, pace: Pace, asked: () => Asked) {
  const server = await serveApp('loa', path)
  try {
    await steadily(server, { ...pace, perSecond: pace.perSecond / 2, seconds: 2 }, asked)
    return { ...(await steadily(server, pace, asked)), memoryMb: await memoryOf(server.process.pid ?? 0) }
  } finally {
    server.process.kill()
  }
}
