import { Hono, type MiddlewareHandler } from 'hono'
import { compress } from 'hono/compress'
import { requestId } from 'hono/request-id'
import { routePath } from 'hono/route'
import { secureHeaders } from 'hono/secure-headers'
import { AppError } from '../../core/errors.ts'
import { newId } from '../../core/ids.ts'
import { nobody } from '../../core/roles.ts'
import type { Deps } from '../deps.ts'
import type { Memory } from '../memory.ts'
import type { Watch } from '../watch/watch.ts'
import { apiRoutes } from './api.ts'
import type { Env } from './auth.ts'
import { onError } from './errors.ts'
import { fewWrong, perMinute } from './rate.ts'
import { publicAttachments } from './routes/attachments.ts'
import { calendarFeed } from './routes/calendar-feed.ts'
import { health, type RoomLeft } from './routes/health.ts'
import { publicPage } from './routes/public.ts'
import { publicCampaignPages } from './routes/public-campaigns.ts'
import { publicCertificates } from './routes/public-certificates.ts'
import { publicFeedback } from './routes/public-feedback.ts'
import { publicProcedures } from './routes/public-procedures.ts'
import { publicVerify } from './routes/public-verify.ts'
import { screens } from './routes/screens.ts'
import { signInReturn } from './routes/sign-in.ts'
import { watching } from './routes/watching.ts'
import { webhook } from './routes/webhook.ts'
import { webhookBot } from './routes/webhook-bot.ts'
import { miniAppWebhook } from './routes/webhook-mini-app.ts'
import { consentReturn } from './routes/zalo.ts'
import { version } from './version.ts'
import { counting } from './visits.ts'

// Events come by the hundred, and none need be looked for among all other routes.
const eventsPath = '/webhook/zalo'
const pathIn = (url: string) => url.slice(url.indexOf('/', 'https://'.length))

/**
 * What is handed in outlives the app: on Workers each request has an app of its own. `packs`: replies are compressed here,
 * which Workers' own edge does by itself; what streams is not. `watch`: what watchers are told of this process; a Worker is none.
 * `room`: how much an office's object may still take, where it is one.
 */
export function createApp(
  deps: Deps,
  { limits, writes, keyUses }: Pick<Memory, 'limits' | 'writes' | 'keyUses'>,
  { packs = false, watch, room }: { packs?: boolean; watch?: Watch; room?: RoomLeft } = {},
) {
  const counted = { now: deps.now, proxies: deps.config.TRUSTED_PROXIES }
  const asking = perMinute(limits.asking, { ...counted, person: 20, address: 60 })
  const guessing = fewWrong(limits.guessing, { ...counted, limit: 20 })
  const api = apiRoutes(deps, { limits, keyUses, asking })

  const events = webhook(deps)
  const app = new Hono<Env>()
    .use(watch ? measured(watch) : passing)
    .route(eventsPath, events)
    .route('/webhook/zalo-mini-app', miniAppWebhook(deps))
    .route('/webhook/zalo-bot', webhookBot(deps))
    .use(requestId({ limitLength: 64, generator: () => newId('rq') }))
    .route('/health', health(deps, { writes }, room))
    .get('/live', (c) => c.json({ version }, 200, { 'cache-control': 'no-store' }))
    .route('/', watch ? watching(deps, watch) : new Hono<Env>())
    .use(secureHeaders({ xFrameOptions: false, crossOriginResourcePolicy: false, crossOriginOpenerPolicy: false }))
    .use(packs ? compress() : passing)
    .use(counting(deps.visits))
    .route('/zalo/consent', consentReturn(deps))
    .route('/zalo/sign-in', signInReturn(deps))
    .route('/api', api)
    .route('/attachments', publicAttachments(deps))
    .route('/calendar', calendarFeed(deps))
    .route('/campaigns', publicCampaignPages(deps))
    .route('/certificates', publicCertificates(deps, guessing))
    .route('/digests/verify', publicVerify(deps, asking))
    // A picture is work: who asks for many waits, as with questions.
    .use('/digests/:code/card.png', (c, next) => {
      c.set('actor', nobody)
      return asking(c, next)
    })
    .route('/digests', publicPage(deps))
    .route('/feedback-figures', publicFeedback(deps))
    .route('/procedures', publicProcedures(deps))
    .route('/', screens(deps))

  const refuse = onError(deps.log)
  app.notFound((c) => refuse(new AppError('NOT_FOUND'), c))
  app.onError(refuse)
  const straight = new Hono<Env>()
  if (watch) straight.use(measured(watch))
  straight.route(eventsPath, events)
  straight.onError(refuse)
  const { fetch } = app
  app.fetch = (request, ...given) =>
    (request.method === 'POST' && pathIn(request.url) === eventsPath ? straight.fetch : fetch)(request, ...given)
  return app
}

const passing: MiddlewareHandler = (_, next) => next()

/** Counts each request under the pattern of its route, which says nothing of who asked for what. */
const measured =
  ({ requested }: Watch): MiddlewareHandler =>
  async (c, next) => {
    const began = performance.now()
    await next()
    requested(c.req.method, routePath(c, -1), c.res.status, performance.now() - began)
  }

export type App = ReturnType<typeof createApp>
