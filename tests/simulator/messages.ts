import { Hono } from 'hono'
import * as z from 'zod'
import type { Call } from './access.ts'
import { readContent } from './content.ts'
import { invalid, parse, parseJson, Refusal, userIdSchema } from './envelope.ts'
import { charge } from './quota.ts'
import { postAsAccount } from './sending.ts'
import type { SimUser } from './state.ts'
import type { World } from './world.ts'

const day = 86_400_000
const consultationWindowMs = 7 * day

export const messageRoutes = (world: World, call: Call) =>
  new Hono().post(
    '/v3.0/oa/message/cs',
    call('messages', async (c) => {
      const raw = parseJson(await c.req.text(), 'body')
      const { recipient } = parse(z.object({ recipient: z.object({ user_id: userIdSchema }) }), raw)
      const content = readContent(world, raw, 'chat')
      const user = reachable(world, recipient.user_id)
      const quota = charge(world, user)
      const message = postAsAccount(world, content, { user })
      return { message_id: message.id, user_id: user.id, ...(quota ? { quota } : {}) }
    }),
  )

/** A person whose last word is recent enough for this kind of message, and who takes it. */
export function reachable(world: World, userId: string, windowMs = consultationWindowMs): SimUser {
  const user = world.state.users.get(userId)
  if (!user) throw invalid('user_id')
  if (user.lastInteraction === null) throw new Refusal(-232, 'The user has not interacted with the OA')
  if (world.clock.now() - user.lastInteraction > windowMs)
    throw windowMs === consultationWindowMs
      ? new Refusal(-230, 'The user has not interacted with the OA in the last 7 days')
      : new Refusal(-232, 'The last interaction of the user has expired')
  if (user.refusesWith !== null) throw new Refusal(user.refusesWith, 'The user cannot be reached')
  if (user.blocks) throw new Refusal(-244, 'The user restricts this type of message from the OA')
  return user
}
