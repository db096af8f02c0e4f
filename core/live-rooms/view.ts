import { and, asc, eq, sql } from 'drizzle-orm'
import { liveAnswers, liveQuestions, liveRooms, liveSeats, type RoomPhase } from '../../db/schema/live-rooms.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { questionCountOf, questionsAt } from '../quizzes/quizzes.ts'
import { publicRound } from '../quizzes/rounds.ts'
import { currentIn, type Room } from './room.ts'
import type { Scored } from './scores.ts'
import { standingIn } from './standing.ts'
import { lateMs } from './steps.ts'

const topCount = 10

/** A seat on the wall; without a name it goes by its number. */
export type Shown = { number: number; name: string | null; score: number; place: number; durationMs: number }

/** What the wall and every phone show alike. Of a question that is open nothing tells what is right. */
export type RoomView = {
  id: string
  roundId: string
  quizId: string
  title: string
  roundName: string
  unitName: string
  code: string | null
  phase: RoomPhase
  revision: number
  now: number
  total: number
  people: number
  namesShown: boolean
  byTime: boolean
  lateMs: number
  /** The position of the question that comes next; null where none is left. */
  next: number | null
  question: {
    position: number
    text: string
    options: string[]
    many: boolean
    openedAt: number
    closesAt: number
    skipped: boolean
    answered: number
    /** Both null until the answer is shown. */
    correct: number[] | null
    counts: number[] | null
    explanation: string
  } | null
  top: Shown[]
}

/** What one phone is told besides: its seat, what it answered to the question, and where it stands. */
export type Mine = {
  number: number
  name: string
  hidden: boolean
  chosen: number[] | null
  right: boolean | null
  /** Both null while scores are not shown. */
  score: number | null
  place: number | null
}

/** `basis` says what the standing rests on: while that is the same, so is it. */
export type Look = { view: RoomView; standing: Map<string, Scored>; basis: string; correct: number[] | null }
type Reading = Pick<Ctx, 'db' | 'now'>
export type Seat = Pick<typeof liveSeats.$inferSelect, 'attemptId' | 'number' | 'name' | 'hidden'>

const showsScores = ({ phase }: Pick<Room, 'phase'>) => phase === 'answer' || phase === 'scores' || phase === 'ended'

/** The room as everybody may see it now, and, where scores are shown, what everybody has. `before`: what was read last. */
export async function lookAt(ctx: Reading, roomId: string, before: Look | null = null): Promise<Look> {
  const [room] = await ctx.db.select().from(liveRooms).where(eq(liveRooms.id, roomId))
  if (!room) throw new AppError('NOT_FOUND')
  const { round, quiz, unit } = await publicRound(ctx, room.roundId)
  const seats = new Map(
    (await ctx.db.select().from(liveSeats).where(eq(liveSeats.roomId, roomId))).map((seat) => [seat.attemptId, seat]),
  )
  const told = await ctx.db.$count(
    liveQuestions,
    and(eq(liveQuestions.roomId, roomId), eq(liveQuestions.outcome, 'told')),
  )
  const basis = showsScores(room) ? `${told} ${seats.size} ${round.revision}` : ''
  const known = basis === '' ? new Map<string, Scored>() : before?.basis === basis ? before.standing : null
  const standing = known ?? (await standingIn(ctx.db, room))
  const tells = room.phase === 'scores' || room.phase === 'ended'
  const top = tells ? [...standing.values()].slice(0, topCount) : []
  const question = await questionIn(ctx, room, quiz.id, round.keyChanges)
  const total = await questionCountOf(ctx, quiz.id)
  const following = (room.question ?? -1) + 1
  const view: RoomView = {
    ...{ id: roomId, roundId: room.roundId, quizId: quiz.id, title: quiz.title, roundName: round.name },
    ...{ unitName: unit.name, code: room.code, phase: room.phase, revision: room.revision, now: ctx.now() },
    ...{ total, people: seats.size, namesShown: room.namesShown, lateMs },
    byTime: round.rules.rank === 'fastest',
    next: following < total ? following : null,
    question,
    top: top.map(({ attemptId, score, place, durationMs }) => {
      const { number = 0, name = '', hidden = true } = seats.get(attemptId) ?? {}
      return { number, name: room.namesShown && !hidden && name ? name : null, score, place, durationMs }
    }),
  }
  return { view, standing, basis, correct: question?.correct ?? null }
}

async function questionIn(
  ctx: Reading,
  room: Room,
  quizId: string,
  changes: Record<string, number[] | string[] | 'annulled'> | null,
): Promise<RoomView['question']> {
  const current = await currentIn(ctx.db, room)
  if (!current || room.phase === 'waiting') return null
  const [question] = await questionsAt(ctx, quizId, [current.position])
  if (!question) return null
  const { position, openedAt, closesAt, outcome } = current
  const { text, options, correct, explanation } = question
  const rows = await ctx.db.all<{ chosen: string }>(sql`
    select chosen from live_answers where room_id = ${room.id} and position = ${position}`)
  const change = changes?.[position] as number[] | 'annulled' | undefined
  const told = outcome === 'told'
  const counts = options.map(
    (_, at) => rows.filter(({ chosen }) => (JSON.parse(chosen) as number[]).includes(at)).length,
  )
  return {
    ...{ position, text, options, openedAt, closesAt },
    many: correct.length > 1,
    skipped: outcome === 'skipped',
    answered: rows.length,
    correct: told ? (Array.isArray(change) ? change : correct) : null,
    counts: told ? counts : null,
    explanation: told ? explanation : '',
  }
}

/** What changes without a step: how many are in, and how many have answered. */
export async function pulseOf(ctx: Reading, roomId: string) {
  const [row] = await ctx.db.all<{ revision: number; people: number; answered: number }>(sql`
    select r.revision, (select count(*) from live_seats s where s.room_id = r.id) as people,
      (select count(*) from live_answers a where a.room_id = r.id and a.position = r.question) as answered
    from live_rooms r where r.id = ${roomId}`)
  return row ?? null
}

/** A phone's own part of what a look found; what it answered is read now. */
export async function mineIn(ctx: Reading, look: Look, seat: Seat): Promise<Mine> {
  const position = look.view.question?.position
  return ownPart(look, seat, position === undefined ? null : await chosenBy(ctx, seat.attemptId, position))
}

export function ownPart(
  { view, standing, correct }: Omit<Look, 'basis'>,
  { attemptId, number, name, hidden }: Seat,
  chosen: number[] | null,
): Mine {
  const own = standing.get(attemptId)
  const right = correct && (chosen ?? []).length === correct.length && correct.every((one) => chosen?.includes(one))
  const score = showsScores(view) ? (own?.score ?? 0) : null
  return { number, name, hidden, chosen, right, score, place: own?.place ?? null }
}

async function chosenBy(ctx: Reading, attemptId: string, position: number): Promise<number[] | null> {
  const [row] = await ctx.db
    .select({ chosen: liveAnswers.chosen })
    .from(liveAnswers)
    .where(and(eq(liveAnswers.attemptId, attemptId), eq(liveAnswers.position, position)))
  return row?.chosen ?? null
}

/** Everybody in the room, for whoever leads: to see who came, and to take a name off the wall. */
export const seatsIn = (ctx: Reading, roomId: string) =>
  ctx.db
    .select({ number: liveSeats.number, name: liveSeats.name, hidden: liveSeats.hidden })
    .from(liveSeats)
    .where(eq(liveSeats.roomId, roomId))
    .orderBy(asc(liveSeats.number))

/** What everybody answered to the question at hand, by their attempt. */
export async function chosenIn(ctx: Reading, roomId: string, position: number): Promise<Map<string, number[]>> {
  const rows = await ctx.db
    .select()
    .from(liveAnswers)
    .where(and(eq(liveAnswers.roomId, roomId), eq(liveAnswers.position, position)))
  return new Map(rows.map(({ attemptId, chosen }) => [attemptId, chosen]))
}
