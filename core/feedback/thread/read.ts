import { and, asc, eq, inArray, isNull, type SQLWrapper, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { feedbackPictures, feedbackSteps, type StepKind } from '../../../db/schema/feedback.ts'
import { people } from '../../../db/schema/people.ts'
import { replies } from '../../../db/schema/replies.ts'
import type { Ctx } from '../../context.ts'
import { stepCause } from './step.ts'

// What is between officers.
const inside: readonly StepKind[] = ['note', 'assign', 'colleague', 'take-back', 'kind']
// Shown as answers, with their parts.
const asAnswers: readonly StepKind[] = ['answer', 'close']

const by = alias(people, 'by')
const to = alias(people, 'to_person')
const shown = ({ introducedAs, name }: { introducedAs: SQLWrapper; name: SQLWrapper }) =>
  sql<string | null>`coalesce(nullif(${introducedAs}, ''), ${name})`

/** All that happened in a case, for those who work on it: with who did it, and whether its sender could be told. */
export async function stepsOf(ctx: Pick<Ctx, 'db'>, feedbackId: string) {
  const rows = await ctx.db
    .select({
      ...{ id: feedbackSteps.id, kind: feedbackSteps.kind, text: feedbackSteps.text, toName: feedbackSteps.toName },
      ...{ answerId: feedbackSteps.answerId, told: feedbackSteps.told, takenBackAt: feedbackSteps.takenBackAt },
      ...{ createdAt: feedbackSteps.createdAt, byPersonId: feedbackSteps.byPersonId },
      ...{ byName: shown(by), toPersonName: shown(to) },
      ...{ sending: replies.state, sendingReason: replies.reason },
    })
    .from(feedbackSteps)
    .leftJoin(by, eq(by.id, feedbackSteps.byPersonId))
    .leftJoin(to, eq(to.id, feedbackSteps.toPersonId))
    .leftJoin(replies, and(eq(replies.cause, stepCause), eq(replies.causeId, feedbackSteps.id)))
    .where(eq(feedbackSteps.feedbackId, feedbackId))
    .orderBy(asc(feedbackSteps.createdAt), asc(sql`${feedbackSteps}.rowid`))
  return rows
}

/** What its sender sees of it: no notes, no names of those who work on it. */
export async function stepsToldOf(ctx: Pick<Ctx, 'db'>, feedbackId: string) {
  const rows = await ctx.db
    .select({
      ...{ id: feedbackSteps.id, kind: feedbackSteps.kind, text: feedbackSteps.text, toName: feedbackSteps.toName },
      createdAt: feedbackSteps.createdAt,
    })
    .from(feedbackSteps)
    .where(and(eq(feedbackSteps.feedbackId, feedbackId), isNull(feedbackSteps.takenBackAt)))
    .orderBy(asc(feedbackSteps.createdAt), asc(sql`${feedbackSteps}.rowid`))
  return rows.filter(({ kind }) => !inside.includes(kind) && !asAnswers.includes(kind))
}

/** The pictures of some cases, without their bytes; those that were not let through are told by their number alone. */
export async function picturesOf(ctx: Pick<Ctx, 'db'>, feedbackIds: string[]) {
  if (feedbackIds.length === 0) return []
  return ctx.db
    .select({
      ...{ id: feedbackPictures.id, feedbackId: feedbackPictures.feedbackId, stepId: feedbackPictures.stepId },
      ...{ state: feedbackPictures.state, answerId: feedbackSteps.answerId, mimeType: feedbackPictures.mimeType },
    })
    .from(feedbackPictures)
    .leftJoin(feedbackSteps, eq(feedbackSteps.id, feedbackPictures.stepId))
    .where(inArray(feedbackPictures.feedbackId, feedbackIds))
    .orderBy(asc(feedbackPictures.createdAt), asc(sql`${feedbackPictures}.rowid`))
}
