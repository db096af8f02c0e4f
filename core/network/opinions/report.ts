import { and, asc, eq, sql } from 'drizzle-orm'
import { type Feeling, type HeardFrom, opinionReports, opinionSubjects } from '../../../db/schema/network.ts'
import { units } from '../../../db/schema/units.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { idFromUuid, newId } from '../../ids.ts'
import { within } from '../../roles.ts'
import { fold } from '../../text/fold.ts'
import { dayOf } from '../../time.ts'
import { openUnitFor } from '../../units/open.ts'
import { usualSubjects } from '../messages.ts'
import { lineOf, linesOf } from '../packets/content.ts'
import { nameless } from './nameless.ts'

export const longestSubject = 80
export const longestSuggestion = 1000
const mostSubjects = 30

type Heard = { subject: string; people: HeardFrom; feeling: Feeling; suggestion: string }

export const subjectKey = (subject: string) => fold(subject).replace(/\s+/g, ' ').trim()

/**
 * Takes in what somebody heard in a group of people. Neither who reported it nor the hour is kept, in no log either: in a small place
 * both would lead to the people it is of.
 *
 * @throws AppError INVALID opinion.subject, opinion.long, opinion.name
 */
export async function reportOpinion(
  ctx: Ctx,
  uuid: string,
  { unitId, ...heard }: Heard & { unitId: string },
): Promise<void> {
  const unit = await openUnitFor(ctx, 'opinion.report', unitId)
  const subject = lineOf(heard.subject)
  const suggestion = linesOf(heard.suggestion)
  if (!subject || subject.length > longestSubject) throw new AppError('INVALID', 'opinion.subject')
  if (suggestion.length > longestSuggestion) throw new AppError('INVALID', 'opinion.long')
  const told = { subject: nameless(subject), suggestion: suggestion && nameless(suggestion) }
  const { people, feeling } = heard
  const month = dayOf(ctx.now()).slice(0, 7)
  const row = { ...told, people, feeling, month, unitId: unit.id, subjectKey: subjectKey(told.subject) }
  await ctx.write((tx) =>
    tx
      .insert(opinionReports)
      .values({ ...row, id: idFromUuid('or', uuid) })
      // A telephone that sends again is not two who report.
      .onConflictDoNothing(),
  )
}

/** Where the actor may report from, and what their units ask them to listen for. */
export async function reportForm(ctx: Ctx) {
  const own = await ctx.db
    .select({ id: units.id, name: units.name, path: units.path })
    .from(units)
    .where(and(within(ctx, 'opinion.report'), sql`${units.closedAt} is null`))
    .orderBy(asc(units.path))
    .limit(300)
  const line = [...new Set(own.flatMap(({ path }) => path.split('/').filter(Boolean)))]
  const asked = await ctx.db
    .selectDistinct({ name: opinionSubjects.name })
    .from(opinionSubjects)
    .where(sql`${opinionSubjects.unitId} in (select value from json_each(${JSON.stringify(line)}))`)
    .orderBy(asc(opinionSubjects.name))
  return {
    units: own.map(({ id, name }) => ({ id, name })),
    subjects: asked.length > 0 ? asked.map(({ name }) => name) : usualSubjects,
  }
}

/** What a unit asks to be listened for. */
export const listSubjects = (ctx: Ctx, unitId: string) =>
  ctx.db
    .select({ id: opinionSubjects.id, name: opinionSubjects.name })
    .from(opinionSubjects)
    .innerJoin(units, eq(units.id, opinionSubjects.unitId))
    .where(and(within(ctx, 'opinion.read'), eq(opinionSubjects.unitId, unitId)))
    .orderBy(asc(opinionSubjects.name))

/** @throws AppError INVALID opinion.subject, opinion.name; CONFLICT opinion.subject-kept or opinion.subjects */
export async function addSubject(ctx: Ctx, unitId: string, { name: typed }: { name: string }) {
  const unit = await openUnitFor(ctx, 'network.manage', unitId)
  const name = lineOf(typed)
  if (!name || name.length > longestSubject) throw new AppError('INVALID', 'opinion.subject')
  nameless(name)
  const row = { id: newId('os'), unitId: unit.id, name, key: subjectKey(name) }
  await ctx.write(async (tx) => {
    const there = await tx.select().from(opinionSubjects).where(eq(opinionSubjects.unitId, unit.id))
    if (there.some(({ key }) => key === row.key)) throw new AppError('CONFLICT', 'opinion.subject-kept')
    if (there.length >= mostSubjects) throw new AppError('CONFLICT', 'opinion.subjects')
    await tx.insert(opinionSubjects).values({ ...row, createdBy: ctx.actor.personId, createdAt: ctx.now() })
    await record(tx, ctx, { action: 'network.subject', unitId: unit.id, subjectId: row.id, detail: { name } })
  })
  return { id: row.id }
}

export async function dropSubject(ctx: Ctx, unitId: string, id: string): Promise<void> {
  const unit = await openUnitFor(ctx, 'network.manage', unitId)
  await ctx.write(async (tx) => {
    const [gone] = await tx
      .delete(opinionSubjects)
      .where(and(eq(opinionSubjects.id, id), eq(opinionSubjects.unitId, unit.id)))
      .returning()
    if (!gone) throw new AppError('NOT_FOUND')
    const detail = { name: gone.name, gone: true }
    await record(tx, ctx, { action: 'network.subject', unitId: unit.id, subjectId: id, detail })
  })
}
