import { performance } from 'node:perf_hooks'
import { temporaryDatabase } from '../../bot/evaluation/temporary-database.ts'
import { rowsIn } from '../../bot/import/row-files.ts'
import { offlineContext } from '../../bot/offline-context.ts'
import { searchThread } from '../../bot/search/thread.ts'
import { percentile } from '../../core/evaluation/metrics.ts'
import { importDocuments } from '../../core/intake/import-documents.ts'
import { publicOnly } from '../../core/library/clearance.ts'
import { passagesOf } from '../../core/library/parse/passages.ts'
import { isRefusal, plainDocument, type SourceDocument } from '../../core/library/parse/source-document.ts'
import { open } from '../../db/client.ts'
import { sharedData } from '../support/shared-data.ts'

const many = 60_000
const corpora = ['law/articles.jsonl.gz', 'wiki/passages.jsonl.gz', 'regulations/passages.jsonl']
const longestQuestion = 5000
const lookEveryMs = 1

/**
 * A library of 60,000 sections, each found by itself: every clause of the laws, every passage of the others, and, as
 * those are not enough, clauses of neighbouring articles joined. Asked as the service asks, through the thread.
 */
export async function largeLibrary(questions: string[]): Promise<object> {
  const database = await temporaryDatabase()
  try {
    const ctx = offlineContext(database, { llm: null, link: (path) => path })
    const started = performance.now()
    await importDocuments(ctx, documentsOf(await clausesOf()))
    const indexS = Math.round((performance.now() - started) / 100) / 10
    return { sections: many, index_s: indexS, ...(await measured(database.url, questions)) }
  } finally {
    await database.remove()
  }
}

type Clause = { heading: string; title: string; text: string }

async function clausesOf(): Promise<Clause[]> {
  const clauses: Clause[] = []
  for (const path of corpora) {
    for await (const document of rowsIn(sharedData(path))) {
      if (isRefusal(document)) continue
      for (const section of document.sections)
        for (const { heading, text } of passagesOf(section)) clauses.push({ heading, title: document.title, text })
    }
  }
  for (let i = 0; clauses.length < many; i += 2) {
    const [one, other] = [clauses[i] as Clause, clauses[i + 1] as Clause]
    clauses.push({ ...one, text: `${one.text}\n${other.text}` })
  }
  return clauses.slice(0, many)
}

const perDocument = 200

function* documentsOf(clauses: Clause[]): Generator<SourceDocument> {
  for (let at = 0; at < clauses.length; at += perDocument) {
    const some = clauses.slice(at, at + perDocument)
    const title = some[0]?.title ?? ''
    const sections = some.map(({ heading, text }) => ({ article: '', heading, path: '', text }))
    yield plainDocument({ name: `${title} ${at}`, origin: 'rows', title, sections })
  }
}

async function measured(url: string, questions: string[]): Promise<object> {
  const before = process.memoryUsage().rss
  const opened = performance.now()
  const { db, close } = await open(url)
  await db.all('select 1 from sections limit 1')
  close()
  const openMs = performance.now() - opened
  const thread = searchThread(url)
  await thread.search('câu hỏi đầu tiên', publicOnly)
  const readyMs = performance.now() - opened
  const idle = await loopHeldDuring(() => new Promise((resolve) => setTimeout(resolve, 2000)))
  const latencies: number[] = []
  const busy = await loopHeldDuring(async () => {
    for (const question of questions) {
      const started = performance.now()
      await thread.search(question, publicOnly)
      latencies.push(performance.now() - started)
    }
  })
  const heavy = questions.join(' ').slice(0, longestQuestion)
  const started = performance.now()
  await thread.search(heavy, publicOnly)
  const heavyMs = performance.now() - started
  const memoryMb = (process.memoryUsage().rss - before) / 1e6
  await thread.close()
  return {
    questions: questions.length,
    open_ms: tenth(openMs),
    thread_ready_ms: tenth(readyMs),
    latency_ms: { p50: tenth(percentile(latencies, 0.5)), p95: tenth(percentile(latencies, 0.95)) },
    question_of_5000_characters_ms: tenth(heavyMs),
    loop_held_ms: { idle, searching: busy },
    memory_mb: tenth(memoryMb),
  }
}

/** How late a timer of the process ran while work went on, in milliseconds: what a request would have waited. */
async function loopHeldDuring(work: () => Promise<unknown>): Promise<{ p99: number; max: number }> {
  const late: number[] = []
  let last = performance.now()
  const timer = setInterval(() => {
    const now = performance.now()
    late.push(Math.max(0, now - last - lookEveryMs))
    last = now
  }, lookEveryMs)
  await work()
  clearInterval(timer)
  return { p99: tenth(percentile(late, 0.99)), max: tenth(Math.max(0, ...late)) }
}

const tenth = (value: number) => Math.round(value * 10) / 10
