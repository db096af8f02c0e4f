import { Hono } from 'hono'
import * as z from 'zod'
import { AppError } from '../../../core/errors.ts'
import { beginSecondStep, confirmSecondStep, passSecondStep } from '../../../core/people/second-step/second-step.ts'
import type { Deps } from '../../deps.ts'
import { ctxOf, type Env } from '../auth.ts'
import { valid } from '../valid.ts'

const typed = z.string().trim().min(1).max(40)

/** The second step of an admin or approver: given in a session, and set up. */
export const secondStep = (deps: Deps) =>
  new Hono<Env>()
    .post('/', valid('json', z.object({ code: typed })), async (c) => {
      await passSecondStep(ctxOf(c, deps), tokenFor(c.get('token')), c.req.valid('json').code)
      return c.json({ ok: true })
    })
    .post('/enrol', valid('json', z.object({ code: typed.optional() })), async (c) => {
      const issuer = deps.config.ZALO_OA_NAME ?? 'Loa'
      return c.json(await beginSecondStep(ctxOf(c, deps), { issuer, code: c.req.valid('json').code }), 201)
    })
    .post('/confirm', valid('json', z.object({ code: typed })), async (c) =>
      c.json(await confirmSecondStep(ctxOf(c, deps), tokenFor(c.get('token')), c.req.valid('json').code), 201),
    )

function tokenFor(token: string | null): string {
  if (!token) throw new AppError('UNAUTHENTICATED')
  return token
}
