import type { Ctx } from '../context.ts'
import { inForceOn } from '../library/in-force.ts'
import type { FoundPassage, PassageSearch } from '../library/passage-search.ts'
import { dayOf } from '../time.ts'
import type { Answer, Citation } from './answer.ts'
import { extractiveText } from './compose.ts'
import { longestQuote, mostCitations } from './limits.ts'
import { quoteOf } from './quote.ts'

// A second clause is quoted when it fits the question nearly as well as the first.
const nearlyAsGood = 0.85

/** The answer in the library's own words. */
export function extractiveAnswer(ctx: Ctx, found: PassageSearch, questionId: string): Answer {
  const best = found.passages[0]?.score ?? 0
  const near = found.passages.filter(({ score }, i) => i === 0 || score >= best * nearlyAsGood).slice(0, mostCitations)
  const citations = citationsOf(ctx, found, near)
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

function citationOf(ctx: Ctx, passage: FoundPassage, quote: string): Citation {
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
    quote,
    link: ctx.link(`/passages/${id}`),
  }
}
