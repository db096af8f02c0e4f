import type { ToldChange } from '../../db/schema/library.ts'
import type { Ctx } from '../context.ts'
import { clauseForceOn, isOver } from '../library/force/clause-force.ts'
import { quoteOf } from '../library/search/quote.ts'
import type { FoundPassage, PassageSearch } from '../library/search/search-passages.ts'
import { dayOf } from '../time.ts'
import type { Answer, Citation } from './answer.ts'
import { extractiveText } from './compose.ts'
import { leadInTo } from './lead-in.ts'
import { longestQuote, mostCitations } from './limits.ts'

// A second clause is quoted when it fits the question nearly as well as the first, and by its own words, not by the
// heading that both stand under.
const nearlyAsGood = 0.85
const nearlyAsFit = 0.8

/** The best passage and the few that answer nearly as well. `passages` come best first. */
export function nearBest<P extends Pick<FoundPassage, 'score' | 'fit'>>(passages: P[]): P[] {
  const [best] = passages
  if (!best) return []
  return passages
    .filter(({ score, fit }, i) => i === 0 || (score >= best.score * nearlyAsGood && fit >= best.fit * nearlyAsFit))
    .slice(0, mostCitations)
}

/** Those of some passages that are law on a day, or, for `day` null, that no longer are; all of them where none is. */
function wanted(ctx: Ctx, passages: FoundPassage[], day: string | null): FoundPassage[] {
  const on = day ?? dayOf(ctx.now())
  const kept = passages.filter((passage) => isOver(clauseForceOn(on, passage).inForce) === (day === null))
  return kept.length > 0 ? kept : passages
}

/** The answer in the library's own words, of what is law on a day, or was, where anything near the best is. */
export function answerByQuotes(ctx: Ctx, found: PassageSearch, questionId: string, day: string | null): Answer {
  const citations = citationsOf(ctx, found, wanted(ctx, nearBest(found.passages), day))
  return {
    questionId,
    outcome: 'found',
    origin: 'extractive',
    citations,
    text: extractiveText(citations),
    mayHandOn: true,
  }
}

/** Each passage with the part of it that answers. */
export const citationsOf = (ctx: Ctx, { weighed, counts }: PassageSearch, passages: FoundPassage[]): Citation[] =>
  passages.map((passage) => citationOf(ctx, passage, quoteOf(passage.text, weighed, counts, longestQuote)))

export function citationOf(ctx: Ctx, passage: FoundPassage, quote: string): Citation {
  if (!quote || !passage.text.includes(quote)) throw new Error('a quote that is not in its passage')
  const { id, label, documentId, documentTitle, documentNumber, issuedOn } = passage
  const { inForce, changes } = clauseForceOn(dayOf(ctx.now()), passage, quote)
  return {
    passageId: id,
    documentId,
    label,
    documentTitle,
    documentNumber,
    issuedOn,
    inForce,
    changes: changes.map((told) => linked(ctx, told)),
    lead: leadInTo(passage, quote),
    quote,
    link: ctx.link(`/passages/${id}`),
  }
}

/** What became of a clause, with the address at which that is read. */
export const linked = (ctx: Pick<Ctx, 'link'>, told: ToldChange) => ({ ...told, link: told.to && ctx.link(told.to) })
