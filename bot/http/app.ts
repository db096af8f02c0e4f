import { Hono, type MiddlewareHandler } from 'hono'
import { compress } from 'hono/compress'
import { cors } from 'hono/cors'
import { requestId } from 'hono/request-id'
import { routePath } from 'hono/route'
import { secureHeaders } from 'hono/secure-headers'
import { largestFile } from '../../core/announcements/attachments.ts'
import { AppError } from '../../core/errors.ts'
import { isHallPass } from '../../core/gatherings/hall-pass.ts'
import { newId } from '../../core/ids.ts'
import { isRoomOpen } from '../../core/live-rooms/room.ts'
import { largestPicture } from '../../core/question-bank/picture-file.ts'
import { nobody } from '../../core/roles.ts'
import type { Deps } from '../deps.ts'
import type { Memory } from '../memory.ts'
import type { Watch } from '../watch/watch.ts'
import { type Env, signedIn } from './auth.ts'
import { bodyLimit } from './body-limit.ts'
import { onError } from './errors.ts'
import { once } from './once.ts'
import { fewWrong, perKey, perMinute } from './rate.ts'
import { announcements } from './routes/announcements.ts'
import { apiKeys } from './routes/api-keys.ts'
import { approvals } from './routes/approvals.ts'
import { publicAttachments } from './routes/attachments.ts'
import { attempts } from './routes/attempts.ts'
import { audit } from './routes/audit.ts'
import { belonging } from './routes/belonging.ts'
import { boards } from './routes/boards.ts'
import { broadcasts } from './routes/broadcasts.ts'
import { calendar } from './routes/calendar.ts'
import { calendarFeed } from './routes/calendar-feed.ts'
import { campaigns } from './routes/campaigns.ts'
import { certificates } from './routes/certificates.ts'
import { classes } from './routes/classes.ts'
import { contacts } from './routes/contacts.ts'
import { contests } from './routes/contests.ts'
import { curated } from './routes/curated.ts'
import { dataRequests } from './routes/data-requests.ts'
import { digests } from './routes/digests.ts'
import { district } from './routes/district.ts'
import { evaluation } from './routes/evaluation.ts'
import { feedback } from './routes/feedback.ts'
import { forms } from './routes/forms.ts'
import { gatheringMinutes, ownMinutes } from './routes/gathering-minutes.ts'
import { gatheringPoints, ownPoints } from './routes/gathering-points.ts'
import { gatheringRooms } from './routes/gathering-rooms.ts'
import { gatheringSeriesRoutes } from './routes/gathering-series.ts'
import { gatherings } from './routes/gatherings.ts'
import { groups } from './routes/groups.ts'
import { health, type RoomLeft } from './routes/health.ts'
import { imports } from './routes/imports.ts'
import { items } from './routes/items.ts'
import { library } from './routes/library.ts'
import { liveRooms, roomHeader } from './routes/live-rooms.ts'
import { mcp } from './routes/mcp.ts'
import { network } from './routes/network.ts'
import { opinions } from './routes/opinions.ts'
import { overview } from './routes/overview.ts'
import { ownClassRoutes } from './routes/own-classes.ts'
import { ownGatheringRoom } from './routes/own-gathering-room.ts'
import { ownGatheringRoutes } from './routes/own-gatherings.ts'
import { packets } from './routes/packets.ts'
import { people } from './routes/people.ts'
import { procedures } from './routes/procedures.ts'
import { proofs } from './routes/proofs.ts'
import { publicPage } from './routes/public.ts'
import { publicCampaignPages } from './routes/public-campaigns.ts'
import { publicCertificates } from './routes/public-certificates.ts'
import { publicFeedback } from './routes/public-feedback.ts'
import { publicProcedures } from './routes/public-procedures.ts'
import { publicVerify } from './routes/public-verify.ts'
import { questionBank } from './routes/question-bank.ts'
import { questions } from './routes/questions.ts'
import { quizzes } from './routes/quizzes.ts'
import { records } from './routes/records.ts'
import { reference } from './routes/reference.ts'
import { releases } from './routes/releases.ts'
import { review } from './routes/review.ts'
import { rounds } from './routes/rounds.ts'
import { screens } from './routes/screens.ts'
import { secondStep } from './routes/second-step.ts'
import { session } from './routes/session.ts'
import { shares } from './routes/shares.ts'
import { signIn, signInReturn } from './routes/sign-in.ts'
import { sources } from './routes/sources.ts'
import { statistics } from './routes/statistics.ts'
import { steering } from './routes/steering.ts'
import { units } from './routes/units.ts'
import { unmet } from './routes/unmet.ts'
import { verify } from './routes/verify.ts'
import { watching } from './routes/watching.ts'
import { webhook } from './routes/webhook.ts'
import { webhookBot } from './routes/webhook-bot.ts'
import { miniAppWebhook } from './routes/webhook-mini-app.ts'
import { webhooksOut } from './routes/webhooks-out.ts'
import { words } from './routes/words.ts'
import { consentReturn, zalo } from './routes/zalo.ts'
import { version } from './version.ts'
import { counting } from './visits.ts'

// Zalo serves every mini app from this origin, so it proves nothing: a bearer token does.
const miniAppOrigins = ['https://h5.zdn.vn', 'zbrowser://h5.zdn.vn']
const maxBodyBytes = 2 * 1024 * 1024
const largestQuestions = 8 * 1024 * 1024
const largestPoints = 8 * 1024 * 1024
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
  const knocking = perMinute(limits.knocking, { ...counted, person: 30, address: 60 })

  const knockingInRoom = perMinute(limits.knockingInRoom, { ...counted, person: 30, address: 1200 })
  const joining = fewWrong(limits.joining, { now: deps.now, proxies: deps.config.TRUSTED_PROXIES, limit: 120 })
  const isOpenTo = (code: string) => (code.includes('/') ? isHallPass(deps, code) : isRoomOpen(deps, code))
  // A whole hall comes by one address, and says so with the code on its wall: a live room's, or a gathering's.
  const knockingAnywhere: MiddlewareHandler<Env> = async (c, next) => {
    const code = c.req.header(roomHeader)
    // Whoever is let in beyond the usual limit has found a code: a wrong one counts as one that was tried.
    const known = code && (await joining(c, async () => (await isOpenTo(code)) || null))
    return (known ? knockingInRoom : knocking)(c, next)
  }

  const guessing = fewWrong(limits.guessing, { now: deps.now, proxies: deps.config.TRUSTED_PROXIES, limit: 20 })

  const api = new Hono<Env>()
  api.use(fromTheMiniApp)
  api.use(unkept)
  const limited = bodyLimit(maxBodyBytes)
  const banked = bodyLimit(largestQuestions, 'bank.file-large')
  const planned = bodyLimit(largestPoints, 'gathering.points-file')
  const pictured = bodyLimit(largestPicture, 'bank.picture-large')
  const filed = bodyLimit(largestFile, 'attachment.file-large')
  const shot = bodyLimit(largestFile, 'attachment.picture-large')
  const attached: MiddlewareHandler = (c, next) => (c.req.query('as') === 'picture' ? shot : filed)(c, next)
  // Files have limits of their own; those of the library are stored as they come, pictures that are checked are read as they come.
  const ownLimit = new Set(['/api/library/imports', '/api/verify/picture'])
  const isPictured = (path: string) =>
    /^\/api\/feedback\/(?:pictured|[^/]{1,60}\/(?:messages|answer\/pictured)|track\/[^/]{1,60}\/additions)$/.test(path)
  api.use((c, next) => {
    if (c.req.method !== 'POST') return limited(c, next)
    if (ownLimit.has(c.req.path) || isPictured(c.req.path)) return next()
    if (c.req.path === '/api/question-bank/import') return banked(c, next)
    if (/^\/api\/gatherings\/[^/]{1,60}\/points\/import$/.test(c.req.path)) return planned(c, next)
    if (/^\/api\/gatherings\/[^/]{1,60}\/papers\/file$/.test(c.req.path)) return filed(c, next)
    if (c.req.path === '/api/question-bank/pictures') return pictured(c, next)
    return c.req.path === '/api/announcements/attachments' ? attached(c, next) : limited(c, next)
  })
  api.use(signedIn(deps, keyUses))
  api.use(perKey(limits.keys, { now: deps.now, limit: 120 }))
  api.use(once(deps))
  // Whatever anyone may send without being known: questions, feedback, codes to look up, sign-ins.
  api.on(
    'POST',
    [
      '/questions',
      '/questions/stream',
      '/questions/:id/hand-on',
      '/feedback',
      '/feedback/pictured',
      '/opinions',
      '/feedback/track/:code/additions',
      '/feedback/track/:code/reopen',
      '/feedback/track/:code/rating',
      '/session/requests',
      '/verify',
      '/verify/picture',
    ],
    asking,
  )
  api.on('GET', ['/library/search', '/feedback/track/:code'], asking)
  api.on('POST', ['/session/zalo', '/session/guest'], knockingAnywhere)
  api.on(
    'POST',
    [
      '/session/link',
      '/session/zalo-web',
      '/session/chat',
      '/session/chat/enter',
      '/session/member-code',
      '/session/second-step',
      '/session/second-step/enrol',
      '/session/second-step/confirm',
    ],
    knocking,
  )
  const routes = api
    .route('/announcements', announcements(deps))
    .route('/api-keys', apiKeys(deps))
    .route('/approvals', approvals(deps))
    .route('/attempts', attempts(deps))
    .route('/audit', audit(deps))
    .route('/belonging', belonging(deps))
    .route('/boards', boards(deps))
    .route('/broadcasts', broadcasts(deps))
    .route('/campaigns', campaigns(deps))
    .route('/certificates', certificates(deps))
    .route('/classes', classes(deps))
    .route('/own-classes', ownClassRoutes(deps))
    .route('/data-requests', dataRequests(deps))
    .route('/digests', digests(deps))
    .route('/curated', curated(deps))
    .route('/evaluation', evaluation(deps))
    .route('/unmet', unmet(deps))
    .route('/webhooks', webhooksOut(deps))
    .route('/words', words(deps))
    .route('/feedback', feedback(deps))
    .route('/forms', forms(deps))
    .route('/gatherings', gatheringMinutes(deps))
    .route('/gatherings', gatherings(deps))
    .route('/gathering-series', gatheringSeriesRoutes(deps))
    .route('/gatherings', gatheringRooms(deps))
    .route('/own-gatherings', ownGatheringRoutes(deps))
    .route('/own-gatherings', ownGatheringRoom(deps))
    .route('/own-gatherings', ownMinutes(deps))
    .route('/gatherings', gatheringPoints(deps))
    .route('/own-gatherings', ownPoints(deps))
    .route('/groups', groups(deps))
    .route('/items', items(deps))
    .route('/library', library(deps))
    .route('/live-rooms', liveRooms(deps, joining))
    .route('/library/imports', imports(deps))
    .route('/library/proofs', proofs(deps))
    .route('/library/releases', releases(deps))
    .route('/records', records(deps))
    .route('/mcp', mcp(deps))
    .route('/overview', overview(deps))
    .route('/network', network(deps))
    .route('/opinions', opinions(deps))
    .route('/packets', packets(deps))
    .route('/procedures', procedures(deps))
    .route('/question-bank', questionBank(deps))
    .route('/questions', questions(deps))
    .route('/quizzes', quizzes(deps))
    .route('/rounds', rounds(deps, joining))
    .route('/rounds', steering(deps))
    .route('/rounds', review(deps))
    .route('/session', session(deps))
    .route('/session', signIn(deps))
    .route('/session/second-step', secondStep(deps))
    .route('/shares', shares(deps))
    .route('/people', people(deps))
    .route('/sources', sources(deps))
    .route('/statistics', statistics(deps))
    .route('/calendar', calendar(deps))
    .route('/contacts', contacts(deps))
    .route('/contests', contests(deps))
    .route('/district', district(deps))
    .route('/units', units(deps))
    .route('/verify', verify(deps))
    .route('/zalo', zalo(deps))
    .route(
      '/',
      reference(deps, () => api.routes),
    )

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
    .route('/api', routes)
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

/** What the API says depends on who asks: no browser and no proxy on the way keeps it, unless a route says otherwise. */
const unkept: MiddlewareHandler = async (c, next) => {
  await next()
  if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store')
}

const preflight = cors({
  ...{ origin: miniAppOrigins, allowHeaders: ['authorization', 'content-type', roomHeader], maxAge: 600 },
})

/** Lets pages of the mini app read replies. They are written onto as they are: the package would make each anew, which costs more than all else. */
const fromTheMiniApp: MiddlewareHandler = async (c, next) => {
  if (c.req.method === 'OPTIONS') return preflight(c, next)
  await next()
  const origin = c.req.header('origin')
  if (origin && miniAppOrigins.includes(origin)) c.res.headers.set('access-control-allow-origin', origin)
  c.res.headers.append('vary', 'Origin')
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
