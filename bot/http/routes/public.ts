import { type Context, Hono } from 'hono'
import { etag } from 'hono/etag'
import { sentCorrections } from '../../../core/broadcasts/corrections.ts'
import { formerPage, listPublicDigests, type PublicDigest, publicPages, toldIn } from '../../../core/digests/public.ts'
import type { Deps } from '../../deps.ts'
import type { Env } from '../auth.ts'
import { publicCards } from '../public/cards.ts'
import { feeds, isFeed } from '../public/feeds.ts'
import { digestPage, missingPage, pagesPage, pathOf, type Shown, unitPage } from '../public/page.ts'
import { style } from '../public/style.ts'

const listed = 30
// A correction must not wait behind an old copy.
const briefly = 'public, max-age=60'
const policy =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** What went out over the web, for anybody: pages that read without a script, feeds of each, and a picture of each digest. */
export const publicPage = (deps: Deps) => {
  const inFull = async (digest: PublicDigest): Promise<Shown> => {
    return { digest, ...toldIn(digest, deps.now()), corrections: await sentCorrections(deps.db, digest.id) }
  }
  const cardOf = publicCards(deps)
  const pageOf = async (unitId: string) => (await publicPages(deps)).find((page) => page.unitId === unitId)
  /** The page at an address, or where it has gone since its unit ended. */
  const pageAt = async (unitId: string) => {
    const page = await pageOf(unitId)
    return page ? { page, next: null } : await formerPage(deps, unitId)
  }

  return new Hono<Env>()
    .use(etag())
    .get('/', async (c) => {
      const [only, ...others] = await publicPages(deps)
      if (only && others.length === 0) return c.redirect(pathOf.unit(only.unitId))
      return show(c, pagesPage(only ? [only, ...others] : []))
    })
    .get('/style.css', (c) =>
      c.body(style, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=3600' }),
    )
    .get('/of/:unit', async (c) => {
      const found = await pageAt(c.req.param('unit'))
      if (!found) return show(c, missingPage(), 404)
      if (found.next) return c.redirect(pathOf.unit(found.next.unitId))
      const unit = found.page
      const before = c.req.query('before')?.toUpperCase()
      const digests = await listPublicDigests(deps, { pageOf: unit.unitId, before, limit: listed + 1 })
      const here = digests.slice(0, listed)
      const older = digests.length > listed ? here.at(-1)?.code : undefined
      return show(c, unitPage(unit, here, { older, deeper: Boolean(before) }))
    })
    .get('/of/:unit/:feed{atom\\.xml|rss\\.xml|feed\\.json}', async (c) => {
      const name = c.req.param('feed')
      const found = await pageAt(c.req.param('unit'))
      if (!found || !isFeed(name)) return show(c, missingPage(), 404)
      const { write, type, path } = feeds[name]
      if (found.next) return c.redirect(path(found.next.unitId))
      const unit = found.page
      const shown = await Promise.all((await listPublicDigests(deps, { pageOf: unit.unitId })).map(inFull))
      const place = { oaId: deps.config.ZALO_OA_ID, origin: deps.config.PUBLIC_URL }
      return c.body(await write(unit, shown, place), 200, { 'content-type': type, 'cache-control': briefly })
    })
    .get('/:code/card.png', async (c) => {
      const [digest] = await listPublicDigests(deps, { code: c.req.param('code').toUpperCase() })
      if (!digest) return show(c, missingPage(), 404)
      return c.body(await cardOf(digest, c.req.query('item')), 200, {
        ...{ 'content-type': 'image/png', 'cache-control': briefly },
      })
    })
    .get('/:code', async (c) => {
      const code = c.req.param('code').toUpperCase()
      const [digest] = await listPublicDigests(deps, { code })
      if (!digest) return show(c, missingPage(/^[0-9A-Z]{1,12}$/.test(code) ? code : undefined), 404)
      const page = await pageOf(digest.unitId)
      const card = digest.content && `${deps.config.PUBLIC_URL}${pathOf.card(digest.code)}`
      return show(c, digestPage(await inFull(digest), { ask: deps.link('/ask'), page, ...(card && { card }) }))
    })
}

/** A public page, with what lets nothing but itself run in it. */
export async function show(c: Context<Env>, page: ReturnType<typeof pagesPage>, status: 200 | 404 = 200) {
  return c.html(await page, status, { 'cache-control': briefly, 'content-security-policy': policy })
}
