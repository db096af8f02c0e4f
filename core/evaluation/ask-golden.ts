import type { GoldenFigures } from '../../db/schema/evaluation.ts'
import { answerTo } from '../answers/ask.ts'
import { type Ctx, nobody } from '../context.ts'
import type { Golden } from './golden.ts'
import { placesOf } from './places.ts'

export type GoldenResult = {
  id: string
  text: string
  /** Whether the library holds the answer. */
  answerable: boolean
  /** Whether it was answered from a right place, or, where the library holds no answer, not answered. */
  right: boolean
  outcome: 'found' | 'not_found' | 'unavailable'
  /** The rank of the first right section among ten, from one; null where there is none. */
  rank: number | null
  /** What it was answered from, as people cite it; '' where it was not answered. */
  cited: string
}

const depth = 10

/** Asks golden questions as anybody would, without a model and without keeping them. */
export async function askGolden(ctx: Ctx, golden: Golden[]): Promise<GoldenResult[]> {
  const anybody: Ctx = { ...ctx, llm: null, actor: nobody }
  const results: GoldenResult[] = []
  for (const one of golden) results.push(await askOne(anybody, one))
  return results
}

async function askOne(ctx: Ctx, { id, text, passageIds }: Golden): Promise<GoldenResult> {
  const places = await placesOf(ctx.db, passageIds)
  const expected = new Set([...places.values()].map(({ section }) => section))
  const found = await ctx.search(text, ['public'])
  const place = found.sections.slice(0, depth).findIndex(({ seq }) => expected.has(seq))
  const { outcome, citations } = await answerTo(ctx, found, id)
  const answerable = passageIds.length > 0
  const cited = await placesOf(
    ctx.db,
    citations.map(({ passageId }) => passageId),
  )
  const answered = outcome === 'found'
  const fits = citations.some(({ passageId }) => expected.has(cited.get(passageId)?.section ?? -1))
  const [first] = citations
  return {
    id,
    text,
    answerable,
    right: answerable ? answered && fits : outcome === 'not_found',
    outcome,
    rank: answerable && place >= 0 ? place + 1 : null,
    cited: answered && first ? [first.label, first.documentTitle].filter(Boolean).join(', ') : '',
  }
}

export function figuresOf(results: GoldenResult[]): GoldenFigures {
  const answerable = results.filter((one) => one.answerable)
  const unanswerable = results.filter((one) => !one.answerable)
  const sum = answerable.reduce((total, { rank }) => total + (rank ? 1 / rank : 0), 0)
  return {
    answerable: answerable.length,
    answered: answerable.filter(({ outcome }) => outcome === 'found').length,
    right: answerable.filter(({ right }) => right).length,
    amongTen: answerable.filter(({ rank }) => rank !== null).length,
    mrr: answerable.length > 0 ? sum / answerable.length : 0,
    unanswerable: unanswerable.length,
    refused: unanswerable.filter(({ right }) => right).length,
  }
}
