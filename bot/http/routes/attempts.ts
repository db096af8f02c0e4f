import { Hono } from 'hono'
import * as z from 'zod'
import type { Ctx } from '../../../core/context.ts'
import { longestShort } from '../../../core/quizzes/question/short-answer.ts'
import { attemptFor } from '../../../core/quizzes/results.ts'
import { resultOf } from '../../../core/quizzes/submit.ts'
import { signedIn } from '../../../core/roles.ts'
import type { Deps } from '../../deps.ts'
import { ctxOf, type Env } from '../auth.ts'
import { valid } from '../valid.ts'

const shown = z.number().int().min(0).max(7)
const saved = z.object({
  // Numbers as shown, or the words of a short answer.
  answers: z.array(z.union([z.array(shown).max(8), z.string().max(longestShort)])).max(2000),
  guess: z.number().int().min(0).max(100_000_000).nullish(),
  // Pages opened before there was one send none: of theirs the last to come stands.
  sequence: z.number().int().min(1).max(1_000_000).nullish(),
})
const handed = saved.extend({ timeUp: z.boolean().optional() })

const savedBy = (ctx: Ctx, attemptId: string, { answers, guess, sequence }: z.output<typeof saved>) => ({
  attemptId,
  personId: signedIn(ctx),
  answers,
  guess: guess ?? null,
  sequence: sequence ?? null,
  at: ctx.now(),
})

export const attempts = (deps: Deps) =>
  new Hono<Env>()
    .get('/:id', async (c) => {
      const found = await attemptFor(ctxOf(c, deps), c.req.param('id'))
      const { attempt, held, answered, deadlineAt, now, review, reviewFrom, scoresFrom, passed } = found
      const { id, roundId, number, startedAt, submittedAt, score, total, durationMs, guess, counted } = attempt
      return c.json({
        attemptId: id,
        roundId,
        number,
        startedAt,
        deadlineAt,
        submittedAt,
        score,
        total,
        durationMs,
        guess,
        counted,
        answered,
        held,
        now,
        scoresFrom,
        passed,
        reviewFrom,
        ...(review && { review }),
      })
    })
    .put('/:id/answers', valid('json', saved), async (c) => {
      const save = savedBy(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      const kept = await deps.hold(save)
      if (kept.kind === 'refused') throw kept.error
      return c.json({ newer: kept.newer, deadlineAt: kept.deadlineAt, now: save.at })
    })
    .post('/:id/submit', valid('json', handed), async (c) => {
      const { timeUp = false, ...paper } = c.req.valid('json')
      const entry = { ...savedBy(ctxOf(c, deps), c.req.param('id'), paper), timeUp }
      const { score, total, answered, durationMs, submittedAt, repeated, late, scoresFrom } = resultOf(
        await deps.submit(entry),
      )
      return c.json({
        score,
        total,
        answered,
        durationMs,
        submittedAt,
        scoresFrom,
        late,
        ...(repeated && { repeated }),
      })
    })
