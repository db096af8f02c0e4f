import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { liveQuestions, liveRooms, liveSeats } from '../../db/schema/live-rooms.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { annulledIn } from '../quizzes/paper.ts'
import type { Round } from '../quizzes/rounds.ts'
import { endWithin } from './end.ts'
import { currentIn, expectOpen, ledRoom, type Room } from './room.ts'

export const steps = ['ask', 'close', 'answer', 'scores', 'skip', 'end'] as const
export type Step = (typeof steps)[number]

/** What was sent at the last moment is still on its way: until then no answer is shown, and it is taken in. */
export const lateMs = 1000

/**
 * Leads a room one step on. `revision` is of the state that whoever leads saw: of two who press at once one goes on, and the
 * other is told.
 *
 * @throws AppError CONFLICT live.moved, live.step, live.empty, live.no-more, live.too-soon, live.ended
 */
export async function stepRoom(
  ctx: Ctx,
  roomId: string,
  { step, revision }: { step: Step; revision: number },
): Promise<Room> {
  const { unitId } = await ledRoom(ctx, roomId)
  const now = ctx.now()
  return ctx.write(async (tx) => {
    const [room] = await tx.select().from(liveRooms).where(eq(liveRooms.id, roomId))
    if (!room || room.endedAt !== null) throw new AppError('CONFLICT', 'live.ended')
    if (room.revision !== revision) throw new AppError('CONFLICT', 'live.moved')
    const line = { unitId, subjectId: room.roundId }
    if (step === 'end') {
      const ended = await endWithin(tx, room, now)
      await record(tx, ctx, { action: 'live.end', ...line })
      return ended
    }
    const round = await expectOpen(tx, room.roundId, now)
    const set = await taken[step](tx, room, round, now)
    if (step === 'skip') await record(tx, ctx, { action: 'live.skip', ...line, detail: { question: set.question } })
    const [after] = await tx
      .update(liveRooms)
      .set({ ...set, revision: revision + 1, actedAt: now })
      .where(eq(liveRooms.id, roomId))
      .returning()
    return after as Room
  })
}

type Taken = (tx: Tx, room: Room, round: Round, now: number) => Promise<Partial<Room>>

const taken: Record<Exclude<Step, 'end'>, Taken> = {
  async ask(tx, room, round, now) {
    if (room.phase === 'asking') throw new AppError('CONFLICT', 'live.step')
    const [anybody] = await tx.select().from(liveSeats).where(eq(liveSeats.roomId, room.id)).limit(1)
    if (!anybody) throw new AppError('CONFLICT', 'live.empty')
    const annulled = annulledIn(round.keyChanges)
    let position = nextIn(room, round)
    while (annulled.includes(position)) position++
    expectQuestion(position, round)
    const closesAt = now + (round.rules.live?.seconds ?? 0) * 1000
    await tx.insert(liveQuestions).values({ roomId: room.id, position, openedAt: now, closesAt, outcome: 'asked' })
    return { phase: 'asking', question: position }
  },
  async close(tx, room, _, now) {
    const current = await askedIn(tx, room)
    if (now >= current.closesAt) throw new AppError('CONFLICT', 'live.step')
    await change(tx, room, { closesAt: now })
    return {}
  },
  async answer(tx, room, _, now) {
    const current = await askedIn(tx, room)
    if (now < current.closesAt) throw new AppError('CONFLICT', 'live.step')
    if (now < current.closesAt + lateMs) throw new AppError('CONFLICT', 'live.too-soon')
    await change(tx, room, { outcome: 'told' })
    return { phase: 'answer' }
  },
  async scores(_tx, room) {
    if (room.phase !== 'answer') throw new AppError('CONFLICT', 'live.step')
    return { phase: 'scores' }
  },
  async skip(tx, room, round, now) {
    if (room.phase === 'asking') {
      await change(tx, room, { outcome: 'skipped' })
      return { phase: 'scores', question: room.question }
    }
    const position = nextIn(room, round)
    expectQuestion(position, round)
    const passed = { openedAt: now, closesAt: now, outcome: 'skipped' } as const
    await tx.insert(liveQuestions).values({ roomId: room.id, position, ...passed })
    return { phase: room.phase === 'waiting' ? 'waiting' : 'scores', question: position }
  },
}

const nextIn = ({ question }: Room, _: Round) => (question ?? -1) + 1

function expectQuestion(position: number, { rules }: Round): void {
  if (position >= rules.questionCount) throw new AppError('CONFLICT', 'live.no-more')
}

async function askedIn(tx: Tx, room: Room) {
  const current = await currentIn(tx, room)
  if (room.phase !== 'asking' || current?.outcome !== 'asked') throw new AppError('CONFLICT', 'live.step')
  return current
}

const change = (tx: Tx, room: Room, set: Partial<typeof liveQuestions.$inferSelect>) =>
  tx
    .update(liveQuestions)
    .set(set)
    .where(and(eq(liveQuestions.roomId, room.id), eq(liveQuestions.position, room.question ?? -1)))
