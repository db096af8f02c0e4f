import { sql } from 'drizzle-orm'
import { answerTo } from '../answers/ask.ts'
import { evidenceOf } from '../answers/evidence.ts'
import type { Ctx } from '../context.ts'
import { publicOnly } from '../library/clearance.ts'
import { nobody } from '../roles.ts'
import { normalize } from '../text/normalize.ts'
import { auc, shareBelowKept } from './metrics.ts'
import { type GoldQuestion, sectionIds } from './retrieval.ts'
import { type Typing, typings } from './typing.ts'

/** `answers`: the spans any of which answers, where they are known. */
type AnswerQuestion = GoldQuestion & { answers: string[] }

const measures = [
  'answered_of_answerable',
  'refused_of_unanswerable',
  'answer_in_quote',
  'citation_exact',
  'quote_verbatim',
] as const

/**
 * Shares of what `n` counts, null of nothing. `answer_in_quote` and `citation_exact` are of the answered that could be:
 * whether a quote holds the span that answers, and whether one stands in a right section. `auc`: how often the evidence
 * for an answerable question outweighs that for another.
 */
type AnswersReport = Record<(typeof measures)[number], number | null> & {
  auc: number | null
  refused_at_90_kept: number | null
  /** How many got no answer, but clauses to choose from. */
  asked_back: { answerable: number; unanswerable: number }
  n: Record<(typeof measures)[number], number>
}

type Shares = Pick<AnswersReport, (typeof measures)[number]>
type Measured = Partial<Record<(typeof measures)[number], boolean[]>> & {
  evidence: number
  answerable: boolean
  askedBack: boolean
}

/** Asks the library every question as anybody would, without a model, and keeps nothing of it. */
export async function evaluateAnswers(
  ctx: Ctx,
  questions: readonly AnswerQuestion[],
  { typing = 'as-is', onProgress }: { typing?: Typing; onProgress?: (done: number, of: number) => void } = {},
): Promise<AnswersReport> {
  const anybody: Ctx = { ...ctx, llm: null, actor: nobody }
  const ids = await sectionIds(ctx.db)
  const sectionsHeld = new Set(ids.values())
  const measured: Measured[] = []
  for (const question of questions) {
    const answerable = question.gold.some((id) => sectionsHeld.has(id))
    measured.push(await askOne(anybody, { ...question, question: typings[typing](question.question) }, ids, answerable))
    onProgress?.(measured.length, questions.length)
  }
  const all = measures.map((name) => [name, measured.flatMap((one) => one[name] ?? [])] as const)
  const evidence = (answerable: boolean) =>
    measured.filter((one) => one.answerable === answerable).map((one) => one.evidence)
  return {
    ...(Object.fromEntries(all.map(([name, hits]) => [name, rounded(shareOf(hits))])) as Shares),
    auc: rounded(auc(evidence(true), evidence(false))),
    refused_at_90_kept: rounded(shareBelowKept(evidence(true), evidence(false), 0.9)),
    asked_back: {
      answerable: measured.filter((one) => one.askedBack && one.answerable).length,
      unanswerable: measured.filter((one) => one.askedBack && !one.answerable).length,
    },
    n: Object.fromEntries(all.map(([name, hits]) => [name, hits.length])) as AnswersReport['n'],
  }
}

async function askOne(
  ctx: Ctx,
  { question, gold, answers }: AnswerQuestion,
  ids: Map<number, string>,
  answerable: boolean,
): Promise<Measured> {
  const found = await ctx.search(question, publicOnly)
  const { outcome, citations, choices } = await answerTo(ctx, found, 'evaluated')
  const evidence = evidenceOf(found)
  const answered = outcome === 'found'
  const askedBack = choices !== undefined
  const cited = await citedPassages(
    ctx,
    citations.map(({ passageId }) => passageId),
  )
  const verbatim = citations.map(({ passageId, quote }) => cited.get(passageId)?.text.includes(quote) ?? false)
  if (!answerable)
    return { evidence, answerable, askedBack, refused_of_unanswerable: [!answered], quote_verbatim: verbatim }
  const quoted = citations.map(({ quote }) => comparable(quote))
  return {
    evidence,
    answerable,
    askedBack,
    answered_of_answerable: [answered],
    quote_verbatim: verbatim,
    ...(answered && {
      citation_exact: [
        citations.some(({ passageId }) => gold.includes(ids.get(cited.get(passageId)?.section ?? -1) ?? '')),
      ],
      ...(answers.length > 0 && {
        answer_in_quote: [answers.some((span) => quoted.some((quote) => quote.includes(comparable(span))))],
      }),
    }),
  }
}

/** The passages as the library holds them, read apart from the answer that cites them. */
async function citedPassages(ctx: Pick<Ctx, 'db'>, passageIds: string[]) {
  const rows = await ctx.db.all<{ id: string; section: number; text: string }>(sql`
    select p.id, p.section_seq as section, p.text
    from passages p join documents d on d.id = p.document_id and d.version = p.version
    where p.id in (select value from json_each(${JSON.stringify(passageIds)}))`)
  return new Map(rows.map((row) => [row.id, row]))
}

const comparable = (text: string) => normalize(text).toLowerCase().replace(/\s+/g, ' ').trim()

const shareOf = (hits: readonly boolean[]) => (hits.length > 0 ? hits.filter(Boolean).length / hits.length : null)

const rounded = (value: number | null) => (value === null ? null : Math.round(value * 1e4) / 1e4)
