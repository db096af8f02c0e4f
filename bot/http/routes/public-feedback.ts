import { Hono } from 'hono'
import { AppError } from '../../../core/errors.ts'
import { publicFeedbackFigures } from '../../../core/statistics/feedback-figures.ts'
import type { Deps } from '../../deps.ts'
import type { Env } from '../auth.ts'
import { feedbackFiguresPage } from '../public/feedback-page.ts'

const policy =
  "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** How much feedback came and what became of it, for anybody, without a script; the same as JSON. */
export const publicFeedback = (deps: Deps) =>
  new Hono<Env>()
    .use(async (c, next) => {
      c.header('content-security-policy', policy)
      c.header('cache-control', 'public, max-age=3600')
      await next()
    })
    .get('/', async (c) =>
      c.html(await feedbackFiguresPage(await publicFeedbackFigures(deps, yearOf(c.req.query('year'))))),
    )
    .get('/figures.json', async (c) => c.json(await publicFeedbackFigures(deps, yearOf(c.req.query('year')))))

function yearOf(typed: string | undefined): number | undefined {
  if (typed === undefined) return undefined
  if (!/^\d{4}$/.test(typed)) throw new AppError('INVALID', 'figures.year')
  return Number(typed)
}
