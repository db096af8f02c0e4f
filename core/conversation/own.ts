import { desc, eq } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { people } from '../../db/schema/people.ts'
import { attempts, quizzes, rounds } from '../../db/schema/quizzes.ts'
import { units } from '../../db/schema/units.ts'
import type { Content, Ctx } from '../context.ts'
import { listMine, trackedInChat, trackFeedback } from '../feedback/track.ts'
import { attemptFor } from '../quizzes/results.ts'
import { written } from '../time.ts'
import { door } from './messages.ts'

const mostTold = 3

/** How far the feedback of a person has come, the latest first. */
export async function ownCases(ctx: Ctx, personId: string): Promise<Content> {
  const own = { ...ctx, actor: { ...ctx.actor, personId } }
  const all = await listMine(own)
  if (all.length === 0) return { text: door.noCases }
  const told: string[] = []
  for (const { trackCode } of all.slice(0, mostTold))
    told.push(trackedInChat(await trackFeedback(own, trackCode), ctx.now()))
  return {
    text: [...told, ...(all.length > mostTold ? [door.moreCases(all.length - mostTold)] : [])].join('\n\n'),
    buttons: [{ title: door.openFeedback, url: ctx.link('/feedback') }],
  }
}

/** The last paper that a person handed in, with its score once it is told. */
export async function ownAttempt(ctx: Ctx, personId: string): Promise<Content> {
  const [last] = await ctx.db
    .select({
      id: attempts.id,
      submittedAt: attempts.submittedAt,
      quizId: quizzes.id,
      quiz: quizzes.title,
      round: rounds.name,
    })
    .from(attempts)
    .innerJoin(rounds, eq(rounds.id, attempts.roundId))
    .innerJoin(quizzes, eq(quizzes.id, rounds.quizId))
    .where(eq(attempts.personId, personId))
    .orderBy(desc(attempts.submittedAt))
    .limit(1)
  if (!last || last.submittedAt === null) return { text: door.noAttempt }
  const { attempt, scoresFrom } = await attemptFor({ ...ctx, actor: { ...ctx.actor, personId } }, last.id)
  const score =
    scoresFrom === null && attempt.score !== null
      ? door.score(attempt.score, attempt.paper.length)
      : scoresFrom === null
        ? ''
        : door.scoreFrom(written(scoresFrom))
  return {
    text: [door.attempt(last.quiz, last.round, written(last.submittedAt)), score].filter(Boolean).join('\n'),
    buttons: [{ title: door.openContests, url: ctx.link(`/quizzes/${last.quizId}`) }],
  }
}

export async function ownUnit(ctx: Ctx, personId: string): Promise<Content> {
  const above = alias(units, 'above')
  const [row] = await ctx.db
    .select({ name: units.name, above: above.name })
    .from(people)
    .innerJoin(units, eq(units.id, people.unitId))
    .leftJoin(above, eq(above.id, units.parentId))
    .where(eq(people.id, personId))
  return {
    // Each ward of a city has a group number one.
    text: row ? door.unit([row.name, row.above].filter(Boolean).join(', ')) : door.noUnit,
    buttons: [{ title: door.openMe, url: ctx.link('/me') }],
  }
}
