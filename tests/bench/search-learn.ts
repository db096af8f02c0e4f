import { temporaryLibrary } from '../../bot/evaluation/library.ts'
import { readQuestions } from '../../bot/evaluation/questions.ts'
import { sectionIds } from '../../core/evaluation/retrieval.ts'
import { type Typing, typings } from '../../core/evaluation/typing.ts'
import { publicOnly } from '../../core/library/clearance.ts'
import { candidates, candidatesFor } from '../../core/library/search/search-sections.ts'
import { featureNames, featuresOf } from '../../core/library/search/together.ts'
import { sharedData } from '../support/shared-data.ts'

/** The candidates of one question as numbers, and which of them answer it. */
type Lesson = { features: number[][]; right: boolean[]; weight: number }

const sets: { corpus: string; questions: string; weights: Partial<Record<Typing, number>> }[] = [
  { corpus: 'law/articles.jsonl.gz', questions: 'law/questions.dev.jsonl', weights: { 'as-is': 1, 'no-accents': 0.5 } },
  {
    corpus: 'wiki/passages.jsonl.gz',
    questions: 'wiki/questions.dev.jsonl',
    weights: { 'as-is': 0.7, 'no-accents': 0.3 },
  },
  { corpus: 'regulations/passages.jsonl', questions: 'regulations/questions.dev.jsonl', weights: { 'as-is': 0.3 } },
]
const rounds = 400
const rate = 0.05
const shrink = 1e-3

/**
 * Learns the weights of `core/library/search/together.ts` from the development questions: a softmax over the candidates of
 * each question, by steepest ascent with momentum (Adam), the same start and order each time. Prints the page of numbers.
 * With a number behind it, so many questions of each set.
 */
export async function run(most = Number(process.argv[3] ?? 1500)): Promise<object> {
  const lessons: Lesson[] = []
  for (const set of sets) lessons.push(...(await lessonsOf(set, most)))
  const weights = learnt(lessons)
  return {
    questions: lessons.length,
    weights: Object.fromEntries(featureNames.map((name, i) => [name, Math.round((weights[i] ?? 0) * 100) / 100])),
  }
}

async function lessonsOf({ corpus, questions, weights }: (typeof sets)[number], most: number): Promise<Lesson[]> {
  const asked = (await readQuestions(sharedData(questions))).filter(
    ({ gold, answerable }) => answerable && gold.length > 0,
  )
  const { ctx, remove } = await temporaryLibrary(sharedData(corpus), console.error)
  try {
    const ids = await sectionIds(ctx.db)
    const lessons: Lesson[] = []
    for (const [typing, weight] of Object.entries(weights) as [Typing, number][]) {
      const some = asked.slice(0, most)
      for (const { question, gold } of some) {
        const { plain, weighed } = await candidatesFor(ctx.db, typings[typing](question), publicOnly)
        const own = plain.filter(({ place }) => place < candidates)
        const right = own.map(({ seq }) => gold.includes(ids.get(seq) ?? ''))
        if (!right.includes(true)) continue
        lessons.push({ features: featuresOf(own, weighed.mass), right, weight: weight / some.length })
      }
    }
    return lessons
  } finally {
    await remove()
  }
}

function learnt(lessons: Lesson[]): number[] {
  const size = featureNames.length
  const [weights, mean, spread] = [0, 1, 2].map(() => new Array<number>(size).fill(0)) as [number[], number[], number[]]
  for (let round = 1; round <= rounds; round++) {
    const slope = weights.map((weight) => shrink * weight)
    for (const { features, right, weight } of lessons) {
      const sums = features.map((values) => values.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0))
      const top = Math.max(...sums)
      const parts = sums.map((sum) => Math.exp(sum - top))
      const whole = parts.reduce((sum, part) => sum + part, 0)
      const share = 1 / right.filter(Boolean).length
      features.forEach((values, at) => {
        const off = weight * ((parts[at] ?? 0) / whole - (right[at] ? share : 0))
        for (let i = 0; i < size; i++) slope[i] = (slope[i] ?? 0) + off * (values[i] ?? 0)
      })
    }
    for (let i = 0; i < size; i++) {
      const by = slope[i] ?? 0
      mean[i] = 0.9 * (mean[i] ?? 0) + 0.1 * by
      spread[i] = 0.999 * (spread[i] ?? 0) + 0.001 * by * by
      const step = (mean[i] ?? 0) / (1 - 0.9 ** round) / (Math.sqrt((spread[i] ?? 0) / (1 - 0.999 ** round)) + 1e-8)
      weights[i] = (weights[i] ?? 0) - rate * step
    }
  }
  return weights
}
