import { sql } from 'drizzle-orm'
import type { Reader } from '../../db/client.ts'
import { publicOnly } from '../library/clearance.ts'
import { searchSections } from '../library/search/search-sections.ts'
import type { Near } from '../vectors/dense.ts'
import { meanOf, percentile, type RetrievalMetrics, retrievalMetrics } from './metrics.ts'
import { type Typing, typings } from './typing.ts'

/** A question and what answers it: ids of articles (`number#article`) or of rows; none where the library holds no answer. */
export type GoldQuestion = { question: string; gold: string[] }

export type RetrievalReport = RetrievalMetrics & { n: number; latency_ms: { p50: number; p95: number } }

const depth = 20

/** What a model of meanings finds near a question. */
export type NearTo = (question: string) => Promise<Near | null>

type Options = { typing?: Typing; onProgress?: (done: number, of: number) => void }

/** Asks the library every question that has gold and measures the rankings. `clock` gives milliseconds. */
export async function evaluateRetrieval(
  { db, clock, near = null }: { db: Pick<Reader, 'all'>; clock: () => number; near?: NearTo | null },
  questions: readonly GoldQuestion[],
  options: Options = {},
): Promise<RetrievalReport> {
  const ids = await sectionIds(db)
  const rank = async (question: string) => {
    const found = await searchSections(db, question, publicOnly, { limit: depth, near: near && (await near(question)) })
    return found.sections.map(({ seq }) => ids.get(seq) ?? `#${seq}`)
  }
  return measureRankings({ rank, clock }, questions, options)
}

/** Measures any way of ranking: `rank` answers the ids that fit a question, best first. */
export async function measureRankings(
  { rank, clock }: { rank: (question: string) => Promise<string[]>; clock: () => number },
  questions: readonly GoldQuestion[],
  { typing = 'as-is', onProgress }: Options = {},
): Promise<RetrievalReport> {
  const asked = questions.filter(({ gold }) => gold.length > 0)
  const measured: RetrievalMetrics[] = []
  const latencies: number[] = []
  for (const { question, gold } of asked) {
    const typed = typings[typing](question)
    const started = clock()
    const ranked = await rank(typed)
    latencies.push(clock() - started)
    // Two documents may share a number, and so two articles an id: the better place counts.
    measured.push(retrievalMetrics([...new Set(ranked)], gold))
    onProgress?.(measured.length, asked.length)
  }
  const mean = Object.entries(meanOf(measured)).map(([key, value]) => [key, Math.round(value * 1e4) / 1e4])
  return {
    ...(Object.fromEntries(mean) as RetrievalMetrics),
    n: asked.length,
    latency_ms: { p50: tenth(percentile(latencies, 0.5)), p95: tenth(percentile(latencies, 0.95)) },
  }
}

/** Which of the questions' gold no document holds, each once: questions about them cannot be answered. */
export async function unknownGold(db: Pick<Reader, 'all'>, questions: readonly GoldQuestion[]): Promise<string[]> {
  const sectionsHeld = new Set((await sectionIds(db)).values())
  return [...new Set(questions.flatMap(({ gold }) => gold))].filter((id) => !sectionsHeld.has(id))
}

/** Each section's id in the files of an evaluation: `number#article` of a law, the row's own of a passage. */
export async function sectionIds(db: Pick<Reader, 'all'>): Promise<Map<number, string>> {
  const rows = await db.all<{ seq: number; id: string }>(sql`
    select s.seq, case when s.article <> '' then d.number || '#' || s.article
      when d.source_key like 'name:%' then substr(d.source_key, 6) else d.number end as id
    from sections s join documents d on d.id = s.document_id and d.version = s.version`)
  return new Map(rows.map(({ seq, id }) => [seq, id]))
}

/** How large the database is, index and texts together. */
export async function megabytesOf(db: Pick<Reader, 'all'>): Promise<number> {
  const [size] = await db.all<{ bytes: number }>(sql`
    select page_count * page_size as bytes from pragma_page_count, pragma_page_size`)
  return tenth((size?.bytes ?? 0) / 1e6)
}

const tenth = (value: number) => Math.round(value * 10) / 10
