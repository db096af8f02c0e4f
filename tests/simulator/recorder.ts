import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context, MiddlewareHandler } from 'hono'
import { withoutToken } from './bot.ts'
import type { Fault } from './faults.ts'
import { messageIdsIn } from './wire.ts'
import type { World } from './world.ts'

const slowMs = 5_000

/** Writes each call of the service to the wire log and plays the faults set for its path. */
export const recorded =
  (world: World, stopped: AbortSignal): MiddlewareHandler<{ Bindings: HttpBindings }> =>
  async (c, next) => {
    const fault = world.faults.take(withoutToken(c.req.path).replace(/(.)\/$/, '$1'))
    const call = await readCall(world, c)
    const note = fault ? { note: `fault: ${fault.kind}` } : {}
    const record = (reply: { status: number; body: string } | null) =>
      world.wire.add({ ...call, reply, ...note, messageIds: messageIdsIn(`${call.request.body}${reply?.body ?? ''}`) })

    if (fault?.kind === 'drop-before') {
      record(null)
      return cut(c)
    }
    const spoiled = fault && spoil(c, fault)
    if (spoiled) {
      record({ status: spoiled.status, body: await spoiled.clone().text() })
      return spoiled
    }
    await next()
    if (fault?.kind === 'truncated' || fault?.kind === 'empty') c.res = shortened(c.res, await c.res.text(), fault.kind)
    const isFeed = c.req.path.startsWith('/feeds/')
    record({ status: c.res.status, body: isFeed ? '' : await c.res.clone().text() })
    if (fault?.kind === 'slow') await pause(fault.delayMs ?? slowMs, stopped)
    if (fault?.kind === 'drop-after') return cut(c)
  }

async function readCall(world: World, c: Context) {
  const { method } = c.req
  const path = withoutToken(c.req.path)
  const url = c.req.url.replace(c.req.path, () => path)
  const headers = c.req.header()
  const multipart = headers['content-type']?.startsWith('multipart/')
  const body = multipart ? `<multipart, ${headers['content-length'] ?? '?'} bytes>` : await c.req.text()
  const title = `${method} ${path}`
  return { at: world.clock.now(), direction: 'call' as const, title, method, url, request: { headers, body } }
}

function spoil(c: Context, { kind, code = -200, message = 'Send failed', ...fault }: Fault): Response | undefined {
  if (kind === 'http500')
    return new Response('Internal Server Error', {
      status: fault.status ?? 500,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    })
  if (kind === 'html')
    return new Response(gatewayPage, { status: fault.status ?? 200, headers: { 'content-type': 'text/html' } })
  if (kind !== 'error') return undefined
  if (c.req.path.startsWith('/bot')) return c.json({ ok: false, description: message, error_code: code })
  if (c.req.path.startsWith('/v4/')) return c.json({ error: code, error_name: message, error_reason: message, message })
  return c.json({ error: code, message })
}

const gatewayPage = '<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>'

/** A body that ends in the middle of its text, or has none, under headers that promise nothing else. */
const shortened = ({ status, headers }: Response, body: string, kind: 'truncated' | 'empty') =>
  new Response(kind === 'empty' ? '' : body.slice(0, Math.floor(body.length / 2)), {
    status,
    headers: { 'content-type': headers.get('content-type') ?? 'application/json' },
  })

function cut(c: Context<{ Bindings: HttpBindings }>): Response {
  c.env.incoming.socket.destroy()
  return RESPONSE_ALREADY_SENT
}

const pause = (ms: number, stopped: AbortSignal) =>
  new Promise<void>((done) => {
    const timer = setTimeout(done, ms)
    stopped.addEventListener('abort', () => {
      clearTimeout(timer)
      done()
    })
  })
