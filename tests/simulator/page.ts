import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Hono } from 'hono'

const folder = new URL('./page/', import.meta.url)
const fonts = pathToFileURL(createRequire(import.meta.url).resolve('@fontsource/be-vietnam-pro/package.json'))
const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
}

/** The page for people: plain files, read on each request so that an edit shows at once. */
export const pageRoutes = () =>
  new Hono()
    .get('/', () => fileOf(new URL('index.html', folder)))
    .get('/__sim/zmp-sdk.js', () => fileOf(new URL('zmp-sdk.js', folder)))
    .get('/__sim/page/:name{[a-z-]+\\.(css|js|svg)}', (c) => fileOf(new URL(c.req.param('name'), folder)))
    .get('/__sim/fonts/:name{be-vietnam-pro-[a-z0-9-]+\\.woff2}', (c) =>
      fileOf(new URL(`files/${c.req.param('name')}`, fonts)),
    )
    .get('/favicon.ico', () => new Response(null, { status: 204 }))

async function fileOf(url: URL): Promise<Response> {
  const body = await readFile(fileURLToPath(url)).catch(() => null)
  if (!body) return new Response('Not found', { status: 404 })
  const type = types[url.pathname.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
  return new Response(new Uint8Array(body), { headers: { 'content-type': type, 'cache-control': 'no-cache' } })
}
