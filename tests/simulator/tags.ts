import { Hono } from 'hono'
import * as z from 'zod'
import type { Call } from './access.ts'
import { invalid, parse, parseJson, userIdSchema } from './envelope.ts'
import { tagChanged } from './events.ts'
import type { SimUser } from './state.ts'
import type { WebhookEvent } from './webhooks.ts'
import type { World } from './world.ts'

const tagName = z.string().min(1)
const tagged = z.object({ user_id: userIdSchema, tag_name: tagName })

export const tagRoutes = (world: World, call: Call) => {
  const tell = (events: WebhookEvent[]) =>
    world.afterReply(async () => {
      for (const event of events) await world.webhooks.deliver(event)
    })
  const personOf = (userId: string): SimUser => {
    const user = world.state.users.get(userId)
    if (!user) throw invalid('user_id')
    return user
  }

  return new Hono()
    .post(
      '/v2.0/oa/tag/tagfollower',
      call('users', async (c) => {
        const input = parse(tagged, parseJson(await c.req.text(), 'body'))
        tell(tag(world, personOf(input.user_id), input.tag_name))
      }),
    )
    .post(
      '/v2.0/oa/tag/rmfollowerfromtag',
      call('users', async (c) => {
        const input = parse(tagged, parseJson(await c.req.text(), 'body'))
        const user = personOf(input.user_id)
        if (!user.tags.includes(input.tag_name)) throw invalid('tag_name')
        tell(untag(world, user, input.tag_name))
      }),
    )
    .post(
      '/v2.0/oa/tag/rmtag',
      call('users', async (c) => {
        const input = parse(z.object({ tag_name: tagName }), parseJson(await c.req.text(), 'body'))
        if (!world.state.tagNames.has(input.tag_name)) throw invalid('tag_name')
        tell(dropTag(world, input.tag_name))
      }),
    )
    .get(
      '/v2.0/oa/tag/gettagsofoa',
      call('users', () => [...world.state.tagNames]),
    )
}

/** Each change answers with the events that follow from it: a tag not seen before is made first, under the same event name. */
export function tag(world: World, user: SimUser, name: string): WebhookEvent[] {
  const isNew = !world.state.tagNames.has(name)
  world.state.tagNames.add(name)
  if (!user.tags.includes(name)) user.tags = [...user.tags, name]
  const made = isNew ? [tagChanged(world, 'add_user_to_tag', name)] : []
  return [...made, tagChanged(world, 'add_user_to_tag', name, [user.id])]
}

export function untag(world: World, user: SimUser, name: string): WebhookEvent[] {
  user.tags = user.tags.filter((one) => one !== name)
  return [tagChanged(world, 'remove_user_from_tag', name, [user.id])]
}

export function dropTag(world: World, name: string): WebhookEvent[] {
  world.state.tagNames.delete(name)
  for (const user of world.state.users.values()) user.tags = user.tags.filter((one) => one !== name)
  return [tagChanged(world, 'remove_tag', name)]
}
