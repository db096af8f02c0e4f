import { and, eq } from 'drizzle-orm'
import { type Audience, digestApprovals, digests, type Recurrence, type Sending } from '../../db/schema/digests.ts'
import { record } from '../audit.ts'
import { type Forecast, forecastOf } from '../broadcasts/forecast.ts'
import { reachable } from '../broadcasts/plan.ts'
import { nextAllowed } from '../calendar/allowed.ts'
import type { Ctx } from '../context.ts'
import { attachmentPath } from '../digests/attached.ts'
import type { Digest } from '../digests/content.ts'
import { editionFor } from '../digests/digests.ts'
import { AppError } from '../errors.ts'
import { newCode, newId } from '../ids.ts'
import { endOf } from '../news/life.ts'
import { oneLine } from '../news/plain.ts'
import type { Action } from '../roles.ts'
import { dayOf } from '../time.ts'
import { openUnitFor } from '../units/open.ts'
import type { Unit } from '../units/tree.ts'
import { attachedOf } from './attachments.ts'
import { announcementHash, contentOf, messageOf, type Said, saidOf } from './content.ts'
import { nextOf, refuseUnfit } from './recurrence.ts'

/** `sendAt` null: as soon as it is approved. `urgentReason` '' for what may wait for the morning and needs one approval. */
export type Draft = Said & {
  audience: Audience
  sendAt: number | null
  urgentReason: string
  imageId: string | null
  fileId: string | null
  recurrence: Recurrence | null
}

/**
 * Writes an announcement, or a series of them, that waits for its approval: of any audience of the unit, at any time, several
 * a day.
 *
 * @throws AppError INVALID announcement.title, announcement.long, announcement.past, announcement.over,
 *   announcement.recurrence, announcement.urgent-again, digest.link, item.times, broadcast.groups; CONFLICT
 *   broadcast.no-groups or attachment.gone
 */
export async function composeAnnouncement(ctx: Ctx, unitId: string, draft: Draft): Promise<Digest> {
  const unit = await openUnitFor(ctx, 'digest.write', unitId)
  const [id, code] = [newId('dg'), newCode()]
  const row = await rowOf(ctx, unit, draft, { code, itemId: newId('it') })
  const at = ctx.now()
  return ctx.write(async (tx) => {
    const [made] = await tx
      .insert(digests)
      .values({ id, unitId: unit.id, code, ...row, editedBy: ctx.actor.personId, createdAt: at, updatedAt: at })
      .returning()
    await record(tx, ctx, { action: 'announcement.write', unitId: unit.id, subjectId: id, detail: detailOf(row) })
    return made as Digest
  })
}

/**
 * Changes what is not approved yet; whoever had approved it has not approved this.
 * @throws AppError as `composeAnnouncement`, and CONFLICT digest.stale or announcement.state
 */
export async function editAnnouncement(
  ctx: Ctx,
  id: string,
  { contentHash: seen, ...draft }: Draft & { contentHash: string },
): Promise<Digest> {
  const { announcement, unit } = await announcementFor(ctx, 'digest.write', id)
  const itemId = announcement.content?.items[0]?.id ?? newId('it')
  const row = await rowOf(ctx, unit, draft, { code: announcement.code, itemId })
  return ctx.write(async (tx) => {
    const changed = { ...row, editedBy: ctx.actor.personId, returnedFor: null, missed: null, updatedAt: ctx.now() }
    const [after] = await tx.update(digests).set(changed).where(waitingAs(id, seen)).returning()
    if (!after) throw new AppError('CONFLICT', announcement.status === 'draft' ? 'digest.stale' : 'announcement.state')
    await tx.delete(digestApprovals).where(eq(digestApprovals.digestId, id))
    await record(tx, ctx, { action: 'announcement.write', unitId: unit.id, subjectId: id, detail: detailOf(row) })
    return after as Digest
  })
}

/** Throws away what was not approved, or ends a series: nothing more of it is sent. */
export async function discardAnnouncement(ctx: Ctx, id: string): Promise<void> {
  const { announcement, unit } = await announcementFor(ctx, 'digest.write', id)
  const { kind, status, title } = announcement
  await ctx.write(async (tx) => {
    if (status === 'draft') {
      await tx.delete(digestApprovals).where(eq(digestApprovals.digestId, id))
      const gone = await tx
        .delete(digests)
        .where(and(eq(digests.id, id), eq(digests.status, 'draft')))
        .returning()
      if (gone.length === 0) throw new AppError('CONFLICT', 'announcement.state')
      await record(tx, ctx, { action: 'announcement.discard', unitId: unit.id, subjectId: id, detail: { title } })
      return
    }
    if (kind !== 'series' || status !== 'approved') throw new AppError('CONFLICT', 'announcement.state')
    await tx.update(digests).set({ status: 'cancelled', updatedAt: ctx.now() }).where(eq(digests.id, id))
    await record(tx, ctx, { action: 'announcement.end', unitId: unit.id, subjectId: id, detail: { title } })
  })
}

/** The message that groups would get, and what sending it would take. */
export async function previewAnnouncement(
  ctx: Ctx,
  unitId: string,
  draft: Draft,
): Promise<{ text: string; sendAt: number; putOffBy: string | null } & Forecast> {
  const unit = await openUnitFor(ctx, 'digest.write', unitId)
  const { text, sending } = await rowOf(ctx, unit, draft, { code: 'XXXXXX', itemId: '' })
  const forecast = await forecastOf(ctx, await reachable(ctx.db, unit.path, sending.audience))
  const wanted = sending.recurrence ? nextOf(sending.recurrence, ctx.now()) : (sending.sendAt ?? ctx.now())
  const allowed = await nextAllowed(ctx.db, unit.path, wanted)
  const { at, why } = sending.urgentReason ? { at: wanted, why: null } : allowed
  return { text, sendAt: at, putOffBy: why, ...forecast }
}

/** The announcement or series and its unit, if the actor may do this there; else NOT_FOUND. */
export async function announcementFor(
  ctx: Ctx,
  action: Action,
  id: string,
): Promise<{ announcement: Digest; unit: Unit }> {
  const { digest: announcement, unit } = await editionFor(ctx, action, id)
  if (announcement.kind === 'digest') throw new AppError('NOT_FOUND')
  return { announcement, unit }
}

/** That it still waits, in exactly these words. */
const waitingAs = (id: string, contentHash: string) =>
  and(eq(digests.id, id), eq(digests.contentHash, contentHash), eq(digests.status, 'draft'))

async function rowOf(ctx: Ctx, unit: Unit, draft: Draft, { code, itemId }: { code: string; itemId: string }) {
  const said = saidOf(draft)
  const sending = await sendingOf(ctx, unit, draft)
  const sendAt = sending.sendAt ?? ctx.now()
  const end = endOf(said)
  if (end !== null && end <= sendAt) throw new AppError('INVALID', 'announcement.over')
  await reachable(ctx.db, unit.path, sending.audience)
  return {
    kind: sending.recurrence ? ('series' as const) : ('announcement' as const),
    day: sending.recurrence ? dayOf(nextOf(sending.recurrence, ctx.now())) : dayOf(sendAt),
    title: said.title,
    content: contentOf(itemId, said, unit.name, sendAt),
    text: textOf(ctx, unit, said, sending, code),
    contentHash: await announcementHash(unit.id, said, sending),
    sending,
  }
}

/** The message of an announcement under its code. */
export const textOf = (
  ctx: Pick<Ctx, 'link' | 'web'>,
  unit: Pick<Unit, 'name'>,
  said: Said,
  sending: Sending,
  code: string,
) =>
  messageOf(said, {
    ...{ unitName: unit.name, code, sending, page: ctx.link(`/digests/${code}`) },
    fileUrl: sending.file && ctx.web(attachmentPath(sending.file)),
  })

async function sendingOf(ctx: Ctx, unit: Unit, draft: Draft): Promise<Sending> {
  const { audience, sendAt, recurrence } = draft
  const urgentReason = oneLine(draft.urgentReason)
  if (recurrence) refuseUnfit(recurrence, dayOf(ctx.now()))
  if (recurrence && urgentReason) throw new AppError('INVALID', 'announcement.urgent-again')
  if (!recurrence && sendAt !== null && sendAt < ctx.now()) throw new AppError('INVALID', 'announcement.past')
  const [image, file] = [
    await attachedOf(ctx.db, unit.id, draft.imageId),
    await attachedOf(ctx.db, unit.id, draft.fileId),
  ]
  const { unitIds, channels, tags, groupIds } = audience
  return {
    audience: { unitIds, channels, tags, groupIds },
    sendAt: recurrence ? null : sendAt,
    ...{ urgentReason, image, file, recurrence },
  }
}

const detailOf = ({
  kind,
  title,
  contentHash,
  sending,
}: {
  kind: string
  title: string
  contentHash: string
  sending: Sending
}) => ({
  ...{ kind, title, contentHash },
  ...(sending.urgentReason && { urgent: sending.urgentReason }),
})
