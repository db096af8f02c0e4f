import { and, desc, eq, isNull, ne } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { attempts, type Given, quizzes, type RoundRules, roundChanges, rounds } from '../../db/schema/quizzes.ts'
import { units } from '../../db/schema/units.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { newId } from '../ids.ts'
import { isGuest } from '../roles.ts'
import { admissionOf } from './admission/admission.ts'
import { asksOf } from './admission/rules.ts'
import { actingPerson, keptOutBy, unitsNow } from './admission/who.ts'
import { expectPlayable } from './office/enough.ts'
import { quizFor, sectionsOf } from './quizzes.ts'
import { isLive, isRanked, isSettled, ruleProblems, rulesOf, scoresFrom } from './rules.ts'
import { answeredIn } from './score.ts'

export type Round = typeof rounds.$inferSelect
type NewRound = { quizId: string; name: string; opensAt: number; closesAt: number; rules?: Partial<RoundRules> }

/**
 * Adds a window in which the quiz may be taken. Its rules are frozen: people begin under what they were told. To a quiz that
 * is public already it is only proposed.
 */
export async function addRound(ctx: Ctx, input: NewRound): Promise<Round> {
  const quiz = await quizFor(ctx, 'quiz.write', input.quizId)
  if (quiz.status === 'closed') throw new AppError('CONFLICT', 'quiz.closed')
  const sections = await sectionsOf(ctx, quiz.id)
  const rules = rulesOf(input.rules ?? {}, sections.length)
  const fields = [...ruleProblems(rules, sections), ...(await unitProblems(ctx, rules))]
  if (input.closesAt <= input.opensAt) fields.push({ field: 'closesAt', problem: 'Giờ đóng phải sau giờ mở.' })
  if (input.closesAt <= ctx.now()) fields.push({ field: 'closesAt', problem: 'Giờ đóng đã qua.' })
  if (fields.length > 0) throw new AppError('INVALID', 'round.rules', { fields })

  const { name, opensAt, closesAt } = input
  const id = newId('rd')
  return ctx.write(async (tx) => {
    await expectNoGiveaway(tx, quiz.id, rules, ctx.now())
    await expectPlayable(tx, quiz.id, [rules])
    const [now] = await tx.select({ status: quizzes.status }).from(quizzes).where(eq(quizzes.id, quiz.id))
    if (!now || now.status === 'closed') throw new AppError('CONFLICT', 'quiz.closed')
    const proposedBy = now.status === 'published' ? ctx.actor.personId : null
    const [round] = await tx
      .insert(rounds)
      .values({ id, quizId: quiz.id, name, opensAt, closesAt, rules, proposedBy, createdAt: ctx.now() })
      .returning()
    if (now.status === 'draft')
      await tx.update(quizzes).set({ editedBy: ctx.actor.personId }).where(eq(quizzes.id, quiz.id))
    await record(tx, ctx, {
      action: 'round.add',
      unitId: quiz.unitId,
      subjectId: id,
      detail: { quizId: quiz.id, name, opensAt, closesAt, rules },
    })
    return round as Round
  })
}

async function unitProblems(ctx: Ctx, { memberOf = [] }: RoundRules) {
  const found = await unitsNow(ctx, memberOf)
  return found.length === memberOf.length
    ? []
    : [{ field: 'rules.memberOf', problem: 'Có đơn vị không còn hoặc không có.' }]
}

/** Practice tells the key at once, a live room after each question, and all rounds draw from the same questions. */
async function expectNoGiveaway(tx: Tx, quizId: string, rules: RoundRules, now: number): Promise<void> {
  const held = (await tx.select().from(rounds).where(eq(rounds.quizId, quizId))).filter(
    (round) => round.cancelledAt === null && !isSettled(round, now),
  )
  if (held.some((round) => isLive(rules) || isLive(round.rules))) throw new AppError('CONFLICT', 'round.live-alone')
  const other = held.some((round) => isRanked(round.rules) !== isRanked(rules))
  if (other) throw new AppError('CONFLICT', isRanked(rules) ? 'round.practised' : 'round.ranked')
}

/** A round that people may see: neither its quiz is a draft nor itself only proposed. */
export async function publicRound(ctx: Pick<Ctx, 'db'>, roundId: string) {
  const [row] = await ctx.db
    .select({
      round: rounds,
      quiz: { id: quizzes.id, title: quizzes.title, description: quizzes.description, status: quizzes.status },
      unit: { id: units.id, name: units.name, path: units.path },
    })
    .from(rounds)
    .innerJoin(quizzes, eq(quizzes.id, rounds.quizId))
    .innerJoin(units, eq(units.id, quizzes.unitId))
    .where(and(eq(rounds.id, roundId), ne(quizzes.status, 'draft'), isNull(rounds.proposedBy)))
  if (!row) throw new AppError('NOT_FOUND')
  return row
}

const mine = {
  id: attempts.id,
  number: attempts.number,
  startedAt: attempts.startedAt,
  deadlineAt: attempts.deadlineAt,
  answers: attempts.answers,
  submittedAt: attempts.submittedAt,
  score: attempts.score,
  total: attempts.total,
  durationMs: attempts.durationMs,
  counted: attempts.counted,
  leftOut: attempts.leftOut,
}

/** A round and how far the asker has come in it. */
export async function roundFor(ctx: Pick<Ctx, 'db' | 'actor' | 'now'>, roundId: string) {
  const { round, quiz, unit } = await publicRound(ctx, roundId)
  const { personId } = ctx.actor
  const taken = personId
    ? await ctx.db
        .select(mine)
        .from(attempts)
        .where(and(eq(attempts.roundId, roundId), eq(attempts.personId, personId)))
        .orderBy(attempts.number)
    : []
  const open = taken.find(({ submittedAt, deadlineAt }) => submittedAt === null && deadlineAt > ctx.now())
  const { maxAttempts } = round.rules
  const used = triesThatCount(taken, round.rules, ctx.now()).length
  const last = taken.findLast(({ submittedAt }) => submittedAt !== null)
  const later = scoresFrom(round, ctx.now())
  return {
    round,
    quiz,
    unitName: unit.name,
    used,
    left: maxAttempts === null ? null : Math.max(0, maxAttempts - used),
    handedIn: taken.filter(({ submittedAt }) => submittedAt !== null).length,
    // Which of one's attempts is the best tells as much as their scores.
    best: later === null ? (taken.find(({ counted }) => counted) ?? null) : null,
    scoresFrom: later,
    forZaloOnly: round.rules.people === 'zalo' || round.rules.people === 'members',
    entering: await enteringOf(ctx, round, unit.path),
    leftOut: taken.some((one) => one.leftOut) ? await leftOutFor(ctx, roundId, taken) : null,
    openAttempt: open && !isLive(round.rules) ? { attemptId: open.id, deadlineAt: open.deadlineAt } : null,
    nextAt: nextStartAt(taken, round.rules, ctx.now()),
    // Nobody may come upon a paper marked without them, or a try gone and back, and not be told.
    // In a room every paper is handed in by its end.
    markedByTime:
      last && !isLive(round.rules) && last.submittedAt === Math.min(last.deadlineAt, round.closesAt)
        ? { answered: answeredIn(last.answers), total: last.total / (round.rules.points ?? 1) }
        : null,
    givenBack: taken.length > used,
  }
}

/** What stands between whoever acts and a paper: why they are kept out, what they are asked, and what they said already. */
async function enteringOf(ctx: Pick<Ctx, 'db' | 'actor'>, { id, rules }: Round, unitPath: string) {
  const person = await actingPerson(ctx)
  return {
    keptOut: await keptOutBy(ctx, { rules, unitPath }),
    known: person !== null,
    guest: person === null || isGuest(person),
    asks: asksOf(rules, person === null || isGuest(person)),
    said: person && (await admissionOf(ctx.db, id, person.id)),
    units: (await unitsNow(ctx, rules.memberOf ?? [])).map(({ name }) => name),
  }
}

/** Why the office left somebody out of the ranking, as everybody may read it. */
async function leftOutFor(ctx: Pick<Ctx, 'db'>, roundId: string, taken: { id: string }[]): Promise<string> {
  const changes = await ctx.db
    .select({ reason: roundChanges.reason, detail: roundChanges.detail })
    .from(roundChanges)
    .where(and(eq(roundChanges.roundId, roundId), eq(roundChanges.kind, 'leave-out')))
    .orderBy(desc(roundChanges.number))
  const ids = new Set(taken.map(({ id }) => id))
  const names = ({ attempts = [] }: { attempts?: unknown }) =>
    Array.isArray(attempts) && attempts.some((id) => ids.has(id))
  return changes.find(({ detail }) => names(detail))?.reason ?? ''
}

type Try = { submittedAt: number | null; deadlineAt: number; answers: Given[] | null }

/**
 * The tries that are gone. One whose time passed with nothing come to us is given back, once a round: the network was away
 * for all of it, or somebody only looked.
 */
export function triesThatCount<One extends Try>(
  taken: One[],
  { graceMs }: Pick<RoundRules, 'graceMs'>,
  now: number,
): One[] {
  const empty = taken.find(
    ({ submittedAt, deadlineAt, answers }) => submittedAt === null && answers === null && deadlineAt + graceMs < now,
  )
  return taken.filter((one) => one !== empty)
}

/** When the next attempt may begin; null when nothing has to be waited for. */
export function nextStartAt(taken: Try[], rules: Pick<RoundRules, 'delayMs' | 'graceMs'>, now: number): number | null {
  const last = triesThatCount(taken, rules, now).at(-1)
  return last && rules.delayMs > 0 ? (last.submittedAt ?? last.deadlineAt) + rules.delayMs : null
}
