import type { Ctx } from '../context.ts'
import { inForceOn } from '../library/force/in-force.ts'
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
export function nearBest(passages: FoundPassage[]): FoundPassage[] {
  const [best] = passages
  if (!best) return []
  return passages
    .filter(({ score, fit }, i) => i === 0 || (score >= best.score * nearlyAsGood && fit >= best.fit * nearlyAsFit))
    .slice(0, mostCitations)
}

/** The answer in the library's own words. */
export function answerByQuotes(ctx: Ctx, found: PassageSearch, questionId: string): Answer {
  const citations = citationsOf(ctx, found, nearBest(found.passages))
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
  return {
    passageId: id,
    documentId,
    label,
    documentTitle,
    documentNumber,
    issuedOn,
    inForce: inForceOn(dayOf(ctx.now()), passage),
    lead: leadInTo(passage, quote),
    quote,
    link: ctx.link(`/passages/${id}`),
  }
}
