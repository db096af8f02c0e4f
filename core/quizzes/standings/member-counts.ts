import { desc, eq } from 'drizzle-orm'
import { memberCounts } from '../../../db/schema/contest-results.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { unitFor } from '../../roles.ts'
import { composed } from '../../text/composed.ts'
import { dayOf, isDay } from '../../time.ts'

type Typed = { count: number; source: string; day: string }

const mostMembers = 100_000_000
const longestSource = 200

/** Notes how many people a unit had on a day, and which paper says so. What was typed before stays. */
export async function typeMembers(ctx: Ctx, unitId: string, { count, source, day }: Typed): Promise<Typed> {
  const unit = await unitFor(ctx, 'quiz.write', unitId)
  const said = composed(source).trim()
  const fields: { field: string; problem: string }[] = []
  if (!Number.isInteger(count) || count < 1 || count > mostMembers)
    fields.push({ field: 'count', problem: 'Số người là số nguyên từ 1 trở lên.' })
  if (said === '' || said.length > longestSource)
    fields.push({ field: 'source', problem: 'Ghi nguồn của con số, không quá 200 ký tự.' })
  if (!isDay(day) || day > dayOf(ctx.now()))
    fields.push({ field: 'day', problem: 'Ghi ngày của con số, không sau hôm nay.' })
  if (fields.length > 0) throw new AppError('INVALID', 'members.typed', { fields })
  const row = { unitId: unit.id, count, source: said, day }
  await ctx.write(async (tx) => {
    await tx.insert(memberCounts).values({ ...row, typedBy: ctx.actor.personId, typedAt: ctx.now() })
    await record(tx, ctx, { action: 'unit.count-members', unitId: unit.id, subjectId: unit.id, detail: row })
  })
  return { count, source: said, day }
}

/** What was typed of a unit, the latest day first. */
export async function typedMembers(ctx: Ctx, unitId: string): Promise<Typed[]> {
  await unitFor(ctx, 'quiz.write', unitId)
  return ctx.db
    .select({ count: memberCounts.count, source: memberCounts.source, day: memberCounts.day })
    .from(memberCounts)
    .where(eq(memberCounts.unitId, unitId))
    .orderBy(desc(memberCounts.day), desc(memberCounts.seq))
    .limit(20)
}
