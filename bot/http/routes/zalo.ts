import { randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import * as z from 'zod'
import { connectionOf } from '../../../core/connection/connection.ts'
import { allowConnection, askForConsent, noteConsent, takeConsent } from '../../../core/connection/consent.ts'
import { alarmSentence, connectionPage } from '../../../core/connection/messages.ts'
import { describe } from '../../../core/errors.ts'
import { system } from '../../../core/roles.ts'
import { cryptWith } from '../../crypt.ts'
import type { Deps } from '../../deps.ts'
import { zaloAccount } from '../../zalo/account.ts'
import { zaloCall } from '../../zalo/call.ts'
import { zaloSentence } from '../../zalo/errors.ts'
import { callbackOf, consentLink, exchange, newVerifier, OAuthRefused, signInReturnOf } from '../../zalo/oauth.ts'
import { otherErrorOf } from '../../zalo/other-errors.ts'
import { ctxOf, type Env } from '../auth.ts'

const returned = z.object({ code: z.string().min(1), oa_id: z.string(), state: z.string().min(1) })

/** The connection as the console shows it, and the link by which an administrator of the account consents. */
export const zalo = (deps: Deps) =>
  new Hono<Env>()
    .get('/connection', async (c) => {
      const { config } = deps
      const { alarms, ...connection } = await connectionOf(ctxOf(c, deps), config.ZALO_OA_ID)
      return c.json({
        ...connection,
        alarms: alarms.map((alarm) => ({ ...alarm, message: alarmSentence(alarm.kind, alarm.subject) })),
        account: { id: config.ZALO_OA_ID, name: config.ZALO_OA_NAME ?? null },
        addresses: {
          callback: callbackOf(config),
          signIn: signInReturnOf(config),
          webhook: `${config.PUBLIC_URL}/webhook/zalo`,
          miniAppWebhook: `${config.PUBLIC_URL}/webhook/zalo-mini-app`,
        },
      })
    })
    // Apart from the rest, for Zalo is asked: it may be slow, or not there.
    .get('/account', async (c) => {
      const { config, tokens } = deps
      allowConnection(ctxOf(c, deps))
      const asked = await zaloAccount(zaloCall(config, tokens)).profile()
      const profile = asked.kind === 'done' ? asked.value : null
      const problem = asked.kind === 'done' ? null : (zaloSentence(asked.reason) ?? connectionPage.unanswered.title)
      return c.json({ profile, problem })
    })
    .post('/consent', async (c) => {
      const { config } = deps
      const verifier = config.ZALO_CODE_VERIFIER ?? newVerifier()
      const state = randomBytes(24).toString('base64url')
      const sealedVerifier = await cryptWith(config.SECRET_KEYS).seal(verifier)
      const { expiresAt } = await askForConsent(ctxOf(c, deps), { state, sealedVerifier })
      return c.json({ url: consentLink(config, { state, verifier }), expiresAt }, 201)
    })

/**
 * Where Zalo sends the browser of whoever consented. They need not be known to Loa: the state, which only the asked-for
 * link carries, ties the code to the question, and the code works only with this app's secret.
 */
export const consentReturn = (deps: Deps) =>
  new Hono<Env>().get('/', async (c) => {
    const { config, tokens } = deps
    const ctx = { ...deps, actor: system }
    const page = (status: 200 | 400 | 409 | 502, kind: keyof typeof connectionPage, why = '') => {
      deps.log('connection.returned', { kind: String(kind), why })
      const { title, text } = connectionPage[kind]
      return c.html(document({ title, text: `${text} ${why}`.trim() }), status, {
        'cache-control': 'no-store',
        'content-security-policy':
          "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        'referrer-policy': 'no-referrer',
      })
    }
    const query = returned.safeParse(c.req.query())
    if (!query.success) return page(400, 'incomplete')
    if (query.data.oa_id !== config.ZALO_OA_ID) return page(400, 'anotherAccount')
    const taken = await takeConsent(ctx, query.data.state)
    if (!taken) return page(409, 'oldLink')
    const verifier = await cryptWith(config.SECRET_KEYS).unseal(taken.sealedVerifier)
    try {
      await tokens.adopt(await exchange(config, { code: query.data.code, verifier }))
    } catch (error) {
      if (error instanceof OAuthRefused) return page(400, 'refused', otherErrorOf('oauth', error.code)?.says)
      deps.log('connection.failed', { ...describe(error) })
      return page(502, 'unanswered')
    }
    await noteConsent(ctx)
    return page(200, 'connected')
  })

const document = ({ title, text }: { title: string; text: string }) => `<!doctype html>
<html lang="vi">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title} – Loa</title>
    <style>body{font:1.25rem/1.6 system-ui,sans-serif;max-width:36rem;margin:12vh auto;padding:0 1rem;color:#1b1f24;background:#fff}</style>
  </head>
  <body>
    <h1>${title}</h1>
    <p>${text}</p>
  </body>
</html>`
