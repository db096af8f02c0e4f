import { Hono } from 'hono'
import * as z from 'zod'
import type { Call } from './access.ts'
import type { Quota } from './account.ts'
import { vietnamDate } from './clock.ts'
import { invalid, parse, parseJson, Refusal, userIdSchema } from './envelope.ts'
import { promotionQuota } from './promotions.ts'
import { freeReplies, type SimUser } from './state.ts'
import type { World } from './world.ts'

const day = 86_400_000
const freeWindowMs = 2 * day

const ofPerson = z.object({ user_id: userIdSchema })
const ofOwner = z.object({
  quota_owner: z.enum(['OA', 'APP']),
  product_type: z.enum(['cs', 'transaction']).optional(),
  quota_type: z.enum(['sub_quota', 'purchase_quota', 'reward_quota']).optional(),
})

export const quotaRoutes = (world: World, call: Call) =>
  new Hono().post(
    '/v3.0/oa/quota/message',
    call('messages', async (c) => {
      const raw = parseJson(await c.req.text(), 'body')
      const { user_id: userId } = z.looseObject({ user_id: z.unknown().optional() }).safeParse(raw).data ?? {}
      return userId === undefined
        ? quotasOf(world, parse(ofOwner, raw))
        : userQuota(world, parse(ofPerson, raw).user_id)
    }),
  )

/** Takes a message from the free replies, then the package, then what was bought or given; else the wallet pays and there is none to report. */
export function charge(world: World, user: SimUser) {
  const { account } = world.state
  if (freeNow(world, user) > 0) {
    user.freeRepliesLeft -= 1
    return { quota_type: 'reply', remain: String(user.freeRepliesLeft), total: String(freeReplies) }
  }
  if (take(account.packageQuota)) {
    const { remain, total } = account.packageQuota
    const expired_date = vietnamDate(world.clock.now() + 30 * day)
    return { quota_type: 'sub_quota', remain: String(remain), total: String(total), expired_date }
  }
  const owner = { owner_type: 'OA', owner_id: world.app.oaId }
  if (take(account.purchasedQuota)) return { quota_type: 'purchase_quota', ...owner }
  if (take(account.rewardQuota)) return { quota_type: 'reward_quota', ...owner }
  chargeWallet(world)
  return undefined
}

export function chargeWallet({ state }: World) {
  if (state.account.wallet === 'missing') throw new Refusal(-320, 'The app must be linked to a ZCA')
  if (state.account.wallet === 'empty') throw new Refusal(-321, 'The ZCA has no money left')
}

function take(quota: Quota): boolean {
  if (quota.remain <= 0) return false
  quota.remain -= 1
  return true
}

const freeNow = (world: World, user: SimUser) =>
  user.lastInteraction !== null && world.clock.now() - user.lastInteraction <= freeWindowMs ? user.freeRepliesLeft : 0

/** Numbers here, strings in the reply of a send: as documented. */
function userQuota(world: World, userId: string) {
  const user = world.state.users.get(userId)
  if (!user) throw invalid('user_id')
  return {
    last_interaction: String(user.lastInteraction ?? 0),
    cs_reply: { remain: freeNow(world, user), total: freeReplies },
    promotion: promotionQuota(world, user),
  }
}

function quotasOf(world: World, input: z.output<typeof ofOwner>) {
  const { account } = world.state
  if (input.quota_owner === 'APP' || input.product_type === 'transaction') return []
  const rows = [
    { asset_id: 'ce49f1e2a7de4e8017cf', quota_type: 'sub_quota', ...account.packageQuota },
    { asset_id: 'ce49f1e2a7de4e8017d0', quota_type: 'purchase_quota', ...account.purchasedQuota },
    { asset_id: 'ce49f1e2a7de4e8017d1', quota_type: 'reward_quota', ...account.rewardQuota },
  ]
  const valid_through = vietnamDate(world.clock.now() + 30 * day)
  return rows
    .filter(({ quota_type, total }) => (input.quota_type ? input.quota_type === quota_type : total > 0))
    .map((row) => ({ ...row, product_type: 'cs', valid_through }))
}
