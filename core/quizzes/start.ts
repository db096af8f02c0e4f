import { and, asc, eq } from 'drizzle-orm'
import { type AttemptPaper, attempts, rounds } from '../../db/schema/quizzes.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { newId } from '../ids.ts'
import { signedIn } from '../roles.ts'
import { expectAdmitted } from './admission/admission.ts'
import { keepTrace, type Seen, tracesOf } from './admission/traces.ts'
import { actingPerson, keptOutBy } from './admission/who.ts'
import { annulledIn, drawQuestions, lettered, paperOf } from './paper.ts'
import { questionsAt, sectionsOf } from './quizzes.ts'
import { nextStartAt, publicRound, type Round, triesThatCount } from './rounds.ts'
import { isLive, stateOf } from './rules.ts'
import { mostOf } from './score.ts'
import type { Held } from './submit.ts'
import { noteStarted } from './submitted.ts'

type Attempt = typeof attempts.$inferSelect

/**
 * Begins an attempt, or hands back the one that is under way: a reply lost on the road costs nobody a try.
 * The paper leaves without its key.
 */
export async function startAttempt(
  ctx: Ctx,
  roundId: string,
  { inRoom = false, ...seen }: Seen & { inRoom?: boolean } = {},
) {
  const personId = signedIn(ctx)
  const { round, quiz, unit } = await publicRound(ctx, roundId)
  // Whose paper is the room's comes in by its code, and sees no question before the others.
  if (isLive(round.rules) && !inRoom) throw new AppError('CONFLICT', 'round.live')
  const now = ctx.now()
  const state = stateOf(round, now)
  if (state === 'upcoming') throw new AppError('CONFLICT', 'round.upcoming', { opensAt: round.opensAt })
  if (state === 'cancelled') throw new AppError('CONFLICT', 'round.cancelled')
  if (state === 'closed' || quiz.status === 'closed') throw new AppError('CONFLICT', 'round.closed')
  const { rules } = round
  const reason = await keptOutBy(ctx, { rules, unitPath: unit.path })
  if (reason) throw new AppError('FORBIDDEN', reason)
  const person = await actingPerson(ctx)
  if (!person) throw new AppError('UNAUTHENTICATED')
  const traces = await tracesOf(ctx, round, seen)
  const sections = await sectionsOf(ctx, quiz.id)
  const drawn = drawQuestions(sections.length, rules, annulledIn(round.keyChanges), sections)
  const paper = paperOf(await questionsAt(ctx, quiz.id, drawn), rules)

  const attempt = await ctx.write(async (tx) => {
    const taken = await tx
      .select()
      .from(attempts)
      .where(and(eq(attempts.roundId, roundId), eq(attempts.personId, personId)))
      .orderBy(asc(attempts.number))
    const open = taken.find(({ submittedAt, deadlineAt }) => submittedAt === null && deadlineAt > now)
    if (open) return open
    if (taken.some(({ leftOut }) => leftOut)) throw new AppError('FORBIDDEN', 'attempt.left-out')
    await expectAdmitted(tx, round, person)
    const [standing] = await tx.select().from(rounds).where(eq(rounds.id, roundId))
    const { closesAt } = expectOpen(standing ?? round, now)
    if (rules.maxAttempts !== null && triesThatCount(taken, rules, now).length >= rules.maxAttempts)
      throw new AppError('CONFLICT', 'attempt.none-left')
    const nextAt = nextStartAt(taken, rules, now)
    if (nextAt !== null && nextAt > now) throw new AppError('CONFLICT', 'attempt.too-soon', { nextAt })
    const [made] = await tx
      .insert(attempts)
      .values({
        id: newId('at'),
        roundId,
        personId,
        number: taken.length + 1,
        paper,
        startedAt: now,
        deadlineAt: Math.min(closesAt, rules.timeLimitMs === null ? closesAt : now + rules.timeLimitMs),
        total: mostOf(paper.length, rules),
      })
      .returning()
    if (made) await keepTrace(tx, made, traces)
    await noteStarted(tx, roundId, now)
    return made as Attempt
  })

  return {
    attemptId: attempt.id,
    number: attempt.number,
    startedAt: attempt.startedAt,
    deadlineAt: attempt.deadlineAt,
    now,
    guess: rules.guess,
    // What came of it already: the paper goes on where it was left, on another phone too.
    held: heldIn(attempt),
    questions: await shownQuestions(ctx, quiz.id, attempt.paper, rules.sections !== undefined),
  }
}

/** The round as it stands while an attempt is begun: it may have been paused or called off a moment ago. */
function expectOpen(round: Round, now: number): Round {
  const state = stateOf(round, now)
  if (state === 'paused') throw new AppError('CONFLICT', 'round.paused', { pausedUntil: round.pausedUntil })
  if (state === 'cancelled') throw new AppError('CONFLICT', 'round.cancelled')
  if (state !== 'open') throw new AppError('CONFLICT', 'round.closed')
  return round
}

/** What the server holds of an attempt under way; null where nothing has come. */
export const heldIn = ({ answers, guess, sequence, submittedAt }: Attempt): Held | null =>
  submittedAt === null && answers ? { answers, guess, sequence: sequence ?? 0 } : null

/** A paper as its person sees it: words and order, sections where the round draws by them, never what is right. */
async function shownQuestions(ctx: Pick<Ctx, 'db'>, quizId: string, paper: AttemptPaper, inSections: boolean) {
  const rows = await questionsAt(
    ctx,
    quizId,
    paper.map(([position]) => position),
  )
  return rows.map(({ id, kind, section, picture, text, options, correct }, at) => {
    const order = paper[at]?.[1] ?? []
    const words = kind === 'choice' ? lettered(options) : options
    const many = kind === 'choice' && correct.length > 1
    return {
      id,
      kind,
      section: inSections ? section : '',
      picture,
      text,
      options: order.map((index) => words[index] ?? ''),
      many,
    }
  })
}
