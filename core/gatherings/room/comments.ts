import { and, asc, count, desc, eq, inArray, ne, or, sql } from 'drizzle-orm'
import { gatheringAttendance, gatheringComments } from '../../../db/schema/gathering-rooms.ts'
import { gatherings } from '../../../db/schema/gatherings.ts'
import { people } from '../../../db/schema/people.ts'
import { isSameTopic, topicOf } from '../../answers/curated/same-topic.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { idFromUuid } from '../../ids.ts'
import { oneLine } from '../../news/plain.ts'
import { signedIn } from '../../roles.ts'
import { standingsOf } from '../asked.ts'
import { announcedOne, gatheringFor } from '../gathering.ts'

export const longestComment = 1000
export const commentStates = ['waiting', 'shown', 'answered', 'hidden'] as const
export type CommentState = (typeof commentStates)[number]
/** Of one person in one gathering. */
const mostOfOne = 30
const pageSize = 50
// What a new one is compared with: the newest that stand first of what says the same.
const mostCompared = 400

/** A hash by which one person's comments are told apart within a gathering, and no more. */
const authorOf = (ctx: Pick<Ctx, 'keyed'>, id: string, personId: string) => ctx.keyed(`comment ${id} ${personId}`)

/**
 * Says something before a gathering or in it. `clientId` makes it once, however often it is sent.
 *
 * @throws AppError INVALID gathering.comment; FORBIDDEN gathering.named, gathering.unknown or gathering.not-asked;
 *   CONFLICT gathering.closed or gathering.comments
 */
export async function sayAt(
  ctx: Ctx,
  id: string,
  given: { clientId: string; text: string; anonymous: boolean; agendaId: string | null },
): Promise<{ id: string; anonymous: boolean }> {
  const personId = signedIn(ctx)
  const { gathering } = await announcedOne(ctx, id)
  const text = given.text.split('\n').map(oneLine).join('\n').trim()
  if (!text || [...text].length > longestComment) throw new AppError('INVALID', 'gathering.comment')
  if (given.anonymous && !gathering.anonymousComments) throw new AppError('FORBIDDEN', 'gathering.named')
  const [standing] = await standingsOf(ctx.db, [{ gatheringId: id, personId }], new Map([[id, gathering]]), ctx.now())
  const here = and(eq(gatheringAttendance.gatheringId, id), eq(gatheringAttendance.personId, personId))
  if ((await ctx.db.$count(gatheringAttendance, here)) === 0) {
    if (!standing?.known) throw new AppError('FORBIDDEN', 'gathering.unknown')
    if (!standing.asked) throw new AppError('FORBIDDEN', 'gathering.not-asked')
  }
  const author = await authorOf(ctx, id, personId)
  const topic = topicOf(text)
  const rowId = idFromUuid('gm', given.clientId)
  return ctx.write(async (tx) => {
    const [before] = await tx.select().from(gatheringComments).where(eq(gatheringComments.id, rowId))
    if (before) {
      if (before.author !== author || before.gatheringId !== id) throw new AppError('CONFLICT')
      return { id: rowId, anonymous: before.personId === null }
    }
    const [now] = await tx.select({ state: gatherings.state }).from(gatherings).where(eq(gatherings.id, id))
    if (now?.state !== 'announced' && now?.state !== 'open') throw new AppError('CONFLICT', 'gathering.closed')
    const own = and(eq(gatheringComments.gatheringId, id), eq(gatheringComments.author, author))
    if ((await tx.$count(gatheringComments, own)) >= mostOfOne) throw new AppError('CONFLICT', 'gathering.comments')
    const heads = await tx
      .select({ id: gatheringComments.id, words: gatheringComments.words, state: gatheringComments.state })
      .from(gatheringComments)
      .where(
        and(
          ...[eq(gatheringComments.gatheringId, id), eq(gatheringComments.clusterId, gatheringComments.id)],
          ne(gatheringComments.state, 'hidden'),
        ),
      )
      .orderBy(desc(gatheringComments.at))
      .limit(mostCompared)
    const head = heads.find(({ words }) => isSameTopic(topic, new Set(words.split(' ').filter(Boolean))))
    const agenda = given.agendaId
      ? await tx.all(sql`select id from gathering_agenda where id = ${given.agendaId} and gathering_id = ${id}`)
      : []
    await tx.insert(gatheringComments).values({
      ...{ id: rowId, gatheringId: id, agendaId: agenda.length > 0 ? given.agendaId : null },
      ...{ personId: given.anonymous ? null : personId, author, text, words: [...topic].sort().join(' ') },
      ...{ clusterId: head?.id ?? rowId, state: head?.state ?? 'waiting', at: ctx.now() },
    })
    return { id: rowId, anonymous: given.anonymous }
  })
}

const shownFields = {
  ...{ id: gatheringComments.id, text: gatheringComments.text, state: gatheringComments.state },
  ...{ answer: gatheringComments.answer, hiddenReason: gatheringComments.hiddenReason, at: gatheringComments.at },
  ...{ agendaId: gatheringComments.agendaId, named: sql<number>`${gatheringComments.personId} is not null` },
  name: sql<string>`coalesce(${people.introducedAs}, ${people.name}, '')`,
}

/** How many say the same as this one, itself counted. */
const alike = sql<number>`(select count(*) from gathering_comments same where same.cluster_id = ${gatheringComments.id})`

/** What was said, the first of each kind with how many say so; a page at a time, in the order in which it came. */
export async function listComments(
  ctx: Ctx,
  id: string,
  { from = 0, state, of }: { from?: number; state?: CommentState; of?: string } = {},
) {
  await gatheringFor(ctx, 'gathering.lead', id)
  const which = and(
    eq(gatheringComments.gatheringId, id),
    of ? eq(gatheringComments.clusterId, of) : eq(gatheringComments.clusterId, gatheringComments.id),
    state ? eq(gatheringComments.state, state) : undefined,
  )
  const comments = await ctx.db
    .select({ ...shownFields, alike })
    .from(gatheringComments)
    .leftJoin(people, eq(people.id, gatheringComments.personId))
    .where(which)
    .orderBy(asc(gatheringComments.at), sql`${gatheringComments}.rowid`)
    .limit(pageSize)
    .offset(from)
  const counts = await ctx.db
    .select({ state: gatheringComments.state, count: count() })
    .from(gatheringComments)
    .where(eq(gatheringComments.gatheringId, id))
    .groupBy(gatheringComments.state)
  return { comments, total: await ctx.db.$count(gatheringComments, which), counts, pageSize }
}

/**
 * Lets a comment, with those that say the same, stand on the wall, answers it, or hides it with a reason that its sender reads.
 *
 * @throws AppError INVALID gathering.hide-reason or gathering.comment
 */
export async function handleComment(
  ctx: Ctx,
  id: string,
  commentId: string,
  given: { state: 'shown' | 'answered' | 'hidden'; answer: string; reason: string },
): Promise<void> {
  const { unit } = await gatheringFor(ctx, 'gathering.lead', id)
  const [answer, reason] = [given.answer.trim(), given.reason.trim()]
  if (given.state === 'hidden' && !reason) throw new AppError('INVALID', 'gathering.hide-reason')
  if ([...answer].length > longestComment || [...reason].length > 300)
    throw new AppError('INVALID', 'gathering.comment')
  await ctx.write(async (tx) => {
    const changed = await tx
      .update(gatheringComments)
      .set({ state: given.state, answer, hiddenReason: given.state === 'hidden' ? reason : '' })
      .where(and(eq(gatheringComments.gatheringId, id), eq(gatheringComments.clusterId, commentId)))
      .returning({ id: gatheringComments.id })
    if (changed.length === 0) throw new AppError('NOT_FOUND')
    await stepped(tx, id)
    const action = given.state === 'hidden' ? 'gathering.comment-hide' : 'gathering.comment-answer'
    const detail = { commentId, state: given.state, reason, alike: changed.length }
    await record(tx, ctx, { action, unitId: unit.id, subjectId: id, detail })
  })
}

/** Whoever looks at the room looks again. */
export const stepped = (tx: Parameters<Parameters<Ctx['write']>[0]>[0], id: string) =>
  tx.run(sql`update gatherings set revision = revision + 1 where id = ${id}`)

/** What one person said, and what the room was shown. */
export async function commentsFor(ctx: Ctx, id: string, personId: string | null) {
  const author = personId ? await authorOf(ctx, id, personId) : ''
  const own = author
    ? await ctx.db
        .select(shownFields)
        .from(gatheringComments)
        .leftJoin(people, eq(people.id, gatheringComments.personId))
        .where(and(eq(gatheringComments.gatheringId, id), eq(gatheringComments.author, author)))
        .orderBy(desc(gatheringComments.at))
    : []
  return { own, shown: await shownComments(ctx, id) }
}

/** What stands before everybody: those most say first. */
export async function shownComments(ctx: Pick<Ctx, 'db'>, id: string, most = pageSize) {
  return ctx.db
    .select({ ...shownFields, alike })
    .from(gatheringComments)
    .leftJoin(people, eq(people.id, gatheringComments.personId))
    .where(
      and(
        ...[eq(gatheringComments.gatheringId, id), eq(gatheringComments.clusterId, gatheringComments.id)],
        or(inArray(gatheringComments.state, ['shown', 'answered'])),
      ),
    )
    .orderBy(sql`${alike} desc`, asc(gatheringComments.at))
    .limit(most)
}
