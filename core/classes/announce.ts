import { and, asc, eq } from 'drizzle-orm'
import { type GatheringPlan, gatherings } from '../../db/schema/gatherings.ts'
import { saidOf } from '../announcements/content.ts'
import { record } from '../audit.ts'
import { planWhole } from '../broadcasts/audience.ts'
import { reachable } from '../broadcasts/plan.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { audienceOf, laidOpen, tell } from '../gatherings/announce.ts'
import type { Gathering } from '../gatherings/gathering.ts'
import { type Telling, tellingOf } from '../gatherings/notices/telling.ts'
import { planOf } from '../gatherings/plan.ts'
import { newId, sha256 } from '../ids.ts'
import { signedIn } from '../roles.ts'
import { type Class, classFor, expectRunning, sessionsOf } from './class.ts'
import { classWords as words } from './messages.ts'

/** What somebody who announces a class has read: the class, and every session that waits to be announced. */
export const classHash = (series: Class, drafts: readonly { id: string; contentHash: string }[]): Promise<string> => {
  const { id, title, programme, classKind, roundId, attendPercent, passPercent, plan } = series
  const waiting = drafts.map((draft) => [draft.id, draft.contentHash])
  return sha256(
    JSON.stringify([id, title, programme, classKind, roundId, attendPercent, passPercent, plan.contact, waiting]),
  )
}

// In characters; what is longer is read behind the link.
const longestList = 900

/**
 * A second person announces all sessions that wait for it. Those who are asked get one message that tells of all of them; before each
 * session they are reminded as of any gathering.
 *
 * @throws AppError FORBIDDEN four-eyes; CONFLICT class.nothing, gathering.nobody, gathering.stale, gathering.begun,
 *   gathering.overlap or class.ended
 */
export async function announceClass(
  ctx: Ctx,
  id: string,
  input: { contentHash: string },
): Promise<{ announced: number }> {
  const { series, unit } = await classFor(ctx, 'gathering.announce', id)
  const personId = signedIn(ctx)
  expectRunning(series)
  if (series.editedBy === personId) throw new AppError('FORBIDDEN', 'four-eyes')
  const drafts = await draftsOf(ctx, id)
  if ((await classHash(series, drafts)) !== input.contentHash) throw new AppError('CONFLICT', 'gathering.stale')
  const told = (await sessionsOf(ctx.db, id)).filter(({ state }) => state !== 'draft').length
  const broadcast = await ctx.write(async (tx) => {
    const laid: Awaited<ReturnType<typeof laidOpen>>[] = []
    for (const draft of drafts) laid.push(await laidOpen(tx, ctx, draft.id, draft))
    const asked = askedBy(laid)
    const audience = await audienceOf(ctx, asked)
    if (!audience && asked.personIds.length === 0) throw new AppError('CONFLICT', 'gathering.nobody')
    const groups = audience ? (await reachable(ctx.db, unit.path, audience)).total : 0
    for (const { current } of laid) {
      const detail = { contentHash: current.contentHash, seriesId: id }
      await record(tx, ctx, { action: 'gathering.announce', unitId: unit.id, subjectId: current.id, detail })
    }
    const said = invitationOf(ctx, series, laid, told > 0)
    const { broadcast } = await tell(
      tx,
      ctx,
      {
        ...{ unit, personIds: asked.personIds, said, audience, groups, reason: 'invitation' },
        ...{ writtenBy: series.editedBy, approvedBy: personId },
      },
      `/classes/${id}`,
      newId('gn'),
    )
    const detail = { contentHash: input.contentHash, sessions: laid.length, groups, people: asked.personIds.length }
    await record(tx, ctx, { action: 'class.announce', unitId: unit.id, subjectId: id, detail })
    return broadcast
  })
  if (broadcast && broadcast.plannedTo !== null) await planWhole(ctx, broadcast.id)
  return { announced: drafts.length }
}

/**
 * What would be told by announcing now the sessions that wait.
 *
 * @throws AppError CONFLICT class.nothing, or gathering.nobody and broadcast.no-groups where nobody would hear
 */
export async function readClassTelling(ctx: Ctx, id: string): Promise<Telling> {
  const { series, unit } = await classFor(ctx, 'gathering.read', id)
  const drafts = await draftsOf(ctx, id)
  const sessions = await sessionsOf(ctx.db, id)
  const laid = await Promise.all(drafts.map(async (after) => ({ after, plan: await planOf(ctx.db, after) })))
  const asked = askedBy(laid)
  const said = invitationOf(ctx, series, laid, sessions.length > drafts.length)
  return tellingOf(ctx, unit, { said, reason: 'invitation' }, asked, await audienceOf(ctx, asked))
}

async function draftsOf({ db }: Ctx, classId: string): Promise<Gathering[]> {
  const drafts = await db
    .select()
    .from(gatherings)
    .where(and(eq(gatherings.seriesId, classId), eq(gatherings.state, 'draft')))
    .orderBy(asc(gatherings.startsAt))
  if (drafts.length === 0) throw new AppError('CONFLICT', 'class.nothing')
  return drafts
}

const askedBy = (laid: readonly { plan: Pick<GatheringPlan, 'invited'> }[]): GatheringPlan['invited'] => ({
  groupIds: [...new Set(laid.flatMap(({ plan }) => plan.invited.groupIds))].sort(),
  unitIds: [...new Set(laid.flatMap(({ plan }) => plan.invited.unitIds))].sort(),
  personIds: [...new Set(laid.flatMap(({ plan }) => plan.invited.personIds))].sort(),
})

type Laid = { after: Gathering; plan: { agenda: { title: string; speaker: string }[] } }

function invitationOf(ctx: Pick<Ctx, 'link'>, { id, title, plan }: Class, laid: readonly Laid[], isMore: boolean) {
  const lines = laid.map(({ after, plan: { agenda } }) =>
    words.session(after.startsAt, agenda[0]?.title ?? after.title, agenda[0]?.speaker ?? '', after.place),
  )
  const fits = lines.join('\n').length <= longestList
  const [first, last] = [laid[0]?.after, laid.at(-1)?.after]
  return saidOf({
    title,
    text: [
      isMore ? words.more : words.invited,
      '',
      ...(fits ? [words.sessions, ...lines] : [words.many(laid.length)]),
      '',
      words.answer,
    ].join('\n'),
    link: ctx.link(`/classes/${id}`),
    life: {
      ...{ kind: 'class', startsAt: first?.startsAt ?? 0, endsAt: last?.endsAt ?? 0, place: first?.place ?? '' },
      ...{ contact: plan.contact, urgent: false, expiresAt: null },
    },
  })
}
