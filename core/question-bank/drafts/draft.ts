import { and, asc, eq } from 'drizzle-orm'
import { documents, passages, sections } from '../../../db/schema/library.ts'
import type { BankContent } from '../../../db/schema/question-bank.ts'
import type { Ctx, Llm } from '../../context.ts'
import { AppError, describe } from '../../errors.ts'
import { publicOnly } from '../../library/clearance.ts'
import { shownTo } from '../../library/visible.ts'
import { twinKey } from '../../quizzes/questions.ts'
import { openUnitFor } from '../../units/open.ts'
import { checked } from '../checked.ts'
import { keptOf } from '../import.ts'
import { type DropReason, draftsIn, type Held, heldIn } from './held.ts'
import { draftInstructions, draftPrompt } from './prompt.ts'
import { nextStretch, type Stretch, stretchesOf } from './stretches.ts'

export const mostDrafts = 20
// More than these do not fit into what a model writes at once.
const mostAtOnce = 5
const longestWritten = 20_000
const longestSource = 300

export type Draft = { content: BankContent; label: string; passage: string; quote: string }
export type Drafted = {
  drafts: Draft[]
  /** Of what the model wrote and what did not stand, how many for each reason. */
  dropped: Partial<Record<DropReason, number>>
  /** Whether what it wrote was no list of questions at all. */
  garbled: boolean
  /** The stretch that was read, and how many are still to be read. */
  read: number
  left: number
}

/**
 * Questions that a model drafts from one more stretch of a public document, each held to its clause. Nothing is written: a person
 * keeps each or does not. `read`: the stretches that were read before. What is not public never leaves for the model, for what a
 * question rests on is open to whoever took part.
 *
 * @throws AppError NOT_FOUND without a model or where the document is not public; INVALID bank.no-clauses, bank.all-read;
 * UNAVAILABLE bank.model
 */
export async function draftQuestions(
  ctx: Ctx,
  documentId: string,
  { unitId, count, read }: { unitId: string; count: number; read: number[] },
): Promise<Drafted> {
  const unit = await openUnitFor(ctx, 'quiz.write', unitId)
  if (!ctx.llm) throw new AppError('NOT_FOUND')
  const { title, stretches } = await publicDocument(ctx, documentId)
  if (stretches.length === 0) throw new AppError('INVALID', 'bank.no-clauses')
  const at = nextStretch(stretches.length, read)
  const stretch = at === null ? undefined : stretches[at]
  if (at === null || !stretch) throw new AppError('INVALID', 'bank.all-read')
  const most = Math.min(count, mostAtOnce)
  const written = draftsIn(await writtenBy(ctx, ctx.llm, draftPrompt(stretch, most)))
  const found = await standing(ctx, unit.id, { drafts: written ?? [], stretch, title, most })
  const left = stretches.filter((_, one) => one !== at && !read.includes(one)).length
  ctx.log('bank.drafted', { documentId, drafts: found.drafts.length, written: written?.length ?? 0 })
  return { ...found, garbled: written === null, read: at, left }
}

async function publicDocument(ctx: Ctx, id: string): Promise<{ title: string; stretches: Stretch[] }> {
  const [document] = await ctx.db
    .select({ title: documents.title, number: documents.number, version: documents.version })
    .from(documents)
    .where(and(eq(documents.id, id), shownTo(publicOnly)))
  if (!document) throw new AppError('NOT_FOUND')
  const { id: passageId, label, heading, lead, text } = passages
  const rows = await ctx.db
    .select({ id: passageId, label, heading, lead, text })
    .from(passages)
    .innerJoin(sections, eq(sections.seq, passages.sectionSeq))
    .where(and(eq(passages.documentId, id), eq(passages.version, document.version), eq(sections.aside, false)))
    .orderBy(asc(passages.position))
  const { title, number } = document
  return { title: number && !title.includes(number) ? `${title} (${number})` : title, stretches: stretchesOf(rows) }
}

async function writtenBy(ctx: Ctx, llm: NonNullable<Llm>, prompt: string): Promise<string> {
  let written = ''
  try {
    for await (const piece of llm.complete(draftInstructions, prompt)) {
      written += piece
      if (written.length > longestWritten) break
    }
  } catch (error) {
    // It is there, and wrote nothing: the next part may give more.
    if (error instanceof Error && error.name === 'model-empty') return ''
    ctx.log('bank.draft-failed', { ...describe(error) })
    throw new AppError('UNAVAILABLE', 'bank.model')
  }
  return written
}

type Written = { drafts: unknown[]; stretch: Stretch; title: string; most: number }

/** What stands of what was written, on its clause and beside what the bank holds, and why the rest fell. */
async function standing(ctx: Ctx, unitId: string, { drafts, stretch, title, most }: Written) {
  const dropped: Drafted['dropped'] = {}
  const drop = (reason: DropReason) => {
    dropped[reason] = (dropped[reason] ?? 0) + 1
  }
  const held: Held[] = []
  for (const draft of drafts.slice(0, 2 * mostDrafts)) {
    const one = heldIn(draft, stretch, title)
    if ('dropped' in one) drop(one.dropped)
    else if (held.some((before) => twinKey(before) === twinKey(one))) drop('twin')
    else if (held.length < most) held.push(one)
  }
  const questions = held.map((one, at) => foundOf(one, title, at))
  const { ready, told } = await checked(
    { questions, told: [] },
    { kept: await keptOf(ctx.db, unitId), there: new Map(), place: String },
  )
  const fallen = new Map(told.flatMap(({ level, at }) => (level === 'note' ? [] : [[at, level] as const])))
  for (const level of fallen.values()) drop(level === 'left' ? 'twin' : 'form')
  const left = held.filter((_, at) => !fallen.has(at))
  return {
    dropped,
    drafts: left.flatMap(({ passage, quote }, at): Draft[] => {
      const content = ready[at]
      return content ? [{ content, label: passage.label, passage: passage.shown, quote }] : []
    }),
  }
}

const foundOf = ({ passage, quote, text, options, correct }: Held, title: string, at: number) => ({
  ...{ at, text, options, correct: [correct], passageId: passage.id, drafted: 'model' as const },
  ...{ source: `${passage.label}, ${title}`.slice(0, longestSource), explanation: `“${quote}”` },
})
