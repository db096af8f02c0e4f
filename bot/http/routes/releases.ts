import { Hono } from 'hono'
import * as z from 'zod'
import { resumeReleases } from '../../../core/releases/check.ts'
import { checkAgain, discardRelease, publishAnyway } from '../../../core/releases/decide.ts'
import { listReleases } from '../../../core/releases/list.ts'
import { system } from '../../../core/roles.ts'
import type { Deps } from '../../deps.ts'
import { ctxOf, type Env } from '../auth.ts'
import { valid } from '../valid.ts'

const insisting = z.object({ reason: z.string().max(2000) })

/** What imports brought and what the golden questions say of it; decided here, done behind the reply. */
export const releases = (deps: Deps) => {
  const settleSoon = (defer: Env['Bindings']['defer']) =>
    defer('releases', () => resumeReleases({ ...deps, actor: system }))
  return new Hono<Env>()
    .get('/', async (c) => c.json({ releases: await listReleases(ctxOf(c, deps)) }))
    .post('/:id/publish', valid('json', insisting), async (c) => {
      const decided = await publishAnyway(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      settleSoon(c.env.defer)
      return c.json(decided, 202)
    })
    .post('/:id/check', async (c) => {
      const decided = await checkAgain(ctxOf(c, deps), c.req.param('id'))
      settleSoon(c.env.defer)
      return c.json(decided, 202)
    })
    .post('/:id/discard', async (c) => {
      const decided = await discardRelease(ctxOf(c, deps), c.req.param('id'))
      settleSoon(c.env.defer)
      return c.json(decided, 202)
    })
}
