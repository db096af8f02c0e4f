import { and, between, eq, gte, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm'
import { boardSeats } from '../../../db/schema/boards.ts'
import { feedback, feedbackAnswers, feedbackColleagues } from '../../../db/schema/feedback.ts'
import { roles } from '../../../db/schema/roles.ts'
import { units } from '../../../db/schema/units.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { grantsOf, isLive, mayDo } from '../../roles.ts'
import { nearest, staffWith } from '../../staff.ts'
import { addDays, clockOf, dayMs, dayOf, writtenDate } from '../../time.ts'
import { remindedOfPromise } from '../clocks.ts'
import type { Feedback } from '../list.ts'
import { tellStaff } from './tell-staff.ts'

const atOnce = 100

// A promise lies two months ahead at most (`vague.ts`), and is reminded of within a week of its day.
const promisedWithinDays = 7
const answeredWithinDays = 70
// Nobody is called out of bed for it.
const morning = '07:30'

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
  let told = await remindOfPromises(ctx)
  for (const { about, path } of rows) told += await remindOf(ctx, about, path)
  return told
}

/** Of what was promised for a day that has passed, and is not said to be done, whoever works on it is told, once a promise. */
async function remindOfPromises(ctx: Ctx): Promise<number> {
  const now = ctx.now()
  if (clockOf(now) < morning) return 0
  const [today, since] = [dayOf(now), now - answeredWithinDays * dayMs]
  const rows = await ctx.db
    .select({ about: feedback, path: units.path, promisedOn: feedbackAnswers.actionOn })
    .from(feedback)
    .innerJoin(units, eq(units.id, feedback.unitId))
    .innerJoin(feedbackAnswers, eq(feedbackAnswers.id, lastAnswer))
    .where(
      and(
        or(gte(feedback.answeredAt, since), gte(feedback.reopenedAt, since)),
        ...[eq(feedback.status, 'answered'), isNull(feedback.mergedInto), lt(feedback.reminded, remindedOfPromise)],
        between(feedbackAnswers.actionOn, addDays(today, -promisedWithinDays), addDays(today, -1)),
        // What it said was done already promised nothing.
        sql`${feedbackAnswers.actionOn} >= date(${feedbackAnswers.createdAt} / 1000, 'unixepoch', '+7 hours')`,
      ),
    )
    .limit(atOnce)
  let told = 0
  for (const { about, path, promisedOn } of rows) {
    const personIds = await handsOf(ctx, about, path)
    told += await ctx.write(async (tx) => {
      const [claimed] = await tx
        .update(feedback)
        .set({ reminded: about.reminded + remindedOfPromise })
        .where(
          and(eq(feedback.id, about.id), eq(feedback.version, about.version), lt(feedback.reminded, remindedOfPromise)),
        )
        .returning({ id: feedback.id })
      if (!claimed) return 0
      const said = 'promised'
      const key = `${about.id}:${promisedOn}`
      const count = await tellStaff(tx, ctx, { personIds, key, about, said, day: writtenDate(promisedOn) })
      const detail = { said, told: count }
      await record(tx, ctx, { action: 'feedback.remind', unitId: about.unitId, subjectId: about.id, detail })
      return count
    })
  }
  return told
}

const lastAnswer = sql`(select a.id from feedback_answers a where a.feedback_id = ${feedback.id} and a.withdrawn_at is null
  order by a.created_at desc, a.rowid desc limit 1)`

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
