import { sql } from 'drizzle-orm'
import type { Curated as Mark } from '../../../db/schema/answers.ts'
import { isBelow } from '../../../db/schema/units.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { type Clearance, clearanceOf } from '../../library/clearance.ts'
import { passagesById } from '../../library/search/search-passages.ts'
import { dayOf } from '../../time.ts'
import type { Answer, Citation, Question } from '../answer.ts'
import { advised, asksOwnCase } from '../asker/own-case.ts'
import { offering } from '../clarify.ts'
import { curatedText } from '../compose.ts'
import { citationOf } from '../extractive.ts'
import { type Curated, curatedById } from './content.ts'
import { isSameQuestion, nearnessOf } from './same-question.ts'
import type { SimilarWording } from './similar.ts'
import { isSilenced, troublesOf } from './troubles.ts'

/** What staff wrote beforehand for this very question, the nearest unit's first; null where there is nothing, or nothing for this reader. */
export async function matchingCurated(
  ctx: Ctx,
  { id, text, asker }: Question,
  similar: SimilarWording[],
): Promise<Answer | null> {
  const same = similar.filter((wording) => isSameQuestion(wording.text, text))
  if (same.length === 0) return null
  const shown = await shownOf(ctx, [...new Set(same.map(({ curatedId }) => curatedId))], asker.clearance)
  const nearest = Math.max(0, ...shown.map(({ curated }) => curated.path.length))
  const [first, second] = shown.filter(({ curated }) => curated.path.length === nearest)
  // Typed without marks it may be either of two: which one is asked back, with what else there is.
  if (!first || second) return null
  const answer = curatedAnswer(ctx, first, id)
  return asksOwnCase(text) ? advised(answer) : answer
}

// Offered where nothing was found for certain; a person says whether it was meant.
const near = 0.6
const mostOffered = 2

/** Where nothing was found, with the questions that staff have answered and that may be meant. */
export async function offeringCurated(
  ctx: Ctx,
  { text, asker }: Question,
  similar: SimilarWording[],
  answer: Answer,
): Promise<Answer> {
  if (answer.outcome !== 'not_found') return answer
  const ids = similar.filter((wording) => nearnessOf(wording.text, text) >= near).map(({ curatedId }) => curatedId)
  if (ids.length === 0) return answer
  const shown = await shownOf(ctx, [...new Set(ids)].slice(0, mostOffered), asker.clearance)
  const choices = shown.map(({ curated: { row, wordings } }) => ({ curatedId: row.id, title: wordings[0] ?? '' }))
  return offering(answer, [...choices, ...(answer.choices ?? [])])
}

/**
 * A curated answer as whoever holds its link reads it: as it is now, and only what they may see.
 *
 * @throws AppError NOT_FOUND once it is not given any more
 */
export async function curatedPage(ctx: Ctx, id: string): Promise<Mark & { citations: Citation[] }> {
  const [shown] = await shownOf(ctx, [id], clearanceOf(ctx.actor))
  if (!shown) throw new AppError('NOT_FOUND', 'curated.over')
  return { ...markOf(shown.curated), citations: shown.citations }
}

type Shown = { curated: Curated; citations: Citation[] }

export function curatedAnswer(ctx: Pick<Ctx, 'link'>, { curated, citations }: Shown, questionId: string): Answer {
  const mark = markOf(curated)
  return {
    questionId,
    outcome: 'found',
    origin: 'curated',
    citations,
    curated: mark,
    text: curatedText(mark, citations, ctx.link(`/answers/${mark.id}`)),
    mayHandOn: true,
  }
}

const markOf = ({ row, wordings: [question = ''], text, source, unitName }: Curated): Mark => ({
  ...{ id: row.id, question, text, source, unitName },
  on: dayOf(row.approvedAt ?? 0),
})

/** The curated answers, of these ids, that a reader may get today, each with its citations. */
export async function shownOf(ctx: Ctx, ids: string[], clearance: Clearance): Promise<Shown[]> {
  const today = dayOf(ctx.now())
  const all = await Promise.all(ids.map((id) => curatedById(ctx.db, id)))
  const shown = all.map(async (curated): Promise<Shown[]> => {
    if (curated?.row.status !== 'approved') return []
    const { row, cited } = curated
    const ids = cited.map(({ passageId }) => passageId)
    const passages = new Map((await passagesById(ctx.db, ids, clearance)).map((passage) => [passage.id, passage]))
    if (isSilenced(troublesOf(row, cited, passages, today))) return []
    const citations = cited.flatMap(({ passageId, quote }) => {
      const passage = passages.get(passageId)
      return passage ? [citationOf(ctx, passage, quote)] : []
    })
    return [{ curated, citations }]
  })
  return (await Promise.all(shown)).flat()
}

/** The condition on `a` and `u` of a curated answer that people of the unit at a path get today. */
export const inUse = (ctx: Pick<Ctx, 'now'>, scope: string) => sql`a.status = 'approved'
  and (a.valid_until is null or a.valid_until >= ${dayOf(ctx.now())})
  and ${isBelow(sql`${scope}`, sql`u.path`)}`
