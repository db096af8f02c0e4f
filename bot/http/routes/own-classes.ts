import { Hono } from 'hono'
import * as z from 'zod'
import { ownClassForm, takeClassCertificate } from '../../../core/classes/certificates.ts'
import { announcedClass, ownClass, ownClasses } from '../../../core/classes/own.ts'
import { signedIn } from '../../../core/roles.ts'
import { nameShowings } from '../../../db/schema/certificates.ts'
import { certificateCard } from '../../card/certificate-card.ts'
import type { Deps } from '../../deps.ts'
import { icsOfGatherings } from '../../ics/gatherings.ts'
import { certificatePaper } from '../../pdf/certificate.ts'
import { facesFrom } from '../../pdf/faces.ts'
import { ctxOf, type Env } from '../auth.ts'
import { certificatePath } from '../public/certificate-page.ts'
import { valid } from '../valid.ts'

const wanted = z.strictObject({ name: z.string().max(2000), shown: z.enum(nameShowings) })

const file = (type: string, name: string) => ({
  'content-type': type,
  'content-disposition': `attachment; filename="${name}"`,
})

/** Classes, as whoever is in them sees them. */
export const ownClassRoutes = (deps: Deps) => {
  const linkOf = (code: string) => `${deps.config.PUBLIC_URL}${certificatePath(code)}`
  type Own = Awaited<ReturnType<typeof takeClassCertificate>>
  const ownView = ({ code, name, shown, issuedAt, withdrawnAt, reason }: Own) => ({
    ...{ link: linkOf(code), name, shown, issuedAt },
    withdrawn: withdrawnAt === null ? null : { at: withdrawnAt, reason },
  })
  return new Hono<Env>()
    .get('/', async (c) => c.json({ classes: await ownClasses(ctxOf(c, deps)) }))
    .get('/:id', async (c) => {
      const { certificate, ...own } = await ownClass(ctxOf(c, deps), c.req.param('id'))
      return c.json({ ...own, certificate: certificate && ownView(certificate) })
    })
    .get('/:id/calendar.ics', async (c) => {
      const { title, unitName, sessions } = await ownClass(ctxOf(c, deps), c.req.param('id'))
      const events = sessions.map(({ topic, ...one }) => ({ ...one, title: `${title}: ${topic}`, unitName }))
      const calendar = icsOfGatherings(events, {
        ...{ host: new URL(deps.config.PUBLIC_URL).hostname, link: deps.link },
      })
      return c.body(calendar, 200, file('text/calendar; charset=utf-8', 'lop-hoc.ics'))
    })
    .post('/:id/certificate', valid('json', wanted), async (c) => {
      const ctx = ctxOf(c, deps)
      signedIn(ctx)
      const { series } = await announcedClass(ctx, c.req.param('id'))
      return c.json(ownView(await takeClassCertificate(ctx, series, c.req.valid('json'))))
    })
    .get('/:id/certificate/paper', async (c) => {
      const form = await ownClassForm(ctxOf(c, deps), c.req.param('id'))
      const paper = await certificatePaper(form, { faces: await facesFrom(deps.assets), linkOf })
      return c.body(paper, 200, file('application/pdf', 'giay-chung-nhan.pdf'))
    })
    .get('/:id/certificate/picture', async (c) => {
      const form = await ownClassForm(ctxOf(c, deps), c.req.param('id'))
      const picture = await certificateCard(form, { faces: await facesFrom(deps.assets), link: linkOf(form.code) })
      return c.body(picture, 200, file('image/png', 'giay-chung-nhan.png'))
    })
}
