import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { temporaryLibrary } from '../../bot/evaluation/library.ts'
import { readQuestions } from '../../bot/evaluation/questions.ts'
import { rowsIn } from '../../bot/import/row-files.ts'
import {
  evaluateRetrieval,
  type GoldQuestion,
  measureRankings,
  megabytesOf,
  type RetrievalReport,
} from '../../core/evaluation/retrieval.ts'
import { type Typing, typings } from '../../core/evaluation/typing.ts'
import { isRefusal } from '../../core/library/parse/source-document.ts'
import type { Reader } from '../../db/client.ts'
import { sharedData } from '../support/shared-data.ts'
import { amendments } from './amendments.ts'
import { checkedOut } from './readers/commits.ts'
import { largeLibrary } from './search-large.ts'
import { peers, type Row } from './search-peers.ts'

const corpora = {
  law: { corpus: 'law/articles.jsonl.gz', questions: 'law/questions.dev.jsonl' },
  wiki: { corpus: 'wiki/passages.jsonl.gz', questions: 'wiki/questions.dev.jsonl' },
  regulations: { corpus: 'regulations/passages.jsonl', questions: 'regulations/questions.dev.jsonl' },
}
const mostQuestions = 1000
const depth = 20
const mostForLarge = 400
// Some engines are slow: they and Loa are compared on fewer questions, the same ones in the same run.
const mostForPeers = 100
const typingsBeside = ['as-is', 'no-accents', 'half'] as const
const peerTypings = ['as-is', 'no-accents', 'nfd'] as const

/**
 * Retrieval quality and speed on the development questions, each set in a library of its own, one setting for all; then
 * other engines on the same rows and questions, one after the other. `ratio` is Loa's figure by theirs. Last, speed
 * and memory in a library of 60,000 sections, and what an answer takes where thousands of clauses were amended. With `--against <commit>`, that commit’s figures beside this one’s, and no more.
 */
export async function run(): Promise<object> {
  const { against } = parseArgs({ args: process.argv.slice(3), options: { against: { type: 'string' } } }).values
  return against ? besideCommit(against) : everything()
}

/**
 * The figures of another commit and of this one, from one library and the same questions, one after the other: its search reads
 * the database of today.
 */
async function besideCommit(commit: string): Promise<object> {
  const { tree, close } = await checkedOut(commit)
  const report: Record<string, object | string> = { against: commit }
  try {
    const { evaluateRetrieval: before } = (await import(join(tree, 'core/evaluation/retrieval.ts'))) as {
      evaluateRetrieval: typeof evaluateRetrieval
    }
    for (const [name, { corpus, questions: path }] of Object.entries(corpora)) {
      const questions = spread(await questionsOf(path), mostQuestions)
      const { ctx, remove } = await temporaryLibrary(sharedData(corpus), console.error)
      try {
        const results: Record<string, object> = {}
        for (const typing of typingsBeside) {
          const [were, are] = [
            await before({ db: ctx.db, clock }, questions, { typing }),
            await evaluateRetrieval({ db: ctx.db, clock }, questions, { typing }),
          ]
          results[typing] = { before: were, now: are, ratio: ratioOf(are, were) }
        }
        report[name] = results
      } finally {
        await remove()
      }
    }
  } finally {
    await close()
  }
  return report
}

async function everything(): Promise<object> {
  const report: Record<string, object> = {}
  for (const [name, { corpus, questions: path }] of Object.entries(corpora)) {
    const questions = spread(await questionsOf(path), mostQuestions)
    const { ctx, indexS, remove } = await temporaryLibrary(sharedData(corpus), console.error)
    try {
      const results: Record<string, object> = {}
      for (const typing of Object.keys(typings) as Typing[])
        results[typing] = await evaluateRetrieval({ db: ctx.db, clock }, questions, { typing })
      const beside = await besidePeers(ctx.db, sharedData(corpus), spread(questions, mostForPeers))
      report[name] = { index_s: indexS, index_mb: await megabytesOf(ctx.db), ...results, beside }
    } finally {
      await remove()
    }
  }
  const law = await questionsOf(corpora.law.questions)
  report.large = await largeLibrary(spread(law, mostForLarge).map(({ question }) => question))
  report.amendments = await amendments()
  return report
}

const clock = () => performance.now()

async function besidePeers(db: Pick<Reader, 'all'>, corpus: string, questions: GoldQuestion[]): Promise<object> {
  const rows = await rowsOf(corpus)
  const result: Record<string, Record<string, object>> = {}
  const ours = new Map<Typing, RetrievalReport>()
  for (const typing of peerTypings) ours.set(typing, await evaluateRetrieval({ db, clock }, questions, { typing }))
  result.loa = Object.fromEntries(ours)
  for (const [name, build] of Object.entries(peers)) {
    const find = await build(rows)
    const measured: Record<string, object> = {}
    for (const typing of peerTypings) {
      const theirs = await measureRankings({ rank: (question) => find(question, depth), clock }, questions, { typing })
      measured[typing] = { ...theirs, ratio: ratioOf(ours.get(typing) as RetrievalReport, theirs) }
    }
    result[name] = measured
  }
  return result
}

/** Null where theirs is nothing. */
const ratioOf = (ours: RetrievalReport, theirs: RetrievalReport) => {
  const by = (a: number, b: number) => (b > 0 ? Math.round((a / b) * 1000) / 1000 : null)
  return {
    'recall@10': by(ours['recall@10'], theirs['recall@10']),
    'mrr@10': by(ours['mrr@10'], theirs['mrr@10']),
    'ndcg@10': by(ours['ndcg@10'], theirs['ndcg@10']),
    p95_ms: by(ours.latency_ms.p95, theirs.latency_ms.p95),
  }
}

/** The sections of a corpus under the ids that evaluation knows them by. */
async function rowsOf(corpus: string): Promise<Row[]> {
  const rows = new Map<string, Row>()
  for await (const document of rowsIn(corpus)) {
    if (isRefusal(document)) continue
    for (const { article, heading, text } of document.sections) {
      const id = article ? `${document.number}#${article}` : document.name
      if (!rows.has(id)) rows.set(id, { id, heading, name: document.title, text })
    }
  }
  return [...rows.values()]
}

const questionsOf = async (path: string) =>
  (await readQuestions(sharedData(path))).filter(({ gold, answerable }) => answerable && gold.length > 0)

/** So many of a list at most, evenly from all of it. */
function spread<T>(all: T[], most: number): T[] {
  const step = Math.max(1, all.length / most)
  return Array.from({ length: Math.min(most, all.length) }, (_, i) => all[Math.floor(i * step)] as T)
}
