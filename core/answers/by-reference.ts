import type { Ctx } from '../context.ts'
import { withChanges } from '../library/force/changes.ts'
import { pointIn } from '../library/force/point.ts'
import { asksOnlyWhere } from '../library/search/reference.ts'
import { beginningsOf, type FoundPassage, type PassageSearch, passagesIn } from '../library/search/search-passages.ts'
import type { Answer } from './answer.ts'
import { extractiveText } from './compose.ts'
import { citationOf, citationsOf, nearBest } from './extractive.ts'
import { answerFromRecord } from './from-record.ts'
import { longestQuote, mostCitations } from './limits.ts'
import { answerSentences } from './messages.ts'

/**
 * The answer to a question that names a document or a place in one: what stands there. 'missing' when it asks for that
 * alone and the library does not hold it, 'whose' when it names a place in none; null when it is for the search to answer.
 */
export async function answerByReference(
  ctx: Ctx,
  found: PassageSearch,
  questionId: string,
): Promise<Answer | 'missing' | 'whose' | null> {
  const { query, meant } = found
  const { articles } = query.place
  const [named] = meant
  if (articles.length === 0 && query.numbers.length === 0 && !named) return null
  const only = asksOnlyWhere(query.words, named)
  const known = await answerFromRecord(ctx, found, only, questionId)
  if (known) return known
  if (articles.length === 0 && !only) return null
  const passages =
    articles.length > 0
      ? await placeMeant(ctx, found, only)
      : await beginningsOf(
          ctx.db,
          meant.slice(0, mostCitations).map(({ id }) => id),
        )
  if (passages.length === 0 && only && !named && query.numbers.length === 0) return 'whose'
  if (passages.length === 0) return only ? 'missing' : null
  const { point } = query.place
  const citations = citationsOf(ctx, found, passages).map((citation, i) => {
    const passage = passages[i] as FoundPassage
    const line = point ? pointIn(passage.text, point) : ''
    return line ? citationOf(ctx, passage, line.slice(0, longestQuote)) : citation
  })
  const lead = articles.length > 0 ? undefined : answerSentences.document(meant)
  return {
    questionId,
    outcome: 'found',
    origin: 'extractive',
    citations,
    text: extractiveText(citations, lead),
    mayHandOn: true,
  }
}

/** The clauses at the place a question gives: in their order, or, where it asks something of them, the best. */
async function placeMeant(ctx: Ctx, found: PassageSearch, only: boolean): Promise<FoundPassage[]> {
  const { articles, clause, point } = found.query.place
  const ids = new Set(found.meant.map(({ id }) => id))
  const sections = found.sections.filter(
    ({ documentId, article }) => ids.has(documentId) && articles.includes(article.toLowerCase()),
  )
  if (sections.length === 0) return []
  const passages = (await passagesIn(ctx.db, found, sections))
    .filter(({ label }) => !clause || isIn(label, `khoản ${clause}`))
    .sort((a, b) => (a.documentId < b.documentId ? -1 : a.documentId > b.documentId ? 1 : a.position - b.position))
  const pointed = point
    ? passages.filter(({ label, text }) => isIn(label, `điểm ${point}`) || pointIn(text, point))
    : passages
  const meant = only
    ? pointed.slice(0, point ? 1 : mostCitations)
    : nearBest(pointed.sort((a, b) => b.score - a.score || a.position - b.position))
  return withChanges(ctx.db, meant)
}

const isIn = (label: string, part: string) => label.split(', ').includes(part)
