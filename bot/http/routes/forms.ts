import { Hono } from 'hono'
import * as z from 'zod'
import { editionFor } from '../../../core/digests/digests.ts'
import { draftShown } from '../../../core/digests/public.ts'
import { formOf, spokenForm, withOnly } from '../../../core/forms/form.ts'
import { standings } from '../../../core/forms/messages.ts'
import { registerOf, registerSheet } from '../../../core/forms/register.ts'
import { manners } from '../../../core/forms/spoken/number.ts'
import { lengths, paces } from '../../../core/forms/spoken/script.ts'
import { addDays, dayOf, isDay } from '../../../core/time.ts'
import { cardShapes, shareCard } from '../../card/share-card.ts'
import type { Deps } from '../../deps.ts'
import { facesFrom } from '../../pdf/faces.ts'
import { boardSizes, noticeBoard } from '../../pdf/notice-board.ts'
import { workbookType } from '../../xlsx/sent.ts'
import { workbookOf } from '../../xlsx/write.ts'
import { ctxOf, type Env } from '../auth.ts'
import { digestPage, pathOf } from '../public/page.ts'
import { valid } from '../valid.ts'

const namesOf = <K extends string>(table: Record<K, unknown>) => Object.keys(table) as [K, ...K[]]
const one = <const N extends number>(numbers: readonly N[]) =>
  z.coerce.number().refine((value): value is N => (numbers as readonly number[]).includes(value))

const spoken = z.object({
  seconds: one(lengths).default(90),
  pace: one(paces).default(3.5),
  manner: z.enum(manners).default('north'),
})
const board = z.object({ size: z.enum(namesOf(boardSizes)).default('a4') })
const card = z.object({ shape: z.enum(namesOf(cardShapes)).default('wide'), item: z.string().max(120).optional() })
const day = z.string().refine(isDay, 'ngày dạng 2026-11-23')
const period = z.object({ unitId: z.string().max(120).optional(), from: day.optional(), to: day.optional() })
// The month that is told of where no days are named.
const usualDays = 31

const file = (type: string, name: string) => ({
  'content-type': type,
  'content-disposition': `attachment; filename="${name}"`,
})

/** A digest in its other forms, and the register of what went where. */
export const forms = (deps: Deps) => {
  const linkOf = (code: string) => `${deps.config.PUBLIC_URL}${pathOf.digest(code)}`
  const periodOf = ({ from, to, ...of }: z.output<typeof period>) => {
    const last = to ?? dayOf(deps.now())
    return { from: from ?? addDays(last, 1 - usualDays), to: last, ...of }
  }
  return new Hono<Env>()
    .get('/digests/:id/spoken', valid('query', spoken), async (c) => {
      const form = await formOf(ctxOf(c, deps), c.req.param('id'))
      const { seconds: length, pace, manner } = c.req.valid('query')
      const mark = form.standing === 'approved' ? '' : standings[form.standing]
      return c.json({ mark, length, ...spokenForm(form, { length, pace, manner }) })
    })
    .get('/digests/:id/page', async (c) => {
      const { digest, unit } = await editionFor(ctxOf(c, deps), 'digest.read', c.req.param('id'))
      const page = digestPage(draftShown(digest, unit, deps.now()), { ask: deps.link('/ask'), page: undefined })
      return c.json({ html: String(await page) })
    })
    .get('/digests/:id/board', valid('query', board), async (c) => {
      const form = await formOf(ctxOf(c, deps), c.req.param('id'))
      const { size } = c.req.valid('query')
      const faces = await facesFrom(deps.assets)
      const pdf = await noticeBoard(form, { faces, size, link: linkOf(form.code) })
      return c.body(pdf, 200, file('application/pdf', `bang-tin-${form.code}-${size}.pdf`))
    })
    .get('/digests/:id/card', valid('query', card), async (c) => {
      const whole = await formOf(ctxOf(c, deps), c.req.param('id'))
      const { shape, item } = c.req.valid('query')
      const form = item ? withOnly(whole, item) : whole
      const png = await shareCard(form, { faces: await facesFrom(deps.assets), shape, link: linkOf(form.code) })
      return c.body(png, 200, file('image/png', `the-${form.code}-${shape}.png`))
    })
    .get('/register', valid('query', period), async (c) =>
      c.json({ entries: await registerOf(ctxOf(c, deps), periodOf(c.req.valid('query'))) }),
    )
    .get('/register/workbook', valid('query', period), async (c) => {
      const period = periodOf(c.req.valid('query'))
      const entries = await registerOf(ctxOf(c, deps), period)
      const name = `so-theo-doi-${period.from}-${period.to}.xlsx`
      return c.body(workbookOf([registerSheet(entries)]) as Uint8Array<ArrayBuffer>, 200, file(workbookType, name))
    })
}
