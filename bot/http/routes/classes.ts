import { Hono } from 'hono'
import * as z from 'zod'
import { announceClass, readClassTelling } from '../../../core/classes/announce.ts'
import { classCertificates, classForms, makeClassCertificates } from '../../../core/classes/certificates.ts'
import { endClass, handClass, reopenClass } from '../../../core/classes/end.ts'
import { listClasses } from '../../../core/classes/figures.ts'
import { dismiss, enrol, findPeople } from '../../../core/classes/members.ts'
import { exportClass, readClass, readRoster } from '../../../core/classes/read.ts'
import { addSession } from '../../../core/classes/sessions.ts'
import { createClass, editClass } from '../../../core/classes/write.ts'
import { mostInvited } from '../../../core/gatherings/plan.ts'
import { classKinds } from '../../../db/schema/gatherings.ts'
import type { Deps } from '../../deps.ts'
import { classSheets } from '../../xlsx/class.ts'
import { workbookType } from '../../xlsx/sent.ts'
import { longWorkbook } from '../../xlsx/stream.ts'
import { ctxOf, type Env } from '../auth.ts'
import { certificateBundle } from '../certificate-bundle.ts'
import { download } from '../download.ts'
import { instant } from '../instant.ts'
import { certificatePath } from '../public/certificate-page.ts'
import { valid } from '../valid.ts'

const ids = z.array(z.string().max(60)).max(mostInvited)
const percent = z.number().int().min(1).max(100).nullable()
const written = z.strictObject({
  title: z.string().max(200),
  classKind: z.enum(classKinds),
  programme: z.string().max(4000),
  contact: z.string().max(300),
  asksRoomNumber: z.boolean(),
  invited: z.strictObject({ groupIds: ids, unitIds: ids }),
  roundId: z.string().max(60).nullable(),
  attendPercent: percent,
  passPercent: percent,
})
const session = z.strictObject({
  topic: z.string().max(90),
  speaker: z.string().max(200),
  startsAt: instant,
  endsAt: instant,
  place: z.string().max(300),
  link: z.string().max(2000),
})
const filter = z.object({ unitId: z.string().optional() })
const hash = z.strictObject({ contentHash: z.string() })
const sought = z.object({ query: z.string().max(200).default('') })
const people = z.strictObject({ personIds: ids, communicators: z.boolean().default(false) })
const keeper = z.strictObject({ personId: z.string().max(60) })

/** Classes: gatherings under one programme, who came to them, and who completed them. */
export const classes = (deps: Deps) => {
  const linkOf = (code: string) => `${deps.config.PUBLIC_URL}${certificatePath(code)}`
  return new Hono<Env>()
    .get('/', valid('query', filter), async (c) => c.json(await listClasses(ctxOf(c, deps), c.req.valid('query'))))
    .post('/', valid('json', written.extend({ unitId: z.string() })), async (c) => {
      const { unitId, ...given } = c.req.valid('json')
      const { id } = await createClass(ctxOf(c, deps), unitId, given)
      return c.json({ id }, 201)
    })
    .get('/:id', async (c) => c.json(await readClass(ctxOf(c, deps), c.req.param('id'))))
    .put('/:id', valid('json', written.extend({ updatedAt: instant })), async (c) => {
      await editClass(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      return c.json({ ok: true })
    })
    .post('/:id/sessions', valid('json', session), async (c) => {
      const { id } = await addSession(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      return c.json({ id }, 201)
    })
    .get('/:id/telling', async (c) => c.json(await readClassTelling(ctxOf(c, deps), c.req.param('id'))))
    .post('/:id/announce', valid('json', hash), async (c) =>
      c.json(await announceClass(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))),
    )
    .get('/:id/people', valid('query', sought), async (c) =>
      c.json({ people: await findPeople(ctxOf(c, deps), c.req.param('id'), c.req.valid('query')) }),
    )
    .post('/:id/people', valid('json', people), async (c) =>
      c.json(await enrol(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))),
    )
    .delete('/:id/people/:personId', async (c) => {
      await dismiss(ctxOf(c, deps), c.req.param('id'), c.req.param('personId'))
      return c.json({ ok: true })
    })
    .get('/:id/roster', async (c) => c.json(await readRoster(ctxOf(c, deps), c.req.param('id'))))
    .post('/:id/roster.xlsx', async (c) => {
      const made = await exportClass(ctxOf(c, deps), c.req.param('id'))
      return download(c, { type: workbookType, name: 'lop-hoc.xlsx' }, longWorkbook(classSheets(made)))
    })
    .post('/:id/keeper', valid('json', keeper), async (c) => {
      await handClass(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      return c.json({ ok: true })
    })
    .post('/:id/end', async (c) => {
      await endClass(ctxOf(c, deps), c.req.param('id'))
      return c.json({ ok: true })
    })
    .post('/:id/reopen', async (c) => {
      await reopenClass(ctxOf(c, deps), c.req.param('id'))
      return c.json({ ok: true })
    })
    .get('/:id/certificates', async (c) => {
      const { certificates, unnamed } = await classCertificates(ctxOf(c, deps), c.req.param('id'))
      return c.json({ unnamed, certificates: certificates.map(({ code, ...one }) => ({ ...one, link: linkOf(code) })) })
    })
    .post('/:id/certificates', async (c) => c.json(await makeClassCertificates(ctxOf(c, deps), c.req.param('id'))))
    .get('/:id/certificates/papers', async (c) => {
      const bundle = await classForms(ctxOf(c, deps), c.req.param('id'))
      return certificateBundle(c, bundle, { fileName: 'giay-chung-nhan-ca-lop.pdf', assets: deps.assets, linkOf })
    })
}
