import { and, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import { feedback } from '../../../db/schema/feedback.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { allow } from '../../roles.ts'
import { fold } from '../../text/fold.ts'
import { dayMs } from '../../time.ts'
import type { Feedback } from '../list.ts'
import { addStep } from '../thread/step.ts'
import { stepWords } from '../thread/words.ts'
import { beforeOf, caseFor, change, type Seen } from './change.ts'

const mostMerged = 50

/** Answers some cases together with another: each keeps its code, and its sender is told whatever the other's is. */
export async function mergeFeedback(ctx: Ctx, id: string, input: { ids: string[] } & Seen): Promise<Feedback> {
  const { before } = await caseFor(ctx, id)
  const ids = [...new Set(input.ids)].filter((one) => one !== id)
  if (ids.length === 0 || ids.length > mostMerged) throw new AppError('INVALID', 'feedback.merge-none')
  const others: Feedback[] = []
  for (const other of ids) others.push((await caseFor(ctx, other)).before)
  if (others.some(({ status }) => status === 'closed' || status === 'answered'))
    throw new AppError('CONFLICT', 'feedback.closed')
  return change(ctx, before, input, {
    action: 'feedback.merge',
    detail: { merged: ids },
    step: { kind: 'note', text: `Gộp ${ids.length} phản ánh: ${others.map(({ trackCode }) => trackCode).join(', ')}` },
    also: async (tx, _, after) => {
      // Another officer was first with this one.
      if (after.mergedInto) throw new AppError('CONFLICT', 'feedback.changed')
      for (const other of others) {
        const own = and(eq(feedback.id, other.id), isNull(feedback.mergedInto))
        const set = { mergedInto: id, version: sql`${feedback.version} + 1`, updatedAt: ctx.now() }
        const done = await tx.update(feedback).set(set).where(own).returning({ id: feedback.id })
        if (done.length === 0) throw new AppError('CONFLICT', 'feedback.changed')
        // What was answered with this one goes along.
        await tx.update(feedback).set({ mergedInto: id }).where(eq(feedback.mergedInto, other.id))
        await addStep(tx, ctx, other, {
          ...{ kind: 'merge', byPersonId: ctx.actor.personId, before: beforeOf(other), text: before.trackCode },
          tells: stepWords.merge(other.trackCode),
        })
        const detail = { into: id }
        await record(tx, ctx, { action: 'feedback.merge', unitId: other.unitId, subjectId: other.id, detail })
      }
    },
  })
}

/** Parts a case again from the one that it was answered with. */
export async function partFeedback(ctx: Ctx, id: string): Promise<void> {
  allow(ctx, 'feedback.answer')
  const [own] = await ctx.db.select().from(feedback).where(eq(feedback.id, id))
  if (!own?.mergedInto) throw new AppError('NOT_FOUND')
  await caseFor(ctx, own.mergedInto)
  await ctx.write(async (tx) => {
    await tx.update(feedback).set({ mergedInto: null, updatedAt: ctx.now() }).where(eq(feedback.id, id))
    await addStep(tx, ctx, own, { kind: 'take-back', byPersonId: ctx.actor.personId })
    await record(tx, ctx, { action: 'feedback.part', unitId: own.unitId, subjectId: id })
  })
}

const alikeDays = 30
const mostAlike = 5
const enough = 0.34

/** The cases that seem to tell of the same: open ones of the unit, of the last weeks, that share words or the place. */
export async function alikeTo(
  ctx: Ctx,
  about: Pick<Feedback, 'id' | 'unitId' | 'text' | 'category' | 'place' | 'createdAt'>,
) {
  const near = and(
    ...[eq(feedback.unitId, about.unitId), ne(feedback.id, about.id), isNull(feedback.mergedInto)],
    ...[
      inArray(feedback.status, ['received', 'assigned']),
      sql`${feedback.createdAt} > ${about.createdAt - alikeDays * dayMs}`,
    ],
    or(eq(feedback.category, about.category), ne(feedback.place, '')),
  )
  const rows = await ctx.db
    .select({ id: feedback.id, trackCode: feedback.trackCode, text: feedback.text, place: feedback.place })
    .from(feedback)
    .where(near)
    .limit(300)
  const own = wordsIn(`${about.text} ${about.place}`)
  return rows
    .map((row) => ({ ...row, alike: share(own, wordsIn(`${row.text} ${row.place}`)) }))
    .filter(({ alike }) => alike >= enough)
    .sort((one, other) => other.alike - one.alike)
    .slice(0, mostAlike)
}

const common = new Set(
  'la va cua o tai co khong duoc cho nay kia da dang se roi lam rat qua toi chung em anh chi ban xin de nghi phan anh gop y kien phuong xa khu pho to dan may ngay hom nay'.split(
    ' ',
  ),
)
const wordsIn = (text: string) =>
  new Set((fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length > 1 && !common.has(word)))

function share(one: Set<string>, other: Set<string>): number {
  if (one.size === 0 || other.size === 0) return 0
  const both = [...one].filter((word) => other.has(word)).length
  return both / Math.min(one.size, other.size)
}
