import { Hono } from 'hono'
import * as z from 'zod'
import { doubtsOf } from '../../../core/quizzes/review/doubts.ts'
import { keepAttempts, leaveOut, takeBack } from '../../../core/quizzes/review/leave-out.ts'
import { doubts } from '../../../db/schema/admissions.ts'
import type { Deps } from '../../deps.ts'
import { ctxOf, type Env } from '../auth.ts'
import { valid } from '../valid.ts'

const attemptIds = z.array(z.string().max(60)).min(1).max(200)
const deciding = z.strictObject({ attemptIds, reason: z.string().trim().min(1).max(500) })
const keeping = z.strictObject({ attemptIds, doubt: z.enum(doubts) })

/** What a person of the office looks at in a round, and decides. */
export const review = (deps: Deps) =>
  new Hono<Env>()
    .get('/:id/review', async (c) => c.json(await doubtsOf(ctxOf(c, deps), c.req.param('id'))))
    .post('/:id/review/keep', valid('json', keeping), async (c) => {
      await keepAttempts(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      return c.json({ kept: true })
    })
    .post('/:id/review/leave-out', valid('json', deciding), async (c) => {
      await leaveOut(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      return c.json({ leftOut: true })
    })
    .post('/:id/review/take-back', valid('json', deciding), async (c) => {
      await takeBack(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      return c.json({ leftOut: false })
    })
