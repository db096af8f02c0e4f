import { Hono } from 'hono'
import * as z from 'zod'
import { markOf } from '../../../core/acts/seen.ts'
import { contactMark, listContacts, removeContact, saveContact } from '../../../core/conversation/contacts.ts'
import { hoursOf, saveHours } from '../../../core/conversation/hours.ts'
import { contactKindNames } from '../../../core/conversation/messages.ts'
import { contactKinds } from '../../../db/schema/conversation.ts'
import type { Deps } from '../../deps.ts'
import { ctxOf, type Env } from '../auth.ts'
import { valid } from '../valid.ts'

const line = z.string().max(200)
const contact = z.object({
  ...{ id: z.string().optional(), mark: z.string().optional() },
  unitId: z.string(),
  kind: z.enum(contactKinds),
  ...{ name: line, phone: line, address: line, hours: line },
})
const stretch = z.object({ from: z.string(), to: z.string() })
const hours = z.object({
  week: z.array(z.array(stretch).max(4)).length(7),
  closures: z.array(z.object({ from: z.string(), to: z.string(), name: line })),
  note: z.string().max(500),
  mark: z.string().optional(),
})
const kinds = contactKinds.map((kind) => ({ kind, name: contactKindNames[kind] }))

/** Whom people may call, and when the office is open: what the account tells who asks. */
export const contacts = (deps: Deps) =>
  new Hono<Env>()
    .get('/', async (c) => {
      const rows = await listContacts(ctxOf(c, deps))
      return c.json({
        contacts: rows.map(({ contact, unitName }) => ({ ...contact, unitName, mark: contactMark(contact) })),
        kinds,
      })
    })
    .post('/', valid('json', contact), async (c) => c.json(await saveContact(ctxOf(c, deps), c.req.valid('json')), 201))
    .delete('/:id', async (c) => {
      await removeContact(ctxOf(c, deps), c.req.param('id'))
      return c.json({ ok: true })
    })
    .get('/hours/:unitId', async (c) => {
      const hours = await hoursOf(ctxOf(c, deps), c.req.param('unitId'))
      return c.json({ hours, mark: markOf(hours) })
    })
    .put('/hours/:unitId', valid('json', hours), async (c) =>
      c.json({ hours: await saveHours(ctxOf(c, deps), c.req.param('unitId'), c.req.valid('json')) }),
    )
