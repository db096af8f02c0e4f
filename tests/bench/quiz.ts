import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { sql } from 'drizzle-orm'
import { nobody } from '../../core/context.ts'
import { standingOf } from '../../core/quizzes/standing.ts'
import { submitAttempts } from '../../core/quizzes/submit.ts'
import { hourMs } from '../../core/time.ts'
import { type Database, open } from '../../db/client.ts'
import { groupCommit } from '../../db/group-commit.ts'
import { handedBy, personOf, roundId, rowsInserted, seedContest, signIn, tokenOf } from './quiz-contest.ts'
import { serveApp } from './served.ts'

const entries = 1_000_000
const paced = { perSecond: 1000, seconds: 10, connections: 20 }
const atOnce = 1000
const looks = 200
const references = /,\s*FOREIGN KEY\s*\([^)]*\)\s*REFERENCES[^(]+\([^)]*\)(\s*ON (UPDATE|DELETE) no action)*/gi

/**
 * A contest of a million: every paper handed in as the service takes it, beside raw inserts of the very rows it leaves,
 * committed in the same groups; then a thousand a second over HTTP, and what a person sees of the standing.
 */
export async function run(): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), 'loa-quiz-'))
  const path = join(folder, 'loa.db')
  const database = await open(`file:${path}`)
  try {
    const late = paced.perSecond * (paced.seconds + 2)
    await seedContest(database, entries + late)
    const submissions = await perSecond(
      entries,
      groupCommit((batch: number[]) => submitAttempts(database, batch.map(handedBy))),
    )
    const raw = await rawInserts(database, join(folder, 'raw.db'))
    await signIn(database, entries, late)
    const standings = await timeStandings(database)
    const overHttp = await submitOverHttp(path)
    return {
      machine: `${cpus().length} × ${cpus()[0]?.model}`,
      entries,
      submissionsPerSecond: submissions,
      rawInsertsPerSecond: raw,
      ratioToRawInserts: Math.round((100 * submissions) / raw) / 100,
      standingMs: standings,
      at1000PerSecond: overHttp,
    }
  } finally {
    database.close()
    await rm(folder, { recursive: true, force: true })
  }
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
  const times: number[] = []
  for (let look = 0; look < looks; look++) {
    const personId = personOf((look * 7919) % entries)
    const began = performance.now()
    await standingOf({ db, now, actor: { ...nobody, personId } }, roundId)
    times.push(performance.now() - began)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => Math.round(10 * (times[Math.floor(share * (looks - 1))] ?? 0)) / 10
  return { p50: at(0.5), p95: at(0.95), max: at(1) }
}

async function submitOverHttp(path: string) {
  const server = await serveApp('loa', path)
  try {
    let next = entries
    const request: autocannon.Request = {
      method: 'POST',
      setupRequest: (given) => {
        const { attemptId, answers, guess } = handedBy(next)
        const headers = { 'content-type': 'application/json', authorization: `Bearer ${tokenOf(next++)}` }
        return {
          ...given,
          headers,
          path: `/api/attempts/${attemptId}/submit`,
          body: JSON.stringify({ answers, guess }),
        }
      },
    }
    const fire = (duration: number) =>
      autocannon({
        url: server.url,
        duration,
        connections: paced.connections,
        overallRate: paced.perSecond,
        requests: [request],
      }) as unknown as Promise<autocannon.Result>
    await fire(2)
    const { requests, latency, non2xx } = await fire(paced.seconds)
    return { perSecond: Math.round(requests.average), p50Ms: latency.p50, p99Ms: latency.p99, refused: non2xx }
  } finally {
    server.process.kill()
  }
}
