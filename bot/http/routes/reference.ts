import { Hono } from 'hono'
import { etag } from 'hono/etag'
import type { RouterRoute } from 'hono/types'
import type { Deps } from '../../deps.ts'
import type { Env } from '../auth.ts'

const policy = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
const briefly = { 'cache-control': 'public, max-age=300' }

/**
 * The API described, for whoever writes a program. Nothing of it is loaded or built before somebody asks: a service that starts
 * waits for none of it.
 */
export const reference = (deps: Deps, routes: () => readonly RouterRoute[]) => {
  const described = once(async () => {
    const { openApiOf } = await import('../openapi/document.ts')
    return openApiOf(routes(), deps.config.PUBLIC_URL)
  })
  return new Hono<Env>()
    .use('/openapi.json', etag())
    .get('/openapi.json', async (c) => c.body(JSON.stringify(await described()), 200, { ...briefly, ...json }))
    .get('/reference', async (c) => {
      const { referencePage } = await import('../openapi/page.ts')
      return c.html(await referencePage(await described()), 200, { ...briefly, 'content-security-policy': policy })
    })
    .get('/reference/style.css', async (c) => {
      const { referenceStyle } = await import('../openapi/page.ts')
      return c.body(referenceStyle, 200, { ...briefly, 'content-type': 'text/css; charset=utf-8' })
    })
}

const json = { 'content-type': 'application/json; charset=utf-8' }

/** Made when it is first asked for, and once. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}
