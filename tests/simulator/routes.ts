import { Hono } from 'hono'
import { createCall } from './access.ts'
import { articleRoutes } from './articles.ts'
import { botRoutes } from './bot.ts'
import { controlRoutes } from './control.ts'
import { feedRoutes } from './feeds.ts'
import { graphRoutes } from './graph.ts'
import { groupMessageRoutes } from './group-messages.ts'
import { groupRoutes } from './groups.ts'
import { memberRoutes } from './members.ts'
import { messageRoutes } from './messages.ts'
import { miniAppRoutes } from './mini-app.ts'
import { miniAppMessageRoutes } from './mini-app-messages.ts'
import { notificationRoutes } from './notifications.ts'
import { oauthRoutes } from './oauth.ts'
import { pageRoutes } from './page.ts'
import { paidMessageRoutes } from './paid-messages.ts'
import { phoneTemplateRoutes } from './phone-templates.ts'
import { profileChangeRoutes } from './profile-changes.ts'
import { profileRoutes } from './profiles.ts'
import { purchaseRoutes } from './purchases.ts'
import { quotaRoutes } from './quota.ts'
import { recorded } from './recorder.ts'
import type { Simulator } from './simulator.ts'
import { socialOauthRoutes } from './social-oauth.ts'
import { tagRoutes } from './tags.ts'
import { uploadRoutes } from './uploads.ts'
import { oldMessageRoutes } from './v2-messages.ts'
import { videoRoutes } from './videos.ts'
import type { World } from './world.ts'

/** Everything that the simulator answers: the platforms’ calls, the control calls and the page. */
export function createRoutes(world: World, simulator: Simulator, stopped: AbortSignal) {
  const call = createCall(world)
  const routes = new Hono({ strict: false })
  for (const path of ['/v2.0/*', '/v3.0/*', '/v4/*', '/message/*', '/notification/*', '/feeds/*', '/:bot{bot[^/]+}/*'])
    routes.use(path, recorded(world, stopped))
  routes.route('/', oauthRoutes(world))
  routes.route('/', socialOauthRoutes(world))
  routes.route('/', phoneTemplateRoutes(world))
  routes.route('/', notificationRoutes(world))
  routes.route('/', messageRoutes(world, call))
  routes.route('/', oldMessageRoutes(world, call))
  routes.route('/', miniAppMessageRoutes(world, call))
  routes.route('/', paidMessageRoutes(world, call))
  routes.route('/', quotaRoutes(world, call))
  routes.route('/', articleRoutes(world, call))
  routes.route('/', videoRoutes(world, call))
  routes.route('/', uploadRoutes(world, call))
  routes.route('/', profileRoutes(world, call))
  routes.route('/', profileChangeRoutes(world, call))
  routes.route('/', tagRoutes(world, call))
  routes.route('/', groupRoutes(world, call))
  routes.route('/', memberRoutes(world, call))
  routes.route('/', purchaseRoutes(world, call))
  routes.route('/', groupMessageRoutes(world, call))
  routes.route('/', graphRoutes(world))
  routes.route('/', botRoutes(world, stopped))
  routes.route('/', feedRoutes(world))
  routes.route('/', miniAppRoutes(world))
  routes.route('/', controlRoutes(world, simulator, stopped))
  routes.route('/', pageRoutes())
  // A call of the API that does not exist is refused like any other: with HTTP 200.
  routes.all('/:version{v[23]\\.0}/*', (c) => c.json({ error: 404, message: 'empty or invalid api' }))
  routes.notFound((c) => c.text('Not found', 404))
  routes.onError((error, c) => c.json({ error: 500, message: error.message }, 500))
  return routes
}
