import { and, eq, inArray, sql } from 'drizzle-orm'
import {
  type ClassKind,
  gatheringInvitations,
  gatheringSeries,
  gatherings,
  type SeriesPlan,
} from '../../db/schema/gatherings.ts'
import { quizzes, rounds } from '../../db/schema/quizzes.ts'
import { units } from '../../db/schema/units.ts'
import { expectSeen } from '../acts/seen.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { withSuccessors } from '../gatherings/notices/reached.ts'
import { planHash, planOf } from '../gatherings/plan.ts'
import { expectInvitable, papersIn } from '../gatherings/write.ts'
import { newId } from '../ids.ts'
import { hasOnlyWebLinks } from '../news/link.ts'
import { oneLine } from '../news/plain.ts'
import { isRanked } from '../quizzes/rules.ts'
import { signedIn } from '../roles.ts'
import { openUnitFor } from '../units/open.ts'
import type { Unit } from '../units/tree.ts'
import { type Class, classFor, expectRunning } from './class.ts'

export type NewClass = {
  title: string
  classKind: ClassKind
  programme: string
  contact: string
  asksRoomNumber: boolean
  invited: { groupIds: string[]; unitIds: string[] }
  roundId: string | null
  /** Of a hundred sessions that were held, and of a hundred marks; null where that is not asked. */
  attendPercent: number | null
  passPercent: number | null
}

/**
 * Sets a class down; its sessions are added one by one. Who does so keeps it.
 *
 * @throws AppError INVALID class.title, class.rule, class.quiz, gathering.invited or digest.link
 */
export async function createClass(ctx: Ctx, unitId: string, given: NewClass): Promise<Class> {
  const unit = await openUnitFor(ctx, 'gathering.write', unitId)
  const keeperId = signedIn(ctx)
  const kept = await checked(ctx, unit, given)
  const at = ctx.now()
  const by = { createdBy: keeperId, editedBy: keeperId, keeperId, createdAt: at, updatedAt: at }
  return ctx.write(async (tx) => {
    const [made] = await tx
      .insert(gatheringSeries)
      .values({ id: newId('gs'), unitId: unit.id, kind: 'class', recurrence: null, ...kept, ...by })
      .returning()
    const series = made as Class
    const detail = { title: series.title, ...ruleOf(series) }
    await record(tx, ctx, { action: 'class.write', unitId: unit.id, subjectId: series.id, detail })
    return series
  })
}

/**
 * Changes a class that runs. Sessions that were announced ask whom they asked; what it takes to complete it stays as it was from the
 * first session on.
 *
 * @throws AppError as `createClass`, and CONFLICT gathering.stale, class.ended or class.rule-fixed
 */
export async function editClass(
  ctx: Ctx,
  id: string,
  { updatedAt: seen, ...given }: NewClass & { updatedAt: number },
): Promise<Class> {
  const { unit } = await classFor(ctx, 'gathering.write', id)
  const kept = await checked(ctx, unit, given)
  return ctx.write(async (tx) => {
    const [now] = await tx.select().from(gatheringSeries).where(eq(gatheringSeries.id, id))
    if (!now) throw new AppError('NOT_FOUND')
    expectSeen(seen, now.updatedAt, 'gathering.stale')
    expectRunning(now)
    const isOther = now.attendPercent !== kept.attendPercent || now.passPercent !== kept.passPercent
    const begun = await tx.$count(gatherings, and(eq(gatherings.seriesId, id), sql`${gatherings.openedAt} is not null`))
    if (isOther && begun > 0) throw new AppError('CONFLICT', 'class.rule-fixed')
    const at = Math.max(ctx.now(), seen + 1)
    const [after] = await tx
      .update(gatheringSeries)
      .set({ ...kept, editedBy: ctx.actor.personId, updatedAt: at })
      .where(eq(gatheringSeries.id, id))
      .returning()
    const drafts = await tx
      .select()
      .from(gatherings)
      .where(and(eq(gatherings.seriesId, id), eq(gatherings.state, 'draft')))
    for (const draft of drafts) {
      const asked = and(
        eq(gatheringInvitations.gatheringId, draft.id),
        inArray(gatheringInvitations.what, ['group', 'unit']),
      )
      await tx.delete(gatheringInvitations).where(asked)
      const { groupIds, unitIds } = kept.plan.invited
      const rows = [
        ...groupIds.map((targetId) => ({ gatheringId: draft.id, what: 'group' as const, targetId })),
        ...unitIds.map((targetId) => ({ gatheringId: draft.id, what: 'unit' as const, targetId })),
      ]
      if (rows.length > 0) await tx.insert(gatheringInvitations).values(rows)
      const plan = await planOf(tx, draft)
      const contentHash = await planHash(draft.unitId, draft.kind, plan, await papersIn(tx, draft.id))
      await tx
        .update(gatherings)
        .set({ contentHash, editedBy: ctx.actor.personId, updatedAt: at })
        .where(eq(gatherings.id, draft.id))
    }
    const detail = { title: kept.title, roundId: kept.roundId, ...ruleOf(kept) }
    await record(tx, ctx, { action: 'class.write', unitId: unit.id, subjectId: id, detail })
    return after as Class
  })
}

const ruleOf = ({ attendPercent, passPercent }: Pick<Class, 'attendPercent' | 'passPercent'>) => ({
  attendPercent,
  passPercent,
})

async function checked(ctx: Ctx, unit: Unit, given: NewClass) {
  const title = oneLine(given.title)
  const programme = given.programme.trim()
  if (!title) throw new AppError('INVALID', 'class.title')
  if (!programme.split('\n').every(hasOnlyWebLinks)) throw new AppError('INVALID', 'digest.link')
  const wrong = (value: number | null) => value !== null && (!Number.isInteger(value) || value < 1 || value > 100)
  const { attendPercent, passPercent } = given
  if (wrong(attendPercent) || wrong(passPercent) || (attendPercent === null && passPercent === null))
    throw new AppError('INVALID', 'class.rule')
  if (given.roundId !== null) await expectOwnRound(ctx, unit, given.roundId)
  const invited = {
    groupIds: [...new Set(given.invited.groupIds)].sort(),
    // Units that ended since are asked as what took over.
    unitIds: (await withSuccessors(ctx.db, { ...given.invited, personIds: [] })).unitIds,
    personIds: [],
  }
  const plan: SeriesPlan = {
    ...{ lead: '', place: '', link: '', contact: oneLine(given.contact), attends: 'invited', votes: 'nobody' },
    ...{ quorumPercent: null, asksRoomNumber: given.asksRoomNumber, invited, minutes: 120, agenda: [] },
  }
  await expectInvitable(ctx, unit, { ...plan, invited, agenda: [] } as never)
  return {
    ...{ title, programme, classKind: given.classKind, roundId: given.roundId },
    ...{ attendPercent, passPercent, plan },
  }
}

/** The quiz at the end is the class's own: of its unit or of one below it, and one whose papers are marked for good. */
async function expectOwnRound(ctx: Pick<Ctx, 'db'>, unit: Unit, roundId: string): Promise<void> {
  const [row] = await ctx.db
    .select({ rules: rounds.rules, path: units.path })
    .from(rounds)
    .innerJoin(quizzes, eq(quizzes.id, rounds.quizId))
    .innerJoin(units, eq(units.id, quizzes.unitId))
    .where(eq(rounds.id, roundId))
  if (!row?.path.startsWith(unit.path) || !isRanked(row.rules)) throw new AppError('INVALID', 'class.quiz')
}
