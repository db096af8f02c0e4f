import { readFileSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { sql } from 'drizzle-orm'
import { readDocuments } from '../../bot/import/read.ts'
import { type Ctx, system } from '../../core/context.ts'
import { importDocuments } from '../../core/library/import.ts'
import { searchSections } from '../../core/library/search.ts'
import { fold } from '../../core/text/fold.ts'
import { type TemporaryDatabase, temporaryDatabase } from '../support/database.ts'
import { sharedData } from '../support/shared-data.ts'

const corpora = {
  law: { passages: 'law/articles.jsonl.gz', questions: 'law/questions.dev.jsonl' },
  wiki: { passages: 'wiki/passages.jsonl.gz', questions: 'wiki/questions.dev.jsonl' },
  regulations: { passages: 'regulations/passages.jsonl', questions: 'regulations/questions.dev.jsonl' },
}
const typings: Record<string, (text: string) => string> = {
  'as-is': (text) => text,
  'no-accents': fold,
  half: (text) =>
    text
      .split(' ')
      .map((word, i) => (i % 2 ? fold(word) : word))
      .join(' '),
  nfd: (text) => text.normalize('NFD'),
  upper: (text) => text.toUpperCase(),
}
const mostQuestions = 1000

type Question = { question: string; gold: string[]; source?: string; answerable?: boolean }

/** Retrieval quality and speed on the development questions, each set in a library of its own, one setting for all. */
export async function run(): Promise<object> {
  const report: Record<string, object> = {}
  for (const [name, { passages, questions }] of Object.entries(corpora)) {
    const database = await temporaryDatabase()
    try {
      const started = performance.now()
      const { refused } = await importDocuments(contextOf(database), readDocuments([sharedData(passages)]))
      if (refused.length > 0) throw new Error(`${refused.length} of ${passages} were refused`)
      const indexS = (performance.now() - started) / 1000
      const asked = questionsOf(questions)
      const ids = await idsOf(database)
      const results: Record<string, object> = {}
      for (const [typing, typed] of Object.entries(typings))
        results[typing] = await measure(database, ids, asked, typed)
      const { size } = await stat(database.path)
      report[name] = { n: asked.length, index_s: round(indexS), index_mb: round(size / 1e6), ...results }
    } finally {
      await database.remove()
    }
  }
  return report
}

const contextOf = ({ db, write }: TemporaryDatabase) =>
  ({ db, write, now: Date.now, log: () => {}, actor: system }) as unknown as Ctx

function questionsOf(path: string): Question[] {
  const lines = readFileSync(sharedData(path), 'utf8').split('\n').filter(Boolean)
  const all = lines.map((line) => JSON.parse(line) as Question)
  const answerable = all.filter(({ gold, answerable = true }) => answerable && gold.length > 0)
  const step = Math.max(1, answerable.length / mostQuestions)
  return Array.from(
    { length: Math.min(mostQuestions, answerable.length) },
    (_, i) => answerable[Math.floor(i * step)] as Question,
  )
}

/** Each section's id in the data: `number#article` of a law, the row's own of a passage. */
async function idsOf({ db }: TemporaryDatabase): Promise<Map<number, string>> {
  const rows = await db.all<{ seq: number; id: string }>(sql`
    select s.seq, case d.origin when 'articles' then d.number || '#' || s.article else substr(d.source_key, 6) end as id
    from sections s join documents d on d.id = s.document_id`)
  return new Map(rows.map(({ seq, id }) => [seq, id]))
}

async function measure(
  { db }: TemporaryDatabase,
  ids: Map<number, string>,
  asked: Question[],
  typed: (text: string) => string,
) {
  const sums = { 'recall@1': 0, 'recall@5': 0, 'recall@10': 0, 'recall@20': 0, 'mrr@10': 0, 'ndcg@10': 0 }
  const latencies: number[] = []
  for (const { question, gold } of asked) {
    const started = performance.now()
    const { sections } = await searchSections(db, typed(question), ['public'], 20)
    latencies.push(performance.now() - started)
    const ranked = sections.map(({ seq }) => ids.get(seq) ?? '')
    if (new Set(ranked).size !== ranked.length) throw new Error('a ranking repeats an id')
    const right = new Set(gold)
    const recall = (k: number) => ranked.slice(0, k).filter((id) => right.has(id)).length / right.size
    for (const k of [1, 5, 10, 20] as const) sums[`recall@${k}`] += recall(k)
    const ten = ranked.slice(0, 10)
    const first = ten.findIndex((id) => right.has(id))
    sums['mrr@10'] += first < 0 ? 0 : 1 / (first + 1)
    const gain = (hits: boolean[]) => hits.reduce((sum, hit, i) => sum + (hit ? 1 / Math.log2(i + 2) : 0), 0)
    sums['ndcg@10'] += gain(ten.map((id) => right.has(id))) / gain(Array(Math.min(10, right.size)).fill(true))
  }
  latencies.sort((a, b) => a - b)
  const at = (share: number) => round(latencies[Math.floor(latencies.length * share)] ?? 0)
  const means = Object.fromEntries(
    Object.entries(sums).map(([name, sum]) => [name, Math.round((sum / asked.length) * 1e4) / 1e4]),
  )
  return { ...means, latency_ms: { p50: at(0.5), p95: at(0.95) } }
}

const round = (value: number) => Math.round(value * 10) / 10
