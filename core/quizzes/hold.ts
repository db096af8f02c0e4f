import { sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import type { AttemptPaper, Given } from '../../db/schema/quizzes.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { answerFault } from './score.ts'
import { type Handed, type Held, isSame, submitAttempts } from './submit.ts'

/** What one phone says was answered so far; `sequence` is its own count, null from pages of before there was one. */
export type Saved = Omit<Handed, 'timeUp'>

/** `newer`: what stands instead, of another phone or of a later save that overtook this one on its way. */
export type Kept = { kind: 'kept'; deadlineAt: number; newer: Held | null } | { kind: 'refused'; error: AppError }

type Facts = { id: string; person_id: string; paper: string; time: number; grace: number; done: number }
type Row = { id: string; sequence: number | null; answers: string | null; guess: number | null; done: number }

// Attempts whose time is over are marked a page at a time: those that are handed in wait for one page, not for all.
const page = 500
const pagesAtOnce = 400

/**
 * Keeps what people have answered so far, so that a network lost at the end loses nothing that came before. Each save is of the
 * whole paper, and only a higher sequence takes the place of what is held: sent twice or overtaken, it changes nothing.
 */
export async function holdAnswers(ctx: Pick<Ctx, 'db' | 'write'>, batch: Saved[]): Promise<Kept[]> {
  const ids = JSON.stringify(batch.map(({ attemptId }) => attemptId))
  const rows = await ctx.db.all<Facts>(sql`
    select a.id, a.person_id, a.paper, a.submitted_at is not null as done,
      min(a.deadline_at, r.closes_at) as time, r.rules ->> 'graceMs' as grace
    from json_each(${ids}) j join attempts a on a.id = j.value join rounds r on r.id = a.round_id`)
  const known = new Map(rows.map((row) => [row.id, row]))
  const faults = batch.map((given) => faultOf(given, known.get(given.attemptId)))
  const newest = new Map<string, Saved>()
  batch.forEach((given, at) => {
    if (faults[at] === null && !isNewer(newest.get(given.attemptId), given)) newest.set(given.attemptId, given)
  })
  const standing = newest.size > 0 ? await write(ctx, newest) : new Map<string, Standing>()
  return batch.map((given, at) => {
    const fault = faults[at]
    if (fault) return { kind: 'refused', error: fault }
    const now = standing.get(given.attemptId)
    if (now === 'done') return { kind: 'refused', error: new AppError('CONFLICT', 'attempt.done') }
    // Erased, or what they agreed to taken back, while the save waited: nothing of it stays.
    if (!now) return { kind: 'refused', error: new AppError('NOT_FOUND') }
    const deadlineAt = known.get(given.attemptId)?.time ?? 0
    const isIts = now.answers === given.answers || isSame(now, given)
    return { kind: 'kept', deadlineAt, newer: isIts ? null : now }
  })
}

/** What is held of an attempt, or that it was handed in; of nobody's nothing. */
type Standing = Held | 'done' | null

const isNewer = (one: Saved | undefined, than: Saved) =>
  one !== undefined && one.sequence !== null && than.sequence !== null && one.sequence >= than.sequence

/** Writes what is newer than what is held; answers how each attempt stands then. */
async function write(ctx: Pick<Ctx, 'write'>, newest: Map<string, Saved>): Promise<Map<string, Standing>> {
  const saves = Array.from(newest.values(), ({ attemptId, answers, guess, sequence }) => [
    attemptId,
    answers,
    guess,
    sequence,
  ])
  return ctx.write(async (tx) => {
    const written = await tx.all<{ id: string; sequence: number }>(sql`
      update attempts set answers = value -> 1, guess = value ->> 2,
        sequence = coalesce(value ->> 3, coalesce(attempts.sequence, 0) + 1)
      from json_each(${JSON.stringify(saves)})
      where attempts.id = value ->> 0 and attempts.submitted_at is null and attempts.deadline_at > 0
        and coalesce(value ->> 3 > attempts.sequence, 1)
        and exists (select 1 from people p where p.id = attempts.person_id and p.erased_at is null)
      returning id, sequence`)
    const standing = new Map<string, Standing>()
    for (const { id, sequence } of written) {
      const { answers = [], guess = null } = newest.get(id) ?? {}
      standing.set(id, { sequence, answers, guess })
    }
    const others = [...newest.keys()].filter((id) => !standing.has(id))
    for (const row of others.length > 0 ? await rowsOf(tx, others) : [])
      standing.set(row.id, row.done ? 'done' : heldOf(row))
    return standing
  })
}

const rowsOf = (tx: Tx, ids: string[]) =>
  tx.all<Row>(sql`
    select id, sequence, answers, guess, submitted_at is not null as done from attempts
    where id in (select value from json_each(${JSON.stringify(ids)}))`)

const heldOf = ({ sequence, answers, guess }: Omit<Row, 'id' | 'done'>): Held | null =>
  answers === null ? null : { sequence: sequence ?? 0, answers: JSON.parse(answers) as Given[], guess }

function faultOf({ personId, answers, at }: Saved, row: Facts | undefined): AppError | null {
  if (!row || row.person_id !== personId) return new AppError('NOT_FOUND')
  if (row.done) return new AppError('CONFLICT', 'attempt.done')
  if (at > row.time + row.grace) return new AppError('CONFLICT', 'attempt.over')
  const fault = answerFault(JSON.parse(row.paper) as AttemptPaper, answers, false)
  return fault && new AppError('INVALID', fault)
}

/** An attempt whose time and grace are over, and of which something is held. */
const overdue = (now: number) => sql`
  from rounds r join attempts a on a.round_id = r.id and a.submitted_at is null and a.answers is not null
  where min(a.deadline_at, r.closes_at) + (r.rules ->> 'graceMs') < ${now}`

/** Marks attempts that nobody handed in with what was held of them when their time was over. */
export async function markOverdue(ctx: Pick<Ctx, 'db' | 'write' | 'now'>): Promise<void> {
  const at = ctx.now()
  for (let pages = 0; pages < pagesAtOnce; pages++) {
    const due = await ctx.db.all<{ attemptId: string; personId: string }>(sql`
      select a.id as attemptId, a.person_id as personId ${overdue(at)} limit ${page}`)
    if (due.length === 0) return
    await submitAttempts(
      ctx,
      due.map((paper) => ({ ...paper, answers: [], guess: null, sequence: null, timeUp: false, at })),
    )
  }
}
