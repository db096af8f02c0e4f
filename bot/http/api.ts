import { Hono, type MiddlewareHandler } from 'hono'
import { cors } from 'hono/cors'
import { isHallPass } from '../../core/gatherings/hall-pass.ts'
import { isRoomOpen } from '../../core/live-rooms/room.ts'
import type { Deps } from '../deps.ts'
import type { Memory } from '../memory.ts'
import { type Env, signedIn } from './auth.ts'
import { bodyLimits } from './body-limits.ts'
import { once } from './once.ts'
import { fewWrong, perKey, perMinute } from './rate.ts'
import { announcements } from './routes/announcements.ts'
import { apiKeys } from './routes/api-keys.ts'
import { approvals } from './routes/approvals.ts'
import { attempts } from './routes/attempts.ts'
import { audit } from './routes/audit.ts'
import { belonging } from './routes/belonging.ts'
import { boards } from './routes/boards.ts'
import { broadcasts } from './routes/broadcasts.ts'
import { calendar } from './routes/calendar.ts'
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
import { questionBank } from './routes/question-bank.ts'
import { questions } from './routes/questions.ts'
import { quizzes } from './routes/quizzes.ts'
import { records } from './routes/records.ts'
import { reference } from './routes/reference.ts'
import { releases } from './routes/releases.ts'
import { review } from './routes/review.ts'
import { rounds } from './routes/rounds.ts'
import { secondStep } from './routes/second-step.ts'
import { session } from './routes/session.ts'
import { shares } from './routes/shares.ts'
import { signIn } from './routes/sign-in.ts'
import { sources } from './routes/sources.ts'
import { statistics } from './routes/statistics.ts'
import { steering } from './routes/steering.ts'
import { units } from './routes/units.ts'
import { unmet } from './routes/unmet.ts'
import { verify } from './routes/verify.ts'
import { webhooksOut } from './routes/webhooks-out.ts'
import { words } from './routes/words.ts'
import { zalo } from './routes/zalo.ts'

// Zalo serves every mini app from this origin, so it proves nothing: a bearer token does.
const miniAppOrigins = ['https://h5.zdn.vn', 'zbrowser://h5.zdn.vn']

/**
 * The API: who asks and how often, how much they send, and what answers. `asking`: how often anyone may ask without being known,
 * which the public pages count too.
 */
export function apiRoutes(
  deps: Deps,
  { limits, keyUses, asking }: Pick<Memory, 'limits' | 'keyUses'> & { asking: MiddlewareHandler<Env> },
) {
  const counted = { now: deps.now, proxies: deps.config.TRUSTED_PROXIES }
  const knocking = perMinute(limits.knocking, { ...counted, person: 30, address: 60 })
  const knockingInRoom = perMinute(limits.knockingInRoom, { ...counted, person: 30, address: 1200 })
  const joining = fewWrong(limits.joining, { ...counted, limit: 120 })
  const isOpenTo = (code: string) => (code.includes('/') ? isHallPass(deps, code) : isRoomOpen(deps, code))
  // A whole hall comes by one address, and says so with the code on its wall: a live room's, or a gathering's.
  const knockingAnywhere: MiddlewareHandler<Env> = async (c, next) => {
    const code = c.req.header(roomHeader)
    // Whoever is let in beyond the usual limit has found a code: a wrong one counts as one that was tried.
    const known = code && (await joining(c, async () => (await isOpenTo(code)) || null))
    return (known ? knockingInRoom : knocking)(c, next)
  }

  const api = new Hono<Env>()
  api.use(fromTheMiniApp)
  api.use(unkept)
  api.use(bodyLimits)
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
  return api
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
