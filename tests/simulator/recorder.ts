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
    const fault = world.faults.take(withoutToken(c.req.path))
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

function spoil(c: Context, fault: Fault): Response | undefined {
  if (fault.kind === 'http500') return c.text('Internal Server Error', 500)
  if (fault.kind === 'html') return c.html('<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>')
  if (fault.kind === 'error') return c.json({ error: fault.code ?? -200, message: fault.message ?? 'Send failed' })
  return undefined
}

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
