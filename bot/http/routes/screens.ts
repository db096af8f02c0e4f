import { type Context, Hono } from 'hono'
import { etag } from 'hono/etag'
import { AppError } from '../../../core/errors.ts'
import { anyMiniApp } from '../../config.ts'
import type { Deps } from '../../deps.ts'
import type { Env } from '../auth.ts'
import { openingOf } from '../opening.ts'

// Built file names carry a hash of what is in them.
const forever = 'public, max-age=31536000, immutable'

/**
 * The mini app under /zapps/<mini app id>/, the console under /console/, what portals frame under /widget/: one page each,
 * and the script with which portals do so.
 */
export const screens = (deps: Deps) => {
  const appBase = `/zapps/${deps.config.ZALO_MINI_APP_ID}/`
  const app = page(deps, 'index.html', appBase, "'self' https://*.zalo.me https://*.zdn.vn")
  const console = page(deps, 'console.html', '/console/', "'none'")
  const widget = page(deps, 'widget.html', '/widget/', ["'self'", ...deps.config.WIDGET_ORIGINS].join(' '))
  // Asked before the addresses below it: a star behind a stroke is of the address without the stroke, too.
  const whole = (c: Context<Env>) => c.redirect(appBase + new URL(c.req.url).search)
  return new Hono<Env>()
    .get('/', (c) => c.redirect(appBase))
    .get('/console', (c) => c.redirect('/console/'))
    .get('/console/*', etag(), console)
    .get('/widget', (c) => c.redirect('/widget/'))
    .get('/widget/*', etag(), widget)
    .get('/widget.js', etag(), async (c) => {
      const script = await deps.assets('widget.js', c.req.header('accept-encoding'))
      if (!script) throw new AppError('NOT_FOUND')
      script.headers.set('cache-control', 'public, max-age=600')
      script.headers.set('cross-origin-resource-policy', 'cross-origin')
      return script
    })
    .get(`/zapps/${anyMiniApp}`, whole)
    .get(appBase.slice(0, -1), whole)
    .get(`/zapps/${anyMiniApp}/*`, (c) => {
      const { pathname, search } = new URL(c.req.url)
      return c.redirect(pathname.replace(`/zapps/${anyMiniApp}/`, appBase) + search)
    })
    .get('/zapps/:id/*', etag(), app)
}

const page = (deps: Deps, entry: string, base: string, frameAncestors: string) => async (c: Context<Env>) => {
  const { assets, config } = deps
  if (!c.req.path.startsWith(base)) throw new AppError('NOT_FOUND')
  const path = c.req.path.slice(base.length)
  const isFile = path.startsWith('assets/')
  const file = await (isFile ? assets(path, c.req.header('accept-encoding')) : assets(entry))
  if (!file) throw new AppError('NOT_FOUND')
  if (isFile) {
    file.headers.set('cache-control', forever)
    return file
  }
  // Where the page is mounted, and the account whose chat it may open, only the configuration knows.
  const head = `<head>\n    <base href="${base}">\n    <meta name="oa-id" content="${config.ZALO_OA_ID}">`
  const opening = entry === 'index.html' && path === '' ? await openingOf(deps).catch(() => '') : ''
  const html = (await file.text())
    .replace('<head>', head)
    // A function, for what people wrote may look like a pattern of `replace`.
    .replace('<div id="app"></div>', (empty) => String(opening) || empty)
  return c.html(html, 200, {
    'cache-control': 'no-cache',
    'content-security-policy': policy(frameAncestors),
  })
}

// Mantine sets inline styles; nothing may run but our own files.
const policy = (frameAncestors: string) =>
  [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: https:",
    // What somebody has just recorded is heard before it goes.
    "media-src 'self' blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    `frame-ancestors ${frameAncestors}`,
  ].join('; ')
