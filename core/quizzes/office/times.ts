import { sql } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { dayMs } from '../../time.ts'
import type { Round } from '../rounds.ts'
import { stateOf } from '../rules.ts'
import { changeRound } from './change.ts'

const longestExtensionMs = 90 * dayMs
const longestPauseMs = 7 * dayMs

type Given = { reason: string }

/** Moves the close of a round that is not over to a later instant, for papers under way too that it would have cut short. */
export const extendRound = (ctx: Ctx, roundId: string, { reason, closesAt }: Given & { closesAt: number }) =>
  changeRound(ctx, roundId, { kind: 'extend', reason }, async (tx, round, at) => {
    if (stateOf(round, at) === 'closed') throw new AppError('CONFLICT', 'round.closed')
    if (closesAt <= round.closesAt || closesAt > round.closesAt + longestExtensionMs)
      throw new AppError('INVALID', 'round.earlier')
    const { timeLimitMs } = round.rules
    const own = timeLimitMs === null ? sql`${closesAt}` : sql`min(${closesAt}, started_at + ${timeLimitMs} + paused_ms)`
    await tx.run(sql`
      update attempts set deadline_at = ${own}
      where round_id = ${roundId} and submitted_at is null and deadline_at = ${round.closesAt}`)
    return { set: { closesAt }, detail: { before: round.closesAt, closesAt } }
  })

/**
 * Stops a round until an instant. The times of papers under way and the close move by the whole length at once, so that
 * nothing runs out meanwhile, and it goes on by itself.
 */
export const pauseRound = (ctx: Ctx, roundId: string, { reason, until }: Given & { until: number }) =>
  changeRound(ctx, roundId, { kind: 'pause', reason }, async (tx, round, at) => {
    const state = stateOf(round, at)
    if (state !== 'open') throw new AppError('CONFLICT', state === 'paused' ? 'round.paused' : 'round.not-open')
    if (until <= at || until > at + longestPauseMs) throw new AppError('INVALID', 'round.pause-length')
    const closesAt = round.closesAt + until - at
    await shift(tx, round, at, until - at)
    return {
      set: { pausedFrom: at, pausedUntil: until, closesAt },
      detail: { until, before: round.closesAt, closesAt },
    }
  })

/** Lets a round go on before its pause is over: what of the pause is left is taken back from every time. */
export const resumeRound = (ctx: Ctx, roundId: string, { reason }: Given) =>
  changeRound(ctx, roundId, { kind: 'resume', reason }, async (tx, round, at) => {
    const { pausedUntil } = round
    if (stateOf(round, at) !== 'paused' || pausedUntil === null) throw new AppError('CONFLICT', 'round.not-paused')
    const closesAt = round.closesAt - (pausedUntil - at)
    await shift(tx, round, at, at - pausedUntil)
    return { set: { pausedUntil: at, closesAt }, detail: { before: round.closesAt, closesAt } }
  })

const shift = (tx: Tx, { id }: Round, at: number, by: number) =>
  tx.run(sql`
    update attempts set deadline_at = deadline_at + ${by}, paused_ms = paused_ms + ${by}
    where round_id = ${id} and submitted_at is null and deadline_at > ${at}`)
