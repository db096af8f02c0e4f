import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { feedbackColleagues } from '../../../db/schema/feedback.ts'
import { people } from '../../../db/schema/people.ts'
import { roles } from '../../../db/schema/roles.ts'
import { units } from '../../../db/schema/units.ts'
import { closedDays } from '../../calendar/days.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { grantsOf, holdersOf, isLive, mayDo, signedIn } from '../../roles.ts'
import { nearest, staffWith } from '../../staff.ts'
import { composed } from '../../text/composed.ts'
import { unitNow } from '../../units/former.ts'
import { addWorkingHours } from '../../working-hours.ts'
import { acceptWithinHours } from '../clocks.ts'
import type { Feedback } from '../list.ts'
import { type KeptPicture, keepPictures } from '../pictures/keep.ts'
import { stepWords } from '../thread/words.ts'
import { caseFor, change, type Seen } from './change.ts'
import { tellStaff } from './tell-staff.ts'

const longestText = 1500
const shortestReason = 5

/** What was typed, or a refusal where it is nothing or too much. */
export function said(text: string, { shortest = 1 } = {}): string {
  const tidy = composed(text).trim()
  if (tidy.length === 0) throw new AppError('INVALID', 'empty')
  if (tidy.length < shortest) throw new AppError('INVALID', 'feedback.reason')
  if (tidy.length > longestText)
    throw new AppError('TOO_LARGE', 'feedback.step-long', { length: tidy.length, limit: longestText })
  return tidy
}

async function refuseWithoutRight(ctx: Ctx, personId: string, path: string): Promise<void> {
  const grants = await grantsOf(ctx, personId)
  if (!mayDo({ actor: { personId, name: '', grants } }, 'feedback.answer', path))
    throw new AppError('INVALID', 'feedback.assignee')
}

/** Gives a case to somebody who may answer it; who was given it before is told by whom it goes on. */
export async function assignFeedback(
  ctx: Ctx,
  id: string,
  input: { personId: string; reason?: string } & Seen,
): Promise<Feedback> {
  const { before, path } = await caseFor(ctx, id)
  await refuseWithoutRight(ctx, input.personId, path)
  const { personId: to } = input
  return change(ctx, before, input, {
    set: { assignedTo: to, status: 'assigned' },
    action: 'feedback.assign',
    detail: { to, from: before.assignedTo },
    step: { kind: 'assign', toPersonId: to, text: composed(input.reason ?? '').trim() },
    also: async (tx, stepId) => {
      if (to !== ctx.actor.personId)
        await tellStaff(tx, ctx, { personIds: [to], key: stepId, about: before, said: 'yours' })
    },
  })
}

/** Hands a case to another unit, with the reason that its sender reads; its clock for being taken up starts anew, the one for its answer goes on. */
export async function routeFeedback(
  ctx: Ctx,
  id: string,
  input: { unitId: string; reason: string } & Seen,
): Promise<Feedback> {
  const { before } = await caseFor(ctx, id)
  const reason = said(input.reason, { shortest: shortestReason })
  const unit = await unitNow(ctx.db, input.unitId)
  if (unit.id === before.unitId) throw new AppError('INVALID', 'feedback.same-unit')
  const off = await closedDays(ctx.db, unit.path, ctx.now())
  const staff = nearest(await staffWith(ctx.db, ctx.now(), ['responder']), unit.path)
  return change(ctx, before, input, {
    set: {
      unitId: unit.id,
      assignedTo: null,
      status: 'received',
      acceptBy: addWorkingHours(ctx.now(), acceptWithinHours, off),
    },
    action: 'feedback.route',
    detail: { to: unit.id, reason },
    step: {
      kind: 'route',
      text: reason,
      toName: unit.name,
      tells: stepWords.route(before.trackCode, unit.name, reason),
    },
    also: async (tx, stepId) => {
      const personIds = staff.map(({ personId }) => personId)
      await tellStaff(tx, ctx, { personIds, key: stepId, about: before, said: 'routed' })
    },
  })
}

/** Asks a colleague to help, who may work on it already. */
export async function addColleague(ctx: Ctx, id: string, input: { personId: string } & Seen): Promise<Feedback> {
  const { before, path } = await caseFor(ctx, id)
  await refuseWithoutRight(ctx, input.personId, path)
  const { personId } = input
  return change(ctx, before, input, {
    action: 'feedback.colleague',
    detail: { personId },
    step: { kind: 'colleague', toPersonId: personId },
    also: async (tx, stepId) => {
      await tx.insert(feedbackColleagues).values({ feedbackId: id, personId, addedAt: ctx.now() }).onConflictDoNothing()
      if (personId !== ctx.actor.personId)
        await tellStaff(tx, ctx, { personIds: [personId], key: stepId, about: before, said: 'colleague' })
    },
  })
}

/** A note between officers, which its sender never reads. */
export async function noteFeedback(
  ctx: Ctx,
  id: string,
  input: { text: string; pictures?: KeptPicture[] } & Seen,
): Promise<Feedback> {
  const { before } = await caseFor(ctx, id)
  const text = said(input.text)
  return change(
    ctx,
    before,
    {},
    {
      while: ['received', 'assigned', 'answered', 'closed'],
      action: 'feedback.note',
      step: { kind: 'note', text },
      also: (tx, stepId) => keepPictures(tx, ctx, id, { pictures: input.pictures ?? [], stepId }),
    },
  )
}

/** Asks its sender something, or tells them how far it has come. A question goes with the case: whoever answers is heard. */
export async function writeToSender(
  ctx: Ctx,
  id: string,
  input: { as: 'question' | 'progress'; text: string; pictures?: KeptPicture[] } & Seen,
): Promise<Feedback> {
  const { before } = await caseFor(ctx, id)
  const text = said(input.text)
  const { as } = input
  return change(ctx, before, input, {
    set: {
      status: 'assigned',
      assignedTo: before.assignedTo ?? signedIn(ctx),
      ...(as === 'question' && { askedAt: ctx.now() }),
    },
    action: as === 'question' ? 'feedback.ask' : 'feedback.progress',
    step: { kind: as, text, tells: stepWords[as](before.trackCode, text) },
    also: (tx, stepId) => keepPictures(tx, ctx, id, { pictures: input.pictures ?? [], stepId }),
  })
}

/** Who may be given a case, by name: who may answer it where it is. */
export async function handsFor(ctx: Ctx, id: string): Promise<{ personId: string; name: string }[]> {
  const { path } = await caseFor(ctx, id)
  return ctx.db
    .selectDistinct({
      personId: people.id,
      name: sql<string>`coalesce(nullif(${people.introducedAs}, ''), ${people.name})`,
    })
    .from(roles)
    .innerJoin(people, eq(people.id, roles.personId))
    .innerJoin(units, eq(units.id, roles.unitId))
    .where(
      and(
        inArray(roles.role, [...holdersOf('feedback.answer')]),
        ...[isLive(ctx.db, ctx.now()), isNull(people.erasedAt)],
        inArray(units.id, path.split('/').filter(Boolean)),
      ),
    )
    .orderBy(asc(people.name))
}
