import { Hono } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'
import * as z from 'zod'
import { eraseMyself } from '../../../core/people/erase.ts'
import { heldAbout } from '../../../core/people/held.ts'
import { changeProfile, personOf } from '../../../core/people/profile.ts'
import { signInAsGuest, signInByLink, signInFromZalo, signOut } from '../../../core/people/sessions.ts'
import { actionsOf, isStaff } from '../../../core/roles.ts'
import type { Deps } from '../../deps.ts'
import { profileOf } from '../../zalo/graph.ts'
import { ctxOf, type Env, sessionCookie } from '../auth.ts'
import { valid } from '../valid.ts'

const zaloToken = z.object({ accessToken: z.string().min(1).max(2000) })
const link = z.object({ secret: z.string().min(1).max(100) })
const profile = z.object({
  unitId: z.string().optional(),
  name: z.string().trim().max(80).optional(),
  showName: z.boolean().optional(),
})

export const session = (deps: Deps) =>
  new Hono<Env>()
    .get('/', async (c) => {
      const ctx = ctxOf(c, deps)
      const roles = ctx.actor.grants.map(({ role, unitId }) => ({ role, unitId }))
      const may = actionsOf(ctx.actor)
      return c.json({ person: await personOf(ctx), staff: isStaff(ctx.actor), roles, may, now: ctx.now() })
    })
    .post('/zalo', valid('json', zaloToken), async (c) => {
      const identity = await profileOf(deps.config, c.req.valid('json').accessToken)
      return c.json(await signInFromZalo(ctxOf(c, deps), identity), 201)
    })
    .post('/guest', async (c) => c.json(await signInAsGuest(ctxOf(c, deps)), 201))
    .post('/link', valid('json', link), async (c) => {
      const signedIn = await signInByLink(ctxOf(c, deps), c.req.valid('json').secret)
      setCookie(c, sessionCookie, signedIn.token, cookieFor(deps, signedIn.expiresAt))
      return c.json({ personId: signedIn.personId, expiresAt: signedIn.expiresAt }, 201)
    })
    .patch('/', valid('json', profile), async (c) =>
      c.json({ person: await changeProfile(ctxOf(c, deps), c.req.valid('json')) }),
    )
    .get('/data', async (c) => {
      c.header('content-disposition', 'attachment; filename="du-lieu-cua-toi.json"')
      c.header('cache-control', 'no-store')
      return c.json(await heldAbout(ctxOf(c, deps)))
    })
    .delete('/person', async (c) => {
      await eraseMyself(ctxOf(c, deps))
      deleteCookie(c, sessionCookie, { path: '/' })
      return c.json({ ok: true })
    })
    .delete('/', async (c) => {
      const token = c.get('token')
      if (token) await signOut(ctxOf(c, deps), token)
      deleteCookie(c, sessionCookie, { path: '/' })
      return c.json({ ok: true })
    })

const cookieFor = ({ config, now }: Deps, expiresAt: number) =>
  ({
    httpOnly: true,
    sameSite: 'Strict',
    secure: config.PUBLIC_URL.startsWith('https:'),
    path: '/',
    maxAge: Math.floor((expiresAt - now()) / 1000),
  }) as const
