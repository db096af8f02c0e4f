import { Hono } from 'hono'
import { deleteCookie } from 'hono/cookie'
import * as z from 'zod'
import { changeOwnMessages, ownMessages } from '../../../core/conversation/opt-outs.ts'
import { eraseMyself } from '../../../core/people/erase.ts'
import { heldAbout, takeHeld } from '../../../core/people/held.ts'
import { claimMembership } from '../../../core/people/members/claim.ts'
import { changeProfile, personOf } from '../../../core/people/profile.ts'
import { askAboutData } from '../../../core/people/requests/register.ts'
import { secondStepOf } from '../../../core/people/second-step/second-step.ts'
import { signInAsGuest, signInByLink, signInFromZalo, signOut } from '../../../core/people/sessions.ts'
import { actionsOf, isStaff, signedIn as whoIs } from '../../../core/roles.ts'
import { unitNow } from '../../../core/units/former.ts'
import { optOutPurposes } from '../../../db/schema/conversation.ts'
import { purposes, requestKinds } from '../../../db/schema/people.ts'
import type { Deps } from '../../deps.ts'
import { facesFrom } from '../../pdf/faces.ts'
import { ownDataPaper } from '../../pdf/own-data.ts'
import { profileOf } from '../../zalo/graph.ts'
import { ctxOf, type Env, rememberSession, sessionCookie } from '../auth.ts'
import { valid } from '../valid.ts'

const zaloToken = z.object({ accessToken: z.string().min(1).max(2000), guest: z.string().max(200).optional() })
const link = z.object({ secret: z.string().min(1).max(100) })
const memberCode = z.object({ code: z.string().min(1).max(40) })
const profile = z.object({
  unitId: z.string().optional(),
  name: z.string().trim().max(80).optional(),
  showName: z.boolean().optional(),
  consents: z.partialRecord(z.enum(purposes), z.boolean()).optional(),
})
const messages = z.object({ on: z.partialRecord(z.enum(optOutPurposes), z.boolean()) })
const request = z.object({ kind: z.enum(requestKinds), text: z.string() })

export const session = (deps: Deps) =>
  new Hono<Env>()
    .get('/', async (c) => {
      const ctx = ctxOf(c, deps)
      const { grants, withheld = [] } = ctx.actor
      const roles = [
        ...grants.map((grant) => ({ role: grant.role, unitId: grant.unitId, may: actionsOf({ grants: [grant] }) })),
        ...withheld.map(({ role, unitId }) => ({ role, unitId, may: [] })),
      ]
      const may = actionsOf(ctx.actor)
      const person = await personOf(ctx)
      const secondStep = await secondStepOf(ctx)
      return c.json({ person, staff: isStaff(ctx.actor), roles, may, secondStep, now: ctx.now() })
    })
    .post('/zalo', valid('json', zaloToken), async (c) => {
      const { accessToken, guest } = c.req.valid('json')
      const identity = await profileOf(deps.config, accessToken)
      return c.json(await signInFromZalo(ctxOf(c, deps), identity, guest), 201)
    })
    .post('/guest', async (c) => c.json(await signInAsGuest(ctxOf(c, deps)), 201))
    .post('/link', valid('json', link), async (c) => {
      const signedIn = await signInByLink(ctxOf(c, deps), c.req.valid('json').secret)
      rememberSession(c, deps, signedIn)
      return c.json({ personId: signedIn.personId, expiresAt: signedIn.expiresAt }, 201)
    })
    .post('/member-code', valid('json', memberCode), async (c) =>
      c.json(await claimMembership(ctxOf(c, deps), c.req.valid('json').code), 201),
    )
    .patch('/', valid('json', profile), async (c) =>
      c.json({ person: await changeProfile(ctxOf(c, deps), c.req.valid('json')) }),
    )
    .get('/data', async (c) => {
      c.header('cache-control', 'no-store')
      return c.json(await heldAbout(ctxOf(c, deps)))
    })
    .post('/data/json', async (c) => {
      c.header('content-disposition', 'attachment; filename="du-lieu-cua-toi.json"')
      return c.json(await takeHeld(ctxOf(c, deps)))
    })
    .post('/data/pdf', async (c) => {
      const ctx = ctxOf(c, deps)
      whoIs(ctx)
      const faces = await facesFrom(deps.assets)
      const held = await takeHeld(ctx)
      const unit = held.person.unitId && (await unitNow(ctx.db, held.person.unitId).catch(() => null))
      const paper = await ownDataPaper(held, unit ? unit.name : null, faces)
      return c.body(paper, 200, {
        'content-type': 'application/pdf',
        'content-disposition': 'attachment; filename="du-lieu-cua-toi.pdf"',
      })
    })
    .get('/messages', async (c) => c.json(await ownMessages(ctxOf(c, deps))))
    .put('/messages', valid('json', messages), async (c) =>
      c.json(await changeOwnMessages(ctxOf(c, deps), c.req.valid('json').on)),
    )
    .post('/requests', valid('json', request), async (c) =>
      c.json(await askAboutData(ctxOf(c, deps), c.req.valid('json')), 201),
    )
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
