import { Hono } from 'hono'
import * as z from 'zod'
import type { Ctx } from '../../../core/context.ts'
import { attemptFor } from '../../../core/quizzes/results.ts'
import { resultOf } from '../../../core/quizzes/submit.ts'
import { signedIn } from '../../../core/roles.ts'
import type { Deps } from '../../deps.ts'
import { ctxOf, type Env } from '../auth.ts'
import { valid } from '../valid.ts'

const shown = z.number().int().min(0).max(7)
const handed = z.object({
  answers: z.array(z.array(shown).max(8)).max(2000),
  guess: z.number().int().min(0).max(100_000_000).nullish(),
})

const handedBy = (ctx: Ctx, attemptId: string, { answers, guess }: z.output<typeof handed>) => ({
  attemptId,
  personId: signedIn(ctx),
  answers,
  guess: guess ?? null,
  at: ctx.now(),
})

export const attempts = (deps: Deps) =>
  new Hono<Env>()
    .get('/:id', async (c) => {
      const { attempt, review, reviewFrom, scoresFrom } = await attemptFor(ctxOf(c, deps), c.req.param('id'))
      const { id, roundId, number, startedAt, deadlineAt, submittedAt, score, total, durationMs, guess, counted } =
        attempt
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
        scoresFrom,
        reviewFrom,
        ...(review && { review }),
      })
    })
    .put('/:id/answers', valid('json', handed), async (c) => {
      const refused = await deps.hold(handedBy(ctxOf(c, deps), c.req.param('id'), c.req.valid('json')))
      if (refused) throw refused
      return c.json({ held: true })
    })
    .post('/:id/submit', valid('json', handed), async (c) => {
      const entry = handedBy(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      const { score, total, durationMs, submittedAt, repeated, late, scoresFrom } = resultOf(await deps.submit(entry))
      return c.json({ score, total, durationMs, submittedAt, scoresFrom, late, ...(repeated && { repeated }) })
    })
