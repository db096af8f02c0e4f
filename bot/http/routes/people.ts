import { Hono } from 'hono'
import * as z from 'zod'
import { endSessions, inviteAgain, invitePerson, listPeople, readPerson } from '../../../core/people/directory.ts'
import { importMembers } from '../../../core/people/members/import.ts'
import { listMembers } from '../../../core/people/members/list.ts'
import { reissueCodes } from '../../../core/people/members/reissue.ts'
import { grantRole, withdrawRole } from '../../../core/people/roles.ts'
import { resetSecondStep } from '../../../core/people/second-step/reset.ts'
import { isDay } from '../../../core/time.ts'
import { openUnitFor } from '../../../core/units/open.ts'
import { roleNames } from '../../../db/schema/roles.ts'
import type { Deps } from '../../deps.ts'
import { sheetsSent, workbookType } from '../../xlsx/sent.ts'
import { memberTemplate } from '../../xlsx/template.ts'
import { ctxOf, type Env } from '../auth.ts'
import { keptNowhere } from '../once.ts'
import { valid } from '../valid.ts'

const held = z.object({ role: z.enum(roleNames), unitId: z.string() })
const until = z.string().refine(isDay).optional()
const invited = held.extend({ until, name: z.string().max(200) })
const importing = z.object({ unitId: z.string().default(''), apply: z.enum(['0', '1']).default('0') })
const members = z.object({ query: z.string().max(200).optional(), unitId: z.string().optional() })
const chosen = z.object({ people: z.array(z.string()).min(1).max(200) })
const granted = held.extend({ until, deputyFor: z.string().optional() })

export const people = (deps: Deps) =>
  new Hono<Env>()
    .get('/', valid('query', z.object({ query: z.string().max(200).optional() })), async (c) =>
      c.json(await listPeople(ctxOf(c, deps), c.req.valid('query').query)),
    )
    .post('/', valid('json', invited), async (c) =>
      c.json(await invitePerson(ctxOf(c, deps), c.req.valid('json')), 201, keptNowhere),
    )
    .get('/members', valid('query', members), async (c) =>
      c.json(await listMembers(ctxOf(c, deps), c.req.valid('query'))),
    )
    .post('/members/codes', valid('json', chosen), async (c) =>
      c.json(await reissueCodes(ctxOf(c, deps), c.req.valid('json').people), 201),
    )
    .get('/members/template', (c) =>
      c.body(memberTemplate() as Uint8Array<ArrayBuffer>, 200, {
        'content-type': workbookType,
        'content-disposition': 'attachment; filename="mau-thanh-vien.xlsx"',
      }),
    )
    .post('/members/import', valid('query', importing), async (c) => {
      const { unitId, apply } = c.req.valid('query')
      const ctx = ctxOf(c, deps)
      // Who may not is told before a byte is read.
      await openUnitFor(ctx, 'person.confirm', unitId)
      return c.json(await importMembers(ctx, await sheetsSent(c), { unitId, apply: apply === '1' }))
    })
    .get('/:id', async (c) => c.json(await readPerson(ctxOf(c, deps), c.req.param('id'))))
    .post('/:id/link', async (c) => c.json(await inviteAgain(ctxOf(c, deps), c.req.param('id')), 201, keptNowhere))
    .post('/:id/roles', valid('json', granted), async (c) => {
      const ctx = ctxOf(c, deps)
      await readPerson(ctx, c.req.param('id'))
      await grantRole(ctx, { personId: c.req.param('id'), ...c.req.valid('json') })
      return c.json({ ok: true }, 201)
    })
    .post('/:id/roles/withdraw', valid('json', held), async (c) => {
      await withdrawRole(ctxOf(c, deps), { personId: c.req.param('id'), ...c.req.valid('json') })
      return c.json({ ok: true })
    })
    .post('/:id/second-step/reset', async (c) => {
      await resetSecondStep(ctxOf(c, deps), c.req.param('id'))
      return c.json({ ok: true })
    })
    .post('/:id/sign-out', async (c) => c.json(await endSessions(ctxOf(c, deps), c.req.param('id'))))
