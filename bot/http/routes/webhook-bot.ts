import { createHash, timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import { AppError } from '../../../core/errors.ts'
import { system } from '../../../core/roles.ts'
import type { Deps } from '../../deps.ts'
import { jsonIn } from '../../json.ts'
import { work } from '../../tick.ts'
import { takeUpdate } from '../../zalo-bot/take.ts'
import type { Env } from '../auth.ts'
import { bodyLimit } from '../body-limit.ts'

const maxBytes = 256 * 1024

/** Where the Bot Platform delivers; not there at all until the bot and the secret are configured. */
export const webhookBot = (deps: Deps) => {
  const { ZALO_BOT_TOKEN: token, ZALO_BOT_SECRET: secret } = deps.config

  return new Hono<Env>()
    .use(async (_, next) => {
      if (!token || !secret) throw new AppError('NOT_FOUND')
      await next()
    })
    .get('/', (c) => c.json({ ok: true }))
    .post('/', bodyLimit(maxBytes), async (c) => {
      if (!isSame(c.req.header('x-bot-api-secret-token') ?? '', secret ?? ''))
        throw new AppError('UNAUTHENTICATED', 'signature')
      const json = jsonIn(await c.req.text())
      if (json === undefined) throw new AppError('INVALID', 'malformed')
      const taken = await takeUpdate(deps, json)
      if (taken === 'stored') c.env.defer('work', () => work({ ...deps, actor: system }))
      return c.json({ ok: true, ...(taken === 'repeated' && { repeated: true }) })
    })
}

/** Compared as hashes: neither the time it takes nor the length tells anything of the secret. */
const isSame = (given: string, secret: string) => {
  const hashOf = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hashOf(given), hashOf(secret))
}
