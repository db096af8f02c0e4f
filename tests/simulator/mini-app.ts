import { Hono } from 'hono'
import { issueInfoToken, issueMiniAppToken } from './graph.ts'
import { follow, unfollow } from './people.ts'
import { userOf } from './state.ts'
import type { World } from './world.ts'

const zaloOrigin = 'https://h5.zdn.vn'
const origins = { android: zaloOrigin, ios: 'zbrowser://h5.zdn.vn' }
const hopByHop = ['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'te', 'trailer', 'proxy-authorization']
// fetch has already decoded the body.
const notOurs = [...hopByHop, 'content-encoding', 'content-length', 'x-frame-options', 'cross-origin-opener-policy']

/** Opens the service's mini app as Zalo's client would: behind Zalo's origin, with a bridge to the platform. */
export const miniAppRoutes = (world: World) =>
  new Hono()
    .all('/zapps/*', (c) => forward(world, c.req.raw))
    .all('/api/*', (c) => forward(world, c.req.raw))
    // What the service says of itself by its public address, when that is this one, and needs no client around it.
    .get('/digests/*', (c) => c.redirect(new URL(c.req.path, world.miniAppUrl ?? c.req.url).href))
    .get('/attachments/*', (c) => c.redirect(new URL(c.req.path, world.miniAppUrl ?? c.req.url).href))
    .get('/calendar/*', (c) => c.redirect(new URL(c.req.path, world.miniAppUrl ?? c.req.url).href))
    // The console does not stand in a client, so it is opened where it is.
    .get('/console/*', (c) => c.redirect(new URL(c.req.path, world.miniAppUrl ?? c.req.url).href))
    // Where the service has a consent come back to, when this address is its public one.
    .get('/zalo/*', (c) => forward(world, c.req.raw))
    .get('/__sim/bridge/:userId', (c) => {
      const user = userOf(world.state, c.req.param('userId'))
      return c.json({
        id: user.uidByApp,
        name: user.name,
        avatar: '',
        idByOA: user.follows || user.lastInteraction !== null ? user.id : undefined,
        followedOA: user.follows,
        isSensitive: user.isUnder18,
        refusedScopes: user.refusedScopes,
      })
    })
    .post('/__sim/bridge/:userId/follow', async (c) => {
      await follow(world, c.req.param('userId'))
      return c.json({})
    })
    .post('/__sim/bridge/:userId/unfollow', async (c) => {
      await unfollow(world, c.req.param('userId'))
      return c.json({})
    })
    .post('/__sim/bridge/:userId/notifications', (c) => {
      world.state.wantNotifications.add(userOf(world.state, c.req.param('userId')).id)
      return c.json({})
    })
    .post('/__sim/bridge/:userId/token', (c) => c.json({ token: issueMiniAppToken(world, c.req.param('userId')) }))
    .post('/__sim/bridge/:userId/:kind{phone|location}', (c) => {
      const kind = c.req.param('kind') as 'phone' | 'location'
      return c.json({ token: issueInfoToken(world, c.req.param('userId'), kind) })
    })

async function forward(world: World, request: Request): Promise<Response> {
  if (!world.miniAppUrl) return new Response('no mini app is connected', { status: 503 })
  const url = new URL(request.url)
  const user = url.searchParams.get('simUser')
  url.searchParams.delete('simUser')
  const target = new URL(`${url.pathname}${url.search}`, world.miniAppUrl)
  const body = request.method === 'GET' || request.method === 'HEAD' ? null : request.body
  let reply: Response
  try {
    reply = await fetch(target, {
      method: request.method,
      headers: headersFor(world, request.headers),
      redirect: 'manual',
      signal: request.signal,
      ...(body ? { body, duplex: 'half' } : {}),
    } as RequestInit)
  } catch (error) {
    return new Response(`the mini app did not answer: ${String(error)}`, { status: 502 })
  }
  const headers = new Headers(reply.headers)
  for (const name of notOurs) headers.delete(name)
  relaxPolicy(headers)
  const bodiless = reply.status === 204 || reply.status === 304
  if (bodiless) return new Response(null, { status: reply.status, headers })
  if (!headers.get('content-type')?.includes('text/html'))
    return new Response(reply.body, { status: reply.status, headers })
  headers.set('cache-control', 'no-store')
  return new Response(withBridge(await reply.text(), user), { status: reply.status, headers })
}

function headersFor(world: World, incoming: Headers): Headers {
  const headers = new Headers(incoming)
  for (const name of [...hopByHop, 'host', 'content-length', 'accept-encoding']) headers.delete(name)
  if (headers.has('origin')) headers.set('origin', origins[world.state.account.phone])
  if (headers.has('referer')) headers.set('referer', `${zaloOrigin}/zapps/${world.app.miniAppId}/`)
  // A cached page would come back without the bridge for this person.
  if (headers.get('accept')?.includes('text/html')) {
    headers.delete('if-none-match')
    headers.delete('if-modified-since')
  }
  return headers
}

const openToBridge = ['script-src', 'script-src-elem', 'connect-src']
const forbidding = ['frame-ancestors', 'upgrade-insecure-requests', 'sandbox']

/** The bridge comes from the page's own origin: allow that, allow the frame, leave the rest of the policy alone. */
function relaxPolicy(headers: Headers) {
  const policy = headers.get('content-security-policy')
  if (!policy) return
  const directives = policy
    .split(';')
    .map((directive) => directive.trim().split(/\s+/))
    .filter(([name]) => name && !forbidding.includes(name))
  const named = new Set(directives.map(([name]) => name))
  const relaxed = directives.map(([name, ...sources]) => {
    const governs = openToBridge.includes(name!) || (name === 'default-src' && !named.has('script-src'))
    if (!governs || sources.includes("'self'")) return [name, ...sources]
    return [name, "'self'", ...sources.filter((source) => source !== "'none'")]
  })
  headers.set('content-security-policy', relaxed.map((directive) => directive.join(' ')).join('; '))
}

function withBridge(html: string, userId: string | null): string {
  const query = userId && /^\d+$/.test(userId) ? `?user=${userId}` : ''
  const script = `<script src="/__sim/zmp-sdk.js${query}"></script>`
  const head = /<head[^>]*>/i.exec(html)
  if (!head) return `${script}${html}`
  const at = head.index + head[0].length
  return `${html.slice(0, at)}${script}${html.slice(at)}`
}
