import { and, eq, gt, inArray, lt, ne, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { type Audience, digests, type Sending } from '../../db/schema/digests.ts'
import { type GatheringPlan, gatheringNotices, gatherings } from '../../db/schema/gatherings.ts'
import type { Life } from '../../db/schema/news.ts'
import { people } from '../../db/schema/people.ts'
import { announcementHash, contentOf, type Said, saidOf } from '../announcements/content.ts'
import { publish } from '../announcements/publish.ts'
import { textOf } from '../announcements/write.ts'
import { record } from '../audit.ts'
import { planWhole } from '../broadcasts/audience.ts'
import { reachable } from '../broadcasts/plan.ts'
import { nextAllowed } from '../calendar/allowed.ts'
import type { Ctx } from '../context.ts'
import type { Digest } from '../digests/content.ts'
import { AppError } from '../errors.ts'
import { newCode, newId } from '../ids.ts'
import { queueReply } from '../replies/queue.ts'
import { signedIn } from '../roles.ts'
import { clockOf, dayOf } from '../time.ts'
import type { Unit } from '../units/tree.ts'
import { type Gathering, gatheringFor } from './gathering.ts'
import { gatheringWords as words } from './messages.ts'
import { planHash, planOf } from './plan.ts'
import { remindAtOf } from './remind-at.ts'
import { expectDraft, papersIn } from './write.ts'

/**
 * A second person lets exactly this plan be told: groups get it as an announcement, people who are asked by name as a message
 * of their own.
 *
 * @throws AppError FORBIDDEN four-eyes; CONFLICT gathering.stale, gathering.state, gathering.begun, gathering.overlap,
 *   gathering.nobody or broadcast.no-groups
 */
export async function announceGathering(ctx: Ctx, id: string, input: { contentHash: string }): Promise<Gathering> {
  const { gathering, unit } = await gatheringFor(ctx, 'gathering.announce', id)
  const personId = signedIn(ctx)
  const plan = await planOf(ctx.db, gathering)
  const audience = await audienceOf(ctx, plan.invited)
  if (!audience && plan.invited.personIds.length === 0) throw new AppError('CONFLICT', 'gathering.nobody')
  const groups = audience ? (await reachable(ctx.db, unit.path, audience)).total : 0
  const done = await ctx.write(async (tx) => {
    const { current, after, papers } = await laidOpen(tx, ctx, id, input)
    const said = invitationOf(ctx, current, plan, papers.length)
    const told = await tellAsked(tx, ctx, {
      ...{ gathering: current, unit, personIds: plan.invited.personIds, said, audience, groups },
      ...{ reason: 'invitation', writtenBy: current.editedBy, approvedBy: personId },
    })
    const detail = { contentHash: current.contentHash, groups, people: plan.invited.personIds.length }
    await record(tx, ctx, { action: 'gathering.announce', unitId: unit.id, subjectId: id, detail })
    return { gathering: after, told }
  })
  if (done.told && done.told.plannedTo !== null) await planWhole(ctx, done.told.id)
  return done.gathering
}

/**
 * Makes a draft one that is announced, exactly as somebody who did not write it has read it. Nobody is told by this.
 *
 * @throws AppError FORBIDDEN four-eyes; CONFLICT gathering.stale, gathering.state, gathering.begun or gathering.overlap
 */
export async function laidOpen(tx: Tx, ctx: Ctx, id: string, { contentHash }: { contentHash: string }) {
  const personId = signedIn(ctx)
  const current = await expectDraft(tx, id, contentHash)
  // The row is what was written, whoever had a hand in the file since.
  const papers = await papersIn(tx, id)
  const plan = await planOf(tx, current)
  if ((await planHash(current.unitId, current.kind, plan, papers)) !== contentHash)
    throw new AppError('CONFLICT', 'gathering.stale')
  if (current.editedBy === personId) throw new AppError('FORBIDDEN', 'four-eyes')
  if (current.startsAt <= ctx.now()) throw new AppError('CONFLICT', 'gathering.begun')
  await expectAlone(tx, current)
  const at = ctx.now()
  const announced = { announcedBy: personId, announcedAt: at, announcedHash: current.contentHash }
  const [after] = await tx
    .update(gatherings)
    .set({ state: 'announced', ...announced, remindAt: remindAtOf(current.startsAt, at), updatedAt: at })
    .where(eq(gatherings.id, id))
    .returning()
  return { current, after: after as Gathering, plan, papers }
}

// In characters; a lead has a thousand at most, and a message two thousand.
const longestAgenda = 500

type Reason = (typeof gatheringNotices.$inferSelect)['reason']
type Telling = {
  gathering: Gathering
  unit: Unit
  personIds: string[]
  said: Said
  audience: Audience | null
  groups: number
  reason: Reason
  writtenBy: string | null
  approvedBy: string | null
  /** The notice that waited for this; a new one is noted where none did. */
  noticeId?: string
}

/** Puts in line what the groups and the people who are asked are told, and notes that they were. The broadcast; null without groups. */
export async function tellAsked(tx: Tx, ctx: Ctx, telling: Telling) {
  const { gathering, reason, writtenBy, approvedBy } = telling
  const noticeId = telling.noticeId ?? newId('gn')
  const { digestId, broadcast } = await tell(tx, ctx, telling, `/gatherings/${gathering.id}`, noticeId)
  const told = { state: 'told' as const, approvedBy, approvedAt: ctx.now(), digestId }
  if (telling.noticeId) await tx.update(gatheringNotices).set(told).where(eq(gatheringNotices.id, noticeId))
  else
    await tx.insert(gatheringNotices).values({
      ...{ id: noticeId, gatheringId: gathering.id, reason, contentHash: gathering.contentHash },
      ...{ ...told, writtenBy, createdAt: ctx.now() },
    })
  return broadcast
}

/** The same without a note that they were: `path` is of the page that tells more, `causeId` what the messages are known by. */
export async function tell(
  tx: Tx,
  ctx: Ctx,
  telling: Omit<Telling, 'gathering' | 'noticeId'>,
  path: string,
  causeId: string,
) {
  const { unit, personIds, said, audience, groups, reason, writtenBy, approvedBy } = telling
  const digest = audience && (await digestOf(tx, ctx, { unit, said, audience, writtenBy }))
  await tellPeople(tx, ctx, { unit, said, personIds, reason, path, causeId })
  if (!digest) return { digestId: null, broadcast: null }
  const allowed = await nextAllowed(tx, unit.path, ctx.now())
  const broadcast = await publish(tx, ctx, { announcement: digest, unit, approvedBy, allowed, groups })
  return { digestId: digest.id, broadcast }
}

async function digestOf(
  tx: Tx,
  ctx: Ctx,
  { unit, said, audience, writtenBy }: Pick<Telling, 'unit' | 'said' | 'writtenBy'> & { audience: Audience },
): Promise<Digest> {
  const sending: Sending = { audience, sendAt: null, urgentReason: '', image: null, file: null, recurrence: null }
  const [at, code] = [ctx.now(), newCode()]
  const [digest] = await tx
    .insert(digests)
    .values({
      ...{ id: newId('dg'), kind: 'announcement', unitId: unit.id, day: dayOf(at), code, title: said.title, sending },
      content: contentOf(newId('it'), said, unit.name, at),
      text: textOf(ctx, unit, said, sending, code),
      contentHash: await announcementHash(unit.id, said, sending),
      ...{ editedBy: writtenBy, createdAt: at, updatedAt: at },
    })
    .returning()
  return digest as Digest
}

async function tellPeople(
  tx: Tx,
  ctx: Ctx,
  told: Pick<Telling, 'unit' | 'said' | 'personIds' | 'reason'> & { path: string; causeId: string },
): Promise<void> {
  const { path, causeId, unit, said, personIds, reason } = told
  const rows = await tx
    .select({ id: people.id, oaUserId: people.oaUserId, botUserId: people.botUserId, follows: people.follows })
    .from(people)
    .where(
      sql`${people.id} in (select value from json_each(${JSON.stringify(personIds)})) and ${people.erasedAt} is null`,
    )
  const text = toPerson(unit, said, reason)
  const buttons = [{ title: words.see, url: ctx.link(path) }]
  for (const { id, oaUserId, botUserId, follows } of rows) {
    const to =
      oaUserId && follows
        ? { channel: 'oa_chat' as const, id: oaUserId }
        : botUserId
          ? { channel: 'bot_chat' as const, id: botUserId }
          : null
    if (to)
      await queueReply(tx, ctx, {
        ...{ to, cause: 'gathering', causeId: `${causeId}:${id}`, content: { text, buttons } },
        purpose: 'meetings',
      })
  }
}

/** What somebody who is asked by name reads. */
export const toPerson = (unit: Pick<Unit, 'name'>, said: Said, reason: Reason) =>
  [words.toPerson[reason](unit.name, said.title), '', said.text].join('\n')

const lifeOf = (gathering: Gathering, plan: GatheringPlan): Life => ({
  kind: gathering.kind === 'class' ? 'class' : 'meeting',
  ...{ startsAt: plan.startsAt, endsAt: plan.endsAt, place: plan.place, contact: plan.contact },
  ...{ urgent: false, expiresAt: null },
})

/** What an invitation says; with `opening`, why those who are asked hear of it again. */
export function invitationOf(
  ctx: Pick<Ctx, 'link'>,
  gathering: Gathering,
  plan: GatheringPlan,
  papers: number,
  opening: string[] = [words.invited(gathering.kind)],
): Said {
  const agenda = plan.agenda.map(({ startsAt, title, speaker }) =>
    words.piece(startsAt === null ? '' : clockOf(startsAt), title, speaker),
  )
  // A message holds so much: a long programme is read behind the link.
  const fits = agenda.join('\n').length <= longestAgenda
  const text = [
    ...opening,
    ...(plan.lead ? ['', plan.lead] : []),
    ...(agenda.length > 0 && fits ? ['', words.agenda, ...agenda] : []),
    '',
    ...(plan.link ? [words.online(plan.link)] : []),
    ...(papers > 0 ? [words.papers(papers)] : []),
    words.answer(papers),
  ]
  return saidOf({
    ...{ title: plan.title, text: text.join('\n'), link: ctx.link(`/gatherings/${gathering.id}`) },
    life: lifeOf(gathering, plan),
  })
}

/** What is said of one that does not take place. */
export const cancellationOf = (ctx: Pick<Ctx, 'link'>, gathering: Gathering, plan: GatheringPlan, why: string): Said =>
  saidOf({
    title: words.cancelledTitle(plan.title),
    text: [words.cancelled, words.why(why)].join('\n'),
    link: ctx.link(`/gatherings/${gathering.id}`),
    life: lifeOf(gathering, plan),
  })

/** The groups that are asked: those named, and those of the units named; null where none is. */
export async function audienceOf(ctx: Ctx, { groupIds, unitIds }: GatheringPlan['invited']): Promise<Audience | null> {
  if (groupIds.length === 0 && unitIds.length === 0) return null
  if (unitIds.length === 0) return { groupIds }
  if (groupIds.length === 0) return { unitIds }
  const list = (ids: string[]) => sql`(select value from json_each(${JSON.stringify(ids)}))`
  const both = await ctx.db.all<{ id: string }>(sql`
    select g.id from groups g where g.status = 'active' and (g.id in ${list(groupIds)} or exists (
      select 1 from units u join units top on top.id in ${list(unitIds)}
      where u.id = g.unit_id and u.path >= top.path and u.path < top.path || '~'))`)
  return { groupIds: both.map(({ id }) => id) }
}

/** A unit has one gathering at a time. */
export async function expectAlone(
  tx: Tx,
  { id, unitId, startsAt, endsAt }: Pick<Gathering, 'id' | 'unitId' | 'startsAt' | 'endsAt'>,
): Promise<void> {
  const [other] = await tx
    .select({ title: gatherings.title, startsAt: gatherings.startsAt })
    .from(gatherings)
    .where(
      and(
        ...[eq(gatherings.unitId, unitId), ne(gatherings.id, id), inArray(gatherings.state, ['announced', 'open'])],
        ...[lt(gatherings.startsAt, endsAt), gt(gatherings.endsAt, startsAt)],
      ),
    )
    .limit(1)
  if (other) throw new AppError('CONFLICT', 'gathering.overlap', other)
}
