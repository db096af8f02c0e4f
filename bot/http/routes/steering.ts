import { Hono } from 'hono'
import * as z from 'zod'
import { codesOf, makeCodes, mostCodesAtOnce } from '../../../core/quizzes/entering/codes.ts'
import { withdrawGuardian } from '../../../core/quizzes/entering/withdraw.ts'
import { cancelRound, noteRound, removeRound } from '../../../core/quizzes/office/cancel.ts'
import { changesOf } from '../../../core/quizzes/office/changes.ts'
import { annulQuestion, correctKey } from '../../../core/quizzes/office/keys.ts'
import { extendRound, pauseRound, resumeRound } from '../../../core/quizzes/office/times.ts'
import type { Round } from '../../../core/quizzes/rounds.ts'
import { stateOf } from '../../../core/quizzes/rules.ts'
import type { Deps } from '../../deps.ts'
import { ctxOf, type Env } from '../auth.ts'
import { valid } from '../valid.ts'

const reason = z.string().trim().min(1).max(500)
const instant = z.number().int().min(0)
const position = z.number().int().min(0)
const said = z.strictObject({ reason })
const extending = z.strictObject({ reason, closesAt: instant })
const pausing = z.strictObject({ reason, until: instant })
const annulling = z.strictObject({ reason, position })
const correcting = z.strictObject({
  ...{ reason, position },
  correct: z.array(z.number().int().min(0)).max(50).optional(),
  accepted: z.array(z.string().max(1000)).max(50).optional(),
})

const coding = z.strictObject({ many: z.number().int().min(1).max(mostCodesAtOnce) })
const calling = z.strictObject({ phone: z.string().max(60) })

/** What the office does to a round that people can see; every step says why, to everybody. */
export const steering = (deps: Deps) => {
  const view = async (round: Round) => {
    const { id, opensAt, closesAt } = round
    return { id, opensAt, closesAt, state: stateOf(round, deps.now()), changes: await changesOf(deps, id) }
  }
  return new Hono<Env>()
    .post('/:id/extend', valid('json', extending), async (c) =>
      c.json(await view(await extendRound(ctxOf(c, deps), c.req.param('id'), c.req.valid('json')))),
    )
    .post('/:id/pause', valid('json', pausing), async (c) =>
      c.json(await view(await pauseRound(ctxOf(c, deps), c.req.param('id'), c.req.valid('json')))),
    )
    .post('/:id/resume', valid('json', said), async (c) =>
      c.json(await view(await resumeRound(ctxOf(c, deps), c.req.param('id'), c.req.valid('json')))),
    )
    .post('/:id/annul', valid('json', annulling), async (c) =>
      c.json(await view(await annulQuestion(ctxOf(c, deps), c.req.param('id'), c.req.valid('json')))),
    )
    .post('/:id/correct', valid('json', correcting), async (c) =>
      c.json(await view(await correctKey(ctxOf(c, deps), c.req.param('id'), c.req.valid('json')))),
    )
    .post('/:id/note', valid('json', said), async (c) =>
      c.json(await view(await noteRound(ctxOf(c, deps), c.req.param('id'), c.req.valid('json')))),
    )
    .post('/:id/cancel', valid('json', said), async (c) =>
      c.json(await view(await cancelRound(ctxOf(c, deps), c.req.param('id'), c.req.valid('json')))),
    )
    .get('/:id/codes', async (c) => c.json(await codesOf(ctxOf(c, deps), c.req.param('id'))))
    .post('/:id/codes', valid('json', coding), async (c) =>
      c.json({ codes: await makeCodes(ctxOf(c, deps), c.req.param('id'), c.req.valid('json')) }, 201),
    )
    .post('/:id/guardians/withdraw', valid('json', calling), async (c) =>
      c.json({ people: await withdrawGuardian(ctxOf(c, deps), c.req.param('id'), c.req.valid('json')) }),
    )
    .delete('/:id', async (c) => {
      await removeRound(ctxOf(c, deps), c.req.param('id'))
      return c.json({ removed: true })
    })
}
