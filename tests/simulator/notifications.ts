import { Hono } from 'hono'
import * as z from 'zod'
import { parse, parseJson, Refusal, refused, success } from './envelope.ts'
import { hexId } from './ids.ts'
import type { World } from './world.ts'

const schema = z.object({
  templateId: z.string(),
  templateData: z.object({
    title: z.string().min(1),
    contentTitle: z.string().min(1),
    contentDescription: z.string(),
    buttonText: z.string(),
    buttonUrl: z.string().startsWith('https://zalo.me/s/'),
  }),
})

/** Notifications of the mini app: a host of its own on the platform. They reach whoever asked for them in the mini app. */
export const notificationRoutes = (world: World) =>
  new Hono().post('/notification/template', async (c) => {
    try {
      if (c.req.header('x-api-key') !== `Bearer ${world.app.miniAppKey}`)
        throw new Refusal(-1403, 'X-Api-Key is invalid')
      if (c.req.header('x-miniapp-id') !== world.app.miniAppId) throw new Refusal(-1400, 'X-MiniApp-Id is invalid')
      const user = [...world.state.users.values()].find(({ uidByApp }) => uidByApp === c.req.header('x-user-id'))
      if (!user) throw new Refusal(-1400, 'X-User-Id is invalid')
      parse(schema, parseJson(await c.req.text(), 'body'))
      if (!world.state.wantNotifications.has(user.id))
        throw new Refusal(-1403, 'The user has not asked for notifications')
      return c.json(success({ notificationId: hexId() }))
    } catch (error) {
      if (error instanceof Refusal) return c.json(refused(error.code, error.message))
      throw error
    }
  })
