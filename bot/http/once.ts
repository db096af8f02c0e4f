import type { Context, MiddlewareHandler } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { type Act, keepReply, type Reply, replyTo, writingOnce } from '../../core/acts/done.ts'
import { AppError, describe } from '../../core/errors.ts'
import { sha256 } from '../../core/ids.ts'
import type { Deps } from '../deps.ts'
import type { Env } from './auth.ts'
import { isReading } from './from-our-pages.ts'

/** By this a screen says which act a request is, and what stands in it: the same when it is sent again for want of an answer. */
export const actHeader = 'act-key'
const actKey = /^([0-9a-f-]{36})\.([0-9a-z]{1,40})$/
const largestReply = 100_000
/** Headers of a reply that holds what is shown once: a key, a secret, a link by which one signs in. */
export const keptNowhere = { 'cache-control': 'no-store' }

/** Does an act of a screen once, however often it is sent, and answers it each time as the first. */
export function once(deps: Deps): MiddlewareHandler<Env> {
  // A head start alone, for one that is sent again while it is still being done: what was done stands in the rows.
  const doing = new Map<string, Promise<void>>()
  return async (c, next) => {
    const act = await actOf(c)
    if (!act) return next()
    while (doing.has(act.id)) await doing.get(act.id)
    let end = () => {}
    doing.set(
      act.id,
      new Promise<void>((resolve) => {
        end = resolve
      }),
    )
    try {
      const before = await replyTo(deps, act)
      if (before) return answered(c, before)
      c.set('write', writingOnce(deps, act))
      await next()
      const reply = c.error && isDone(c.error) ? await replyTo(deps, act) : null
      if (reply) c.res = answered(c, reply)
      else if (!c.error || !isDone(c.error)) await keep(c, deps, act)
    } finally {
      doing.delete(act.id)
      end()
    }
  }
}

/** Signing in and out sets the cookie of the browser that asks, each time anew. */
async function actOf(c: Context<Env>): Promise<Act | null> {
  const { personId } = c.get('actor')
  const [, key, print] = actKey.exec(c.req.header(actHeader) ?? '') ?? []
  if (!personId || !key || !print || isReading(c) || c.req.path.startsWith('/api/session')) return null
  return { id: await sha256(`${personId} ${key}`), print }
}

const isDone = (error: Error) => error instanceof AppError && error.reason === 'act.done'

const answered = (c: Context, { status, text }: Reply) =>
  c.body(text, status as ContentfulStatusCode, { 'content-type': 'application/json' })

/** What its route says is to be kept nowhere, a new key or a link by which one signs in, is not kept here either. */
async function keep({ res }: Context, deps: Deps, act: Act): Promise<void> {
  if (!res.headers.get('content-type')?.includes('json') || res.headers.has('cache-control')) return
  try {
    const text = await res.clone().text()
    if (text.length <= largestReply) await keepReply(deps, act, { status: res.status, text })
  } catch (failure) {
    // It was done, and is told so: only its repeat is then refused instead of answered.
    deps.log('act.unkept', describe(failure))
  }
}
