import { Hono } from 'hono'
import * as z from 'zod'
import type { Call } from './access.ts'
import { broadcast } from './broadcasts.ts'
import { parseJson, Refusal } from './envelope.ts'
import { reactAsAccount } from './reactions.ts'
import { sendToVisitor } from './visitors.ts'
import type { World } from './world.ts'

const shape = z.looseObject({ recipient: z.looseObject({}), sender_action: z.unknown().optional() })

/** What is left of the old message call: broadcasts, visitors of a chat widget, reactions. */
export const oldMessageRoutes = (world: World, call: Call) =>
  new Hono().post(
    '/v2.0/oa/message',
    call('messages', async (c) => {
      const raw = parseJson(await c.req.text(), 'body')
      const { recipient, sender_action: action } = shape.safeParse(raw).data ?? { recipient: {} }
      if ('target' in recipient) return broadcast(world, raw)
      if ('anonymous_id' in recipient) return sendToVisitor(world, raw)
      if (action !== undefined) return reactAsAccount(world, raw)
      throw new Refusal(-240, 'This API is shut down, use version 3')
    }),
  )
