import { temporaryLibrary } from '../../bot/evaluation/library.ts'
import { readQuestions } from '../../bot/evaluation/questions.ts'
import { evaluateRetrieval, megabytesOf } from '../../core/evaluation/retrieval.ts'
import { type Typing, typings } from '../../core/evaluation/typing.ts'
import { sharedData } from '../support/shared-data.ts'

const corpora = {
  law: { corpus: 'law/articles.jsonl.gz', questions: 'law/questions.dev.jsonl' },
  wiki: { corpus: 'wiki/passages.jsonl.gz', questions: 'wiki/questions.dev.jsonl' },
  regulations: { corpus: 'regulations/passages.jsonl', questions: 'regulations/questions.dev.jsonl' },
}
const mostQuestions = 1000

/** Retrieval quality and speed on the development questions, each set in a library of its own, one setting for all. */
export async function run(): Promise<object> {
  const report: Record<string, object> = {}
  for (const [name, { corpus, questions: path }] of Object.entries(corpora)) {
    const questions = spread(await questionsOf(path), mostQuestions)
    const { ctx, indexS, remove } = await temporaryLibrary(sharedData(corpus), console.error)
    try {
      const results: Record<string, object> = {}
      for (const typing of Object.keys(typings) as Typing[])
        results[typing] = await evaluateRetrieval({ db: ctx.db, clock }, questions, { typing })
      report[name] = { index_s: indexS, index_mb: await megabytesOf(ctx.db), ...results }
    } finally {
      await remove()
    }
  }
  return report
}

const clock = () => performance.now()

const questionsOf = async (path: string) =>
  (await readQuestions(sharedData(path))).filter(({ gold, answerable }) => answerable && gold.length > 0)

/** So many of a list at most, evenly from all of it. */
function spread<T>(all: T[], most: number): T[] {
  const step = Math.max(1, all.length / most)
  return Array.from({ length: Math.min(most, all.length) }, (_, i) => all[Math.floor(i * step)] as T)
}
