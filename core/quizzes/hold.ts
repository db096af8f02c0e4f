import { sql } from 'drizzle-orm'
import type { AttemptPaper } from '../../db/schema/quizzes.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { answerFault } from './score.ts'
import { type Handed, submitAttempts } from './submit.ts'

type Held = { id: string; person_id: string; paper: string; until: number; done: number }

// Attempts whose time is over are marked a page at a time: those that are handed in wait for one page, not for all.
const page = 500
const pagesAtOnce = 400

/**
 * Keeps what people have answered so far, so that a network lost at the end loses nothing that came before; answers, for
 * each, why it was not kept, or null. The last one to come stands.
 */
export async function holdAnswers(ctx: Pick<Ctx, 'db' | 'write'>, batch: Handed[]): Promise<(AppError | null)[]> {
  const ids = JSON.stringify(batch.map(({ attemptId }) => attemptId))
  const rows = await ctx.db.all<Held>(sql`
    select a.id, a.person_id, a.paper, a.submitted_at is not null as done,
      min(a.deadline_at, r.closes_at) + (r.rules ->> 'graceMs') as until
    from json_each(${ids}) j join attempts a on a.id = j.value join rounds r on r.id = a.round_id`)
  const known = new Map(rows.map((row) => [row.id, row]))
  const faults = batch.map((given) => faultOf(given, known.get(given.attemptId)))
  const kept = batch.filter((_, at) => faults[at] === null)
  const last = [
    ...new Map(kept.map(({ attemptId, answers, guess }) => [attemptId, [attemptId, answers, guess]])).values(),
  ]
  if (last.length > 0)
    await ctx.write((tx) =>
      tx.run(sql`
        update attempts set answers = value -> 1, guess = value ->> 2 from json_each(${JSON.stringify(last)})
        where attempts.id = value ->> 0 and attempts.submitted_at is null`),
    )
  return faults
}

function faultOf({ personId, answers, at }: Handed, row: Held | undefined): AppError | null {
  if (!row || row.person_id !== personId) return new AppError('NOT_FOUND')
  if (row.done) return new AppError('CONFLICT', 'attempt.done')
  if (at > row.until) return new AppError('CONFLICT', 'attempt.over')
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
      due.map((paper) => ({ ...paper, answers: [], guess: null, at })),
    )
  }
}
