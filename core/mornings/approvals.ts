import { and, asc, eq, isNull, ne, or } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { digestApprovals, digests } from '../../db/schema/digests.ts'
import { people } from '../../db/schema/people.ts'
import { units } from '../../db/schema/units.ts'
import { approvalsNeeded, approveAnnouncement } from '../announcements/approve.ts'
import { approvalsGiven } from '../announcements/given.ts'
import { record } from '../audit.ts'
import { handsOf } from '../boards/hands.ts'
import { reachOf } from '../broadcasts/audience.ts'
import type { Ctx } from '../context.ts'
import type { Digest } from '../digests/content.ts'
import { approveDigest } from '../digests/digests.ts'
import { timeOf } from '../digests/time-of.ts'
import { AppError } from '../errors.ts'
import { oneLine } from '../news/plain.ts'
import { allow, signedIn, within } from '../roles.ts'
import { nearest, staffWith } from '../staff.ts'
import type { Unit } from '../units/tree.ts'
import { ifNobody } from './if-nobody.ts'
import { asks } from './messages.ts'
import { stillWaits } from './rows.ts'
import { tell } from './tell.ts'

const editor = alias(people, 'editor')
type Row = { digest: Digest; unit: Unit; editedByName: string | null }

/** What waits for this person's approval, the urgent first and then by when it is to leave. */
export async function approvalsWaiting(ctx: Ctx) {
  allow(ctx, 'digest.approve')
  const personId = signedIn(ctx)
  const rows = await rowsWhere(
    ctx,
    and(stillWaits(ctx.now()), or(isNull(digests.editedBy), ne(digests.editedBy, personId))),
  )
  const given = await approvalsGiven(
    ctx.db,
    rows.map(({ digest }) => digest.id),
  )
  const open = rows.filter(({ digest }) => !given(digest).some((one) => one.personId === personId))
  return open
    .map((row) => ({ ...briefOf(row), approvals: given(row.digest).length }))
    .sort((a, b) => Number(b.urgent) - Number(a.urgent) || (a.sendAt ?? 0) - (b.sendAt ?? 0))
}

/** One of them in full: exactly what groups will get, to how many of them, in whose hands it is and what becomes of it without them. */
export async function approvalInFull(ctx: Ctx, id: string) {
  allow(ctx, 'digest.approve')
  const personId = signedIn(ctx)
  const [row] = await rowsWhere(ctx, eq(digests.id, id))
  if (!row) throw new AppError('NOT_FOUND')
  const { digest, unit } = row
  const given = await approvalsGiven(ctx.db, [id])
  const { total } = await reachOf(ctx.db, unit.path, digest.sending?.audience ?? {})
  return {
    ...briefOf(row),
    ...{ text: digest.text, contentHash: digest.contentHash, status: digest.status, groups: total },
    ...{ returnedFor: digest.returnedFor, mine: digest.editedBy === personId },
    urgentReason: digest.sending?.urgentReason ?? '',
    image: digest.sending?.image?.id ?? null,
    recurrence: digest.sending?.recurrence ?? null,
    approvals: given(digest).map(({ name, at }) => ({ name, at })),
    given: given(digest).some((one) => one.personId === personId),
    hands: (await handsOf(ctx, [digest])).get(id) ?? null,
    ifNobody: await ifNobody(ctx, row),
  }
}

/** Approves either kind, bound to what was read. */
export async function approve(ctx: Ctx, id: string, input: { contentHash: string }): Promise<void> {
  const { digest } = await rowFor(ctx, id)
  await (digest.kind === 'digest' ? approveDigest(ctx, id, input) : approveAnnouncement(ctx, id, input))
}

/**
 * Gives either kind back to its author, who is told why; without one, to who edits for the unit.
 * @throws AppError INVALID empty without a reason, CONFLICT digest.stale
 */
export async function giveBack(ctx: Ctx, id: string, input: { contentHash: string; reason: string }): Promise<void> {
  const { digest, unit } = await rowFor(ctx, id)
  const { contentHash } = input
  const reason = oneLine(input.reason)
  if (!reason) throw new AppError('INVALID', 'empty')
  const staff = await staffWith(ctx.db, ctx.now(), ['editor', 'communicator'])
  const author = staff.filter(({ personId }) => personId === digest.editedBy)
  const to = author.length > 0 ? author : nearest(staff, unit.path)
  await ctx.write(async (tx) => {
    const [after] = await tx
      .update(digests)
      .set({ returnedFor: reason, updatedAt: ctx.now() })
      .where(and(eq(digests.id, id), eq(digests.contentHash, contentHash), eq(digests.status, 'draft')))
      .returning({ id: digests.id })
    if (!after) throw new AppError('CONFLICT', 'digest.stale')
    await tx.delete(digestApprovals).where(eq(digestApprovals.digestId, id))
    const action = digest.kind === 'digest' ? 'digest.return' : 'announcement.return'
    await record(tx, ctx, { action, unitId: unit.id, subjectId: id, detail: { reason } })
    const key = `${id}:${contentHash.slice(0, 12)}:returned`
    await tell(tx, ctx, to, { cause: 'morning', key, text: asks.returned(digest.title, reason) })
  })
}

async function rowFor(ctx: Ctx, id: string): Promise<Row> {
  allow(ctx, 'digest.approve')
  const [row] = await rowsWhere(ctx, eq(digests.id, id))
  if (!row) throw new AppError('NOT_FOUND')
  return row
}

const rowsWhere = (ctx: Ctx, condition: ReturnType<typeof and>): Promise<Row[]> =>
  ctx.db
    .select({ digest: digests, unit: units, editedByName: editor.name })
    .from(digests)
    .innerJoin(units, eq(units.id, digests.unitId))
    .leftJoin(editor, eq(editor.id, digests.editedBy))
    .where(and(within(ctx, 'digest.approve'), condition))
    .orderBy(asc(digests.day), asc(units.path))
    .limit(100)

const briefOf = ({ digest, unit, editedByName }: Row) => ({
  ...{ id: digest.id, kind: digest.kind, title: digest.title, unitName: unit.name, editedByName },
  sendAt: digest.kind === 'digest' ? timeOf(digest, unit) : (digest.sending?.sendAt ?? null),
  urgent: Boolean(digest.sending?.urgentReason),
  needed: approvalsNeeded(digest),
})
