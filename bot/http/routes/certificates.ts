import { Hono } from 'hono'
import * as z from 'zod'
import { setAward } from '../../../core/certificates/award.ts'
import { formsOf, listCertificates } from '../../../core/certificates/listed.ts'
import { makeCertificates } from '../../../core/certificates/make-all.ts'
import { ownCertificate, ownForm, takeCertificate } from '../../../core/certificates/own.ts'
import { withdrawCertificate } from '../../../core/certificates/withdraw.ts'
import { nameShowings } from '../../../db/schema/certificates.ts'
import { certificateCard } from '../../card/certificate-card.ts'
import type { Deps } from '../../deps.ts'
import { certificatePaper } from '../../pdf/certificate.ts'
import { facesFrom } from '../../pdf/faces.ts'
import { ctxOf, type Env } from '../auth.ts'
import { certificateBundle } from '../certificate-bundle.ts'
import { certificatePath } from '../public/certificate-page.ts'
import { valid } from '../valid.ts'

const wanted = z.strictObject({ name: z.string().max(2000), shown: z.enum(nameShowings) })
const count = z.number().int()
const award = z.strictObject({ passPercent: count.nullable(), places: count.nullable(), mark: z.string().optional() })
const sought = z.object({ find: z.string().max(200).optional() })
const why = z.strictObject({ reason: z.string().max(2000).optional() })

const file = (type: string, name: string) => ({
  'content-type': type,
  'content-disposition': `attachment; filename="${name}"`,
})

export const certificates = (deps: Deps) => {
  const linkOf = (code: string) => `${deps.config.PUBLIC_URL}${certificatePath(code)}`
  type Own = Awaited<ReturnType<typeof takeCertificate>>
  const ownView = ({ code, name, shown, issuedAt, withdrawnAt, reason }: Own) => ({
    ...{ link: linkOf(code), name, shown, issuedAt },
    withdrawn: withdrawnAt === null ? null : { at: withdrawnAt, reason },
  })

  return new Hono<Env>()
    .get('/rounds/:id/mine', async (c) => {
      const { certificate, ...state } = await ownCertificate(ctxOf(c, deps), c.req.param('id'))
      return c.json({ ...state, certificate: certificate && ownView(certificate) })
    })
    .post('/rounds/:id/mine', valid('json', wanted), async (c) =>
      c.json(ownView(await takeCertificate(ctxOf(c, deps), c.req.param('id'), c.req.valid('json')))),
    )
    .get('/rounds/:id/mine/paper', async (c) => {
      const form = await ownForm(ctxOf(c, deps), c.req.param('id'))
      const paper = await certificatePaper(form, { faces: await facesFrom(deps.assets), linkOf })
      return c.body(paper, 200, file('application/pdf', 'giay-chung-nhan.pdf'))
    })
    .get('/rounds/:id/mine/picture', async (c) => {
      const form = await ownForm(ctxOf(c, deps), c.req.param('id'))
      const picture = await certificateCard(form, { faces: await facesFrom(deps.assets), link: linkOf(form.code) })
      return c.body(picture, 200, file('image/png', 'giay-chung-nhan.png'))
    })
    .get('/rounds/:id', valid('query', sought), async (c) => {
      const listed = await listCertificates(ctxOf(c, deps), c.req.param('id'), c.req.valid('query'))
      const seen = listed.certificates.map(({ code, ...one }) => ({ ...one, link: linkOf(code) }))
      return c.json({ ...listed, certificates: seen })
    })
    .put('/rounds/:id/award', valid('json', award), async (c) => {
      await setAward(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      return c.json({})
    })
    .post('/rounds/:id/made', async (c) => c.json(await makeCertificates(ctxOf(c, deps), c.req.param('id'))))
    .get('/rounds/:id/papers', async (c) => {
      const bundle = await formsOf(ctxOf(c, deps), c.req.param('id'))
      return certificateBundle(c, bundle, { fileName: 'giay-chung-nhan-ca-dot.pdf', assets: deps.assets, linkOf })
    })
    .post('/:id/withdraw', valid('json', why), async (c) =>
      c.json(await withdrawCertificate(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))),
    )
}
