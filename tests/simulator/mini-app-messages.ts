import { Hono } from 'hono'
import * as z from 'zod'
import type { Call } from './access.ts'
import type { Content } from './content.ts'
import { invalid, parse, parseJson, userIdSchema } from './envelope.ts'
import { reachable } from './messages.ts'
import { charge } from './quota.ts'
import { postAsAccount } from './sending.ts'
import type { World } from './world.ts'

// Spelled with three s, as Zalo does.
const tokenHeader = 'miniapp_messsage_token'

const schema = z.object({
  recipient: z.object({ user_id: userIdSchema }),
  message: z.object({
    template_type: z.string().regex(/^FB\d{4}$/),
    template_data: z.looseObject({
      buttons: z.array(z.object({ title: z.string(), image_icon: z.string(), url: z.url() })).default([]),
    }),
  }),
})

/** A card of the mini app in the chat with the account, to somebody who holds a token of the mini app. */
export const miniAppMessageRoutes = (world: World, call: Call) =>
  new Hono().post(
    '/v3.0/oa/message/cs/miniapp',
    call('messages', async (c) => {
      const { recipient, message } = parse(schema, parseJson(await c.req.text(), 'body'))
      const grant = world.state.miniAppTokens.get(c.req.header(tokenHeader) ?? '')
      if (grant?.userId !== recipient.user_id) throw invalid(tokenHeader)
      const user = reachable(world, recipient.user_id)
      const quota = charge(world, user)
      const posted = postAsAccount(world, cardOf(message), { user })
      return { message_id: posted.id, user_id: user.id, ...(quota ? { quota } : {}) }
    }),
  )

function cardOf({ template_data: { buttons, ...data } }: z.output<typeof schema>['message']): Content {
  const text = Object.values(data)
    .filter((value) => typeof value === 'string')
    .join('\n')
  const links = buttons.map(({ title, url }) => ({ title, type: 'oa.open.url', payload: { url } }))
  return { kind: 'template', text, buttons: links, attachments: [] }
}
