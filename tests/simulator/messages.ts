import { Hono } from 'hono'
import * as z from 'zod'
import type { Call } from './access.ts'
import { vietnamDate } from './clock.ts'
import { readContent } from './content.ts'
import { invalid, parse, parseJson, Refusal, userIdSchema } from './envelope.ts'
import { promotionQuota } from './promotions.ts'
import { postAsAccount } from './sending.ts'
import { freeReplies, type SimUser, type State } from './state.ts'
import type { World } from './world.ts'

const day = 86_400_000
const consultationWindowMs = 7 * day
const freeWindowMs = 2 * day

export const messageRoutes = (world: World, call: Call) =>
  new Hono()
    .post(
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
    .post(
      '/v3.0/oa/quota/message',
      call('messages', async (c) => {
        const raw = parseJson(await c.req.text(), 'body')
        const input = parse(
          z.object({ user_id: userIdSchema.optional(), quota_owner: z.enum(['OA', 'APP']).optional() }),
          raw,
        )
        if (input.user_id) return userQuota(world, input.user_id)
        if (input.quota_owner) return packageQuota(world)
        throw invalid('user_id')
      }),
    )

function reachable(world: World, userId: string): SimUser {
  const user = world.state.users.get(userId)
  if (!user) throw invalid('user_id')
  if (user.lastInteraction === null) throw new Refusal(-232, 'The user has not interacted with the OA')
  if (world.clock.now() - user.lastInteraction > consultationWindowMs)
    throw new Refusal(-230, 'The user has not interacted with the OA in the last 7 days')
  if (user.refusesWith !== null) throw new Refusal(user.refusesWith, 'The user cannot be reached')
  if (user.blocks) throw new Refusal(-244, 'The user restricts this type of message from the OA')
  return user
}

/** Takes the message from the free replies, then the package, then the wallet; the last leaves no quota to report. */
function charge(world: World, user: SimUser) {
  const { account } = world.state
  if (freeNow(world, user) > 0) {
    user.freeRepliesLeft -= 1
    return { quota_type: 'reply', remain: String(user.freeRepliesLeft), total: String(freeReplies) }
  }
  const { packageQuota: quota } = account
  if (quota.remain > 0) {
    quota.remain -= 1
    const expired_date = vietnamDate(world.clock.now() + 30 * day)
    return { quota_type: 'sub_quota', remain: String(quota.remain), total: String(quota.total), expired_date }
  }
  if (account.wallet === 'missing') throw new Refusal(-320, 'The app must be linked to a ZCA')
  if (account.wallet === 'empty') throw new Refusal(-321, 'The ZCA has no money left')
  return undefined
}

const freeNow = (world: World, user: SimUser) =>
  user.lastInteraction !== null && world.clock.now() - user.lastInteraction <= freeWindowMs ? user.freeRepliesLeft : 0

function userQuota(world: World, userId: string) {
  const user = world.state.users.get(userId)
  if (!user) throw invalid('user_id')
  return {
    last_interaction: String(user.lastInteraction ?? 0),
    cs_reply: { remain: freeNow(world, user), total: freeReplies },
    promotion: promotionQuota(world, user),
  }
}

const packageQuota = ({ state, clock }: { state: State; clock: World['clock'] }) => [
  {
    asset_id: 'ce49f1e2a7de4e8017cf',
    product_type: 'cs',
    quota_type: 'sub_quota',
    valid_through: vietnamDate(clock.now() + 30 * day),
    ...state.account.packageQuota,
  },
]
