import { Hono } from 'hono'
import * as z from 'zod'
import { vietnamHour } from './clock.ts'
import { parse, parseJson, Refusal, refused, success } from './envelope.ts'
import { templateServer } from './samples.ts'
import { postAsAccount } from './sending.ts'
import type { World } from './world.ts'

const schema = z.object({
  phone: z.string(),
  template_id: z.string(),
  template_data: z.record(z.string(), z.unknown()),
  tracking_id: z.string().max(48).optional(),
})

/** Template messages by telephone number (ZNS): a host of its own on the platform, with codes of its own. */
export const phoneTemplateRoutes = (world: World) =>
  new Hono().post('/message/template', async (c) => {
    try {
      return c.json(success(send(world, c.req.header('access_token') ?? '', await c.req.text())))
    } catch (error) {
      if (error instanceof Refusal) return c.json(refused(ownCode(error.code), error.message))
      throw error
    }
  })

function send(world: World, token: string, body: string) {
  const { state, clock } = world
  const grant = state.accessTokens.get(token)
  if (!grant || grant.expiresAt <= clock.now()) throw new Refusal(-124, 'Access token is invalid')
  if (!state.account.services.template) throw new Refusal(-117, 'The OA is not allowed to use this template')
  const { phone, template_id: template, template_data: data, tracking_id } = parse(schema, parseJson(body, 'body'))
  if (!/^84\d{9,10}$/.test(phone)) throw new Refusal(-108, 'Phone number is invalid')
  if (!state.account.templateIds.includes(template)) throw new Refusal(-109, 'Template id is invalid')
  const hour = vietnamHour(clock.now())
  if (hour < 6 || hour >= 22) throw new Refusal(-133, 'Templates are not sent from 22:00 to 06:00')
  const user = [...state.users.values()].find((one) => one.phone === phone)
  if (!user) throw new Refusal(-118, 'Zalo account does not exist')
  if (user.blocks) throw new Refusal(-139, 'The user refuses this type of message')
  if (state.account.wallet === 'missing') throw new Refusal(-136, 'A ZCA is needed')
  if (state.account.wallet === 'empty') throw new Refusal(-137, 'The ZCA could not be charged')
  const content = { kind: 'template' as const, text: Object.values(data).join('\n'), buttons: [], attachments: [] }
  const message = postAsAccount(world, content, { user, silent: true })
  world.afterReply(() =>
    world.webhooks.deliver(
      {
        event_name: 'user_received_message',
        app_id: world.app.appId,
        sender: { id: world.app.oaId },
        recipient: { id: phone },
        message: { msg_id: message.id, delivery_time: String(clock.now()), ...(tracking_id && { tracking_id }) },
        timestamp: String(clock.now()),
      },
      templateServer,
    ),
  )
  const quota = { dailyQuota: '500', remainingQuota: '499' }
  return { msg_id: message.id, sent_time: String(message.time), quota }
}

/** A missing or too long parameter has other codes here than in the account's own API. */
const ownCode = (code: number) => ({ [-201]: -1122, [-210]: -1121 })[code] ?? code
