import { eq } from 'drizzle-orm'
import { isDuplicate } from '../../db/client.ts'
import { classMembers, gatherings } from '../../db/schema/gatherings.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { withoutGone } from '../gatherings/notices/reached.ts'
import { draftGathering } from '../gatherings/write.ts'
import { oneLine } from '../news/plain.ts'
import { classFor, expectRunning } from './class.ts'

export const mostSessions = 60

export type NewSession = {
  topic: string
  speaker: string
  startsAt: number
  endsAt: number
  place: string
  link: string
}

/**
 * Adds a day to a class: a gathering as any other, which is a draft until a second person has announced it.
 *
 * @throws AppError as `draftGathering`, INVALID class.sessions; CONFLICT class.ended or class.same-time
 */
export async function addSession(ctx: Ctx, id: string, given: NewSession): Promise<{ id: string }> {
  const { series } = await classFor(ctx, 'gathering.write', id)
  expectRunning(series)
  if ((await ctx.db.$count(gatherings, eq(gatherings.seriesId, id))) >= mostSessions)
    throw new AppError('INVALID', 'class.sessions')
  const members = await ctx.db
    .select({ personId: classMembers.personId })
    .from(classMembers)
    .where(eq(classMembers.seriesId, id))
  const { minutes, agenda, invited, ...said } = series.plan
  const asked = await withoutGone(ctx.db, invited)
  const { topic, speaker, ...when } = given
  if (!oneLine(topic)) throw new AppError('INVALID', 'gathering.agenda')
  const typed = {
    ...{ ...said, ...when, kind: 'class' as const, title: `${series.title}: ${oneLine(topic)}` },
    ...{ votersExpected: null, anonymousComments: false },
    agenda: [{ startsAt: null, minutes: null, title: topic, speaker, note: '' }],
    invited: { ...asked, personIds: members.map(({ personId }) => personId) },
  }
  const made = draftGathering(ctx, series.unitId, typed, { seriesId: id })
  return made.catch((error: unknown) => {
    if (isDuplicate(error)) throw new AppError('CONFLICT', 'class.same-time')
    throw error
  })
}
