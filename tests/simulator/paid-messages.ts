import { Hono } from 'hono'
import * as z from 'zod'
import type { Call } from './access.ts'
import type { Account } from './account.ts'
import { vietnamHour } from './clock.ts'
import { invalid, parse, parseJson, Refusal, userIdSchema } from './envelope.ts'
import { reachable } from './messages.ts'
import { readPaidContent } from './paid-content.ts'
import { countPromotion, mayPromote, promotionQuota } from './promotions.ts'
import { chargeWallet } from './quota.ts'
import { postAsAccount } from './sending.ts'
import type { World } from './world.ts'

const yearMs = 365 * 86_400_000
const recipientSchema = z.object({ recipient: z.object({ user_id: userIdSchema }) })
const templateSchema = z.object({
  user_id: userIdSchema,
  template_id: z.string(),
  template_data: z.record(z.string(), z.unknown()),
})

/** Reportedly withdrawn or only for some accounts: each answers -212 until it is switched on in `account.services`. */
export const paidMessageRoutes = (world: World, call: Call) => {
  const serve = (service: keyof Account['services'], run: (raw: unknown) => unknown) =>
    call('messages', async (c) => {
      if (!world.state.account.services[service]) throw new Refusal(-212, 'The app has not registered this API')
      return run(parseJson(await c.req.text(), 'body'))
    })

  return new Hono()
    .post(
      '/v3.0/oa/message/transaction',
      serve('transaction', (raw) => {
        const { recipient } = parse(recipientSchema, raw)
        const content = readPaidContent(raw, 'transaction')
        const user = reachable(world, recipient.user_id, yearMs)
        chargeWallet(world)
        return { message_id: postAsAccount(world, content, { user }).id, user_id: user.id }
      }),
    )
    .post(
      '/v3.0/oa/message/promotion',
      serve('promotion', (raw) => {
        const { recipient } = parse(recipientSchema, raw)
        const content = readPaidContent(raw, 'promotion')
        const hour = vietnamHour(world.clock.now())
        if (hour < 6 || hour >= 22) throw new Refusal(-234, 'Promotions are not sent from 22:00 to 06:00')
        const user = world.state.users.get(recipient.user_id)
        if (!user) throw invalid('user_id')
        if (!user.follows) throw new Refusal(-213, 'The user does not follow the OA')
        reachable(world, user.id, Number.POSITIVE_INFINITY)
        if (promotionQuota(world, user).daily_remain === 0) throw new Refusal(-218, 'The user has received enough')
        if (!mayPromote(world)) throw new Refusal(-211, 'Out of quota for promotions today')
        countPromotion(world, user)
        return { message_id: postAsAccount(world, content, { user }).id, user_id: user.id }
      }),
    )
    .post(
      '/v3.0/oa/message/template',
      serve('template', (raw) => {
        const input = parse(templateSchema, raw)
        if (!world.state.account.templateIds.includes(input.template_id))
          throw new Refusal(-249, 'The template cannot be sent by user id')
        const user = reachable(world, input.user_id, yearMs)
        chargeWallet(world)
        const text = Object.values(input.template_data).join('\n')
        const message = postAsAccount(world, { kind: 'template', text, buttons: [], attachments: [] }, { user })
        const quota = { quota_type: 'sub_quota', remain: String(world.state.account.packageQuota.remain) }
        return { message_id: message.id, user_id: user.id, sent_time: String(message.time), quota }
      }),
    )
}
