import { eq, sql } from 'drizzle-orm'
import { people } from '../../db/schema/people.ts'
import { quizzes, rounds } from '../../db/schema/quizzes.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { mayDo } from '../roles.ts'
import { classHash } from './announce.ts'
import { classFor, keptClass, sessionsOf } from './class.ts'
import { figuresOf } from './figures.ts'
import { rosterOf } from './roster.ts'

/** A class as the desk shows it: its programme, and how many came and completed it by unit. */
export async function readClass(ctx: Ctx, id: string) {
  const { series, unit } = await classFor(ctx, 'gathering.read', id)
  const sessions = await sessionsOf(ctx.db, id)
  const [keeper] = await ctx.db
    .select({ name: people.name })
    .from(people)
    .where(eq(people.id, series.keeperId ?? ''))
  const [quiz] = await ctx.db
    .select({ title: quizzes.title, round: rounds.name, closesAt: rounds.closesAt })
    .from(rounds)
    .innerJoin(quizzes, eq(quizzes.id, rounds.quizId))
    .where(eq(rounds.id, series.roundId ?? ''))
  const drafts = sessions.filter(({ state }) => state === 'draft')
  const { title, classKind, programme, plan, roundId, attendPercent, passPercent, state, endedAt, updatedAt } = series
  return {
    ...{ id, unitId: unit.id, unitName: unit.name, title, classKind, programme, contact: plan.contact },
    ...{ asksRoomNumber: plan.asksRoomNumber, invited: await askedNames(ctx, plan.invited) },
    ...{ roundId, quiz: quiz ?? null, attendPercent, passPercent, state, endedAt, updatedAt },
    forgotten: series.forgottenAt !== null,
    sessions: sessions.map(({ contentHash, ...session }) => session),
    keeperName: keeper?.name ?? '',
    isKeeper: series.keeperId !== null && series.keeperId === ctx.actor.personId,
    // Who wrote it does not announce it.
    mine: series.editedBy !== null && series.editedBy === ctx.actor.personId,
    announcing:
      drafts.length > 0 && mayDo(ctx, 'gathering.announce', unit.path) ? await classHash(series, drafts) : null,
    figures: await figuresOf(ctx, series),
  }
}

const askedNames = async (ctx: Ctx, { groupIds, unitIds }: { groupIds: string[]; unitIds: string[] }) => ({
  groupIds,
  unitIds,
  names: (
    await ctx.db.all<{ name: string }>(sql`
      select name from units where id in (select value from json_each(${JSON.stringify(unitIds)}))
      union all select name from groups where id in (select value from json_each(${JSON.stringify(groupIds)}))`)
  ).map(({ name }) => name),
})

/** Who is in a class and what each has done: its keeper's alone. */
export async function readRoster(ctx: Ctx, id: string) {
  const { series } = await keptClass(ctx, id)
  const sessions = (await sessionsOf(ctx.db, id)).filter(({ state }) => state !== 'draft' && state !== 'cancelled')
  const { held, students, writtenIn } = await rosterOf(ctx.db, series)
  return {
    sessions: sessions.map(({ id: sessionId, topic, startsAt }) => ({ id: sessionId, topic, startsAt })),
    ...{ held: held.length, students, writtenIn },
  }
}

/** The same for a file; that it was taken is in the log. */
export async function exportClass(ctx: Ctx, id: string) {
  const { series, unit } = await keptClass(ctx, id)
  const roster = await readRoster(ctx, id)
  const detail = { people: roster.students.length }
  await ctx.write((tx) => record(tx, ctx, { action: 'class.export', unitId: unit.id, subjectId: id, detail }))
  return { title: series.title, ...roster }
}
