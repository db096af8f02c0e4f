import { answerTo } from '../answers/ask.ts'
import type { Ctx } from '../context.ts'
import { publicOnly } from '../library/clearance.ts'
import { nobody } from '../roles.ts'
import type { Golden } from './golden.ts'
import type { GoldenResult } from './golden-result.ts'
import { placesOf } from './places.ts'

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
  const found = await ctx.search(text, publicOnly)
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
