import { and, eq, inArray, isNull, lte, or } from 'drizzle-orm'
import { boardSeats } from '../../../db/schema/boards.ts'
import { feedback, feedbackColleagues } from '../../../db/schema/feedback.ts'
import { roles } from '../../../db/schema/roles.ts'
import { units } from '../../../db/schema/units.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { grantsOf, isLive, mayDo } from '../../roles.ts'
import { nearest, staffWith } from '../../staff.ts'
import type { Feedback } from '../list.ts'
import { tellStaff } from './tell-staff.ts'

const atOnce = 100

/**
 * Reminds of cases whose time is half over or all over, each once, and tells the head of the unit, or who stands in for them, of
 * those that are late. Of a case whose officer left, whoever answers for the unit is reminded.
 */
export async function remindFeedback(ctx: Ctx): Promise<number> {
  const now = ctx.now()
  const rows = await ctx.db
    .select({ about: feedback, path: units.path })
    .from(feedback)
    .innerJoin(units, eq(units.id, feedback.unitId))
    .where(
      and(
        ...[inArray(feedback.status, ['received', 'assigned']), isNull(feedback.mergedInto)],
        or(
          and(eq(feedback.reminded, 0), lte(feedback.halfAt, now)),
          and(inArray(feedback.reminded, [0, 1]), lte(feedback.dueAt, now)),
        ),
      ),
    )
    .limit(atOnce)
  let told = 0
  for (const { about, path } of rows) told += await remindOf(ctx, about, path)
  return told
}

async function remindOf(ctx: Ctx, about: Feedback, path: string): Promise<number> {
  const isLate = about.dueAt <= ctx.now()
  const hands = await handsOf(ctx, about, path)
  const heads = isLate ? await headsOf(ctx, path) : []
  return ctx.write(async (tx) => {
    const was = and(eq(feedback.id, about.id), eq(feedback.reminded, about.reminded))
    const claimed = await tx
      .update(feedback)
      .set({ reminded: isLate ? 2 : 1 })
      .where(was)
      .returning({ id: feedback.id })
    if (claimed.length === 0) return 0
    // Reopened, its clocks run once more.
    const key = `${about.id}:${about.dueAt}`
    const said = isLate ? ('late' as const) : ('half' as const)
    let told = await tellStaff(tx, ctx, { personIds: hands, key, about, said })
    await record(tx, ctx, {
      action: 'feedback.remind',
      unitId: about.unitId,
      subjectId: about.id,
      detail: { said, told },
    })
    if (!isLate) return told
    const others = heads.filter((one) => !hands.includes(one))
    const escalated = await tellStaff(tx, ctx, { personIds: others, key, about, said: 'escalated' })
    const detail = { to: others }
    await record(tx, ctx, { action: 'feedback.escalate', unitId: about.unitId, subjectId: about.id, detail })
    told += escalated
    return told
  })
}

/** Who works on it: the one it was given to while they may, and who helps; else whoever answers for the unit. */
async function handsOf(ctx: Pick<Ctx, 'db' | 'now'>, about: Feedback, path: string): Promise<string[]> {
  const { able } = await namedHands(ctx, about, path)
  if (able.length > 0) return able
  const staff = nearest(await staffWith(ctx.db, ctx.now(), ['responder']), path)
  return staff.map(({ personId }) => personId)
}

/** Whom a case was given to and who helps with it; where none of them may answer there any more, whoever may. Nobody before that. */
export async function takersOf(ctx: Pick<Ctx, 'db' | 'now'>, about: Feedback, path: string): Promise<string[]> {
  const { named } = await namedHands(ctx, about, path)
  return named.length > 0 ? handsOf(ctx, about, path) : []
}

async function namedHands(ctx: Pick<Ctx, 'db' | 'now'>, { id, assignedTo }: Feedback, path: string) {
  const helpers = await ctx.db.select().from(feedbackColleagues).where(eq(feedbackColleagues.feedbackId, id))
  const named = [assignedTo, ...helpers.map(({ personId }) => personId)].flatMap((one) => one ?? [])
  const able: string[] = []
  for (const personId of new Set(named)) {
    const grants = await grantsOf(ctx, personId)
    if (mayDo({ actor: { personId, name: '', grants } }, 'feedback.answer', path)) able.push(personId)
  }
  return { named, able }
}

/** The head of the unit or of the nearest above it that has one, with who stands in for them now; else who approves there. */
async function headsOf(ctx: Ctx, path: string): Promise<string[]> {
  const line = path.split('/').filter(Boolean)
  const seats = await ctx.db
    .select({ personId: boardSeats.personId, path: units.path })
    .from(boardSeats)
    .innerJoin(units, eq(units.id, boardSeats.unitId))
    .where(and(eq(boardSeats.office, 'chair'), inArray(units.id, line)))
  const chair = seats.sort((one, other) => other.path.length - one.path.length)[0]
  if (!chair) {
    const staff = nearest(await staffWith(ctx.db, ctx.now(), ['approver', 'admin']), path)
    return staff.map(({ personId }) => personId)
  }
  const deputies = await ctx.db
    .selectDistinct({ personId: roles.personId })
    .from(roles)
    .where(and(eq(roles.deputyFor, chair.personId), isLive(ctx.db, ctx.now())))
  return [chair.personId, ...deputies.map(({ personId }) => personId)]
}
