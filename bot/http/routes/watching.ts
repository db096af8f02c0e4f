import { type Context, Hono } from 'hono'
import { AppError } from '../../../core/errors.ts'
import { sha256 } from '../../../core/ids.ts'
import { callerOf } from '../../address.ts'
import type { Deps } from '../../deps.ts'
import type { Watch } from '../../watch/watch.ts'
import type { Env } from '../auth.ts'

const unkept = { 'cache-control': 'no-store' }

/**
 * For watchers: `/live` says that the process answers, `/ready` what of all that Loa stands on is well, `/metrics` gives figures to
 * Prometheus: to this machine, or, where METRICS_TOKEN is set, to whoever bears it and to nobody else.
 */
export const watching = (deps: Deps, watch: Watch) =>
  new Hono<Env>()
    .get('/ready', async (c) => {
      const checks = await watch.ready()
      const ready = Object.values(checks).every(Boolean)
      return c.json({ ready, checks }, ready ? 200 : 503, unkept)
    })
    .get('/metrics', async (c) => {
      await expectWatcher(c, deps)
      const { type, text } = await watch.metrics()
      return c.body(text, 200, { ...unkept, 'content-type': type })
    })

async function expectWatcher(c: Context<Env>, { config }: Deps): Promise<void> {
  const token = config.METRICS_TOKEN
  if (!token) {
    // Null of this machine itself: whoever comes by a proxy has that one's word for where from.
    if (callerOf(c.env.address, c.req.header('x-forwarded-for'), config.TRUSTED_PROXIES) !== null)
      throw new AppError('FORBIDDEN')
    return
  }
  const said = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? ''
  // Hashes are compared, so that the time it takes says nothing of how much was right.
  if ((await sha256(said)) !== (await sha256(token))) throw new AppError('UNAUTHENTICATED')
}
