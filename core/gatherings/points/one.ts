import { eq } from 'drizzle-orm'
import { people } from '../../../db/schema/people.ts'
import type { Ctx } from '../../context.ts'
import { nameOf, shown } from './keeper.ts'
import { pointFor, pointMark } from './point.ts'
import { type Report, reportPoint, reportsOf } from './report.ts'

/** A point as the desk sees it, with who keeps it and what was reported. */
export async function onePoint(ctx: Ctx, id: string, number: number) {
  const { point } = await pointFor(ctx, 'gathering.read', id, number)
  const [keeper] = point.keeperId
    ? await ctx.db
        .select({ id: people.id, name: people.name, introducedAs: people.introducedAs })
        .from(people)
        .where(eq(people.id, point.keeperId))
    : []
  return {
    ...shown(point),
    mark: pointMark(point),
    mergedInto: point.mergedInto === null ? null : await nameOf(ctx, point.mergedInto),
    keeper: keeper ? { id: keeper.id, name: keeper.introducedAs ?? keeper.name ?? '' } : null,
    reports: await reportsOf(ctx, point.id),
  }
}

/** Notes what a keeper told whoever leads the gathering, by telephone. */
export async function reportFor(ctx: Ctx, id: string, number: number, report: Report): Promise<void> {
  const { point } = await pointFor(ctx, 'gathering.lead', id, number)
  await reportPoint(ctx, point, report)
}
