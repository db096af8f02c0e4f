import { Hono } from 'hono'
import * as z from 'zod'
import type { Call } from './access.ts'
import { invalid, parse, parseJson, userIdSchema } from './envelope.ts'
import type { SimUser } from './state.ts'
import { tag } from './tags.ts'
import type { World } from './world.ts'

const person = { user_id: userIdSchema }
const changed = z.object({
  ...person,
  user_alias: z.string().optional(),
  shared_info: z.record(z.string(), z.string()).optional(),
  tag_names: z.array(z.string().min(1)).optional(),
})
const custom = z.object({ ...person, custom_info: z.record(z.string(), z.unknown()) })

/** What the account keeps about a person, and how it forgets. The names of the fields beyond `user_id` are this simulator's. */
export const profileChangeRoutes = (world: World, call: Call) => {
  const personOf = (userId: string): SimUser => {
    const user = world.state.users.get(userId)
    if (!user) throw invalid('user_id')
    return user
  }
  return new Hono()
    .post(
      '/v3.0/oa/user/update',
      call('users', async (c) => {
        const input = parse(changed, parseJson(await c.req.text(), 'body'))
        const user = personOf(input.user_id)
        user.alias = input.user_alias ?? user.alias
        if (input.shared_info) user.sharedInfo = { ...user.sharedInfo, ...input.shared_info }
        const events = (input.tag_names ?? []).flatMap((name) => tag(world, user, name))
        world.afterReply(async () => {
          for (const event of events) await world.webhooks.deliver(event)
        })
      }),
    )
    .post(
      '/v3.0/oa/user/update/custominfo',
      call('users', async (c) => {
        const input = parse(custom, parseJson(await c.req.text(), 'body'))
        const user = personOf(input.user_id)
        user.customInfo = { ...user.customInfo, ...input.custom_info }
      }),
    )
    .get(
      '/v3.0/oa/user/detail/custominfo',
      call('users', (c) => {
        const user = personOf(parse(z.object(person), parseJson(c.req.query('data') ?? '', 'data')).user_id)
        // The documented sample of this one call has its code as a string.
        return Response.json({
          data: { user_id: user.id, custom_info: user.customInfo },
          error: '0',
          message: 'Success',
        })
      }),
    )
    .post(
      '/v2.0/oa/deletefollowerinfo',
      call('users', async (c) => {
        const user = personOf(parse(z.object(person), parseJson(await c.req.text(), 'body')).user_id)
        Object.assign(user, { sharedInfo: null, alias: '', tags: [], customInfo: {} })
      }),
    )
}
