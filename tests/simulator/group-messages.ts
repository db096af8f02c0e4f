import { Hono } from 'hono'
import * as z from 'zod'
import type { Call } from './access.ts'
import { enabledGroup, liveGroups, ownGroup } from './assets.ts'
import { readContent } from './content.ts'
import { groupIdSchema, parse, parseJson, Refusal } from './envelope.ts'
import { readPage } from './groups.ts'
import { historyOf } from './history.ts'
import { postAsAccount } from './sending.ts'
import type { World } from './world.ts'

export const groupMessageRoutes = (world: World, call: Call) =>
  new Hono()
    .post(
      '/v3.0/oa/group/message',
      call('groups', async (c) => {
        if (!world.state.account.permissions.messages) throw new Refusal(-223, 'The OA has not authorised this API')
        const raw = parseJson(await c.req.text(), 'body')
        const { recipient } = parse(z.object({ recipient: z.object({ group_id: groupIdSchema }) }), raw)
        const content = readContent(world, raw, 'group')
        const group = enabledGroup(world, recipient.group_id)
        const message = postAsAccount(world, content, { groupId: group.id })
        return { message_id: message.id, group_id: group.id }
      }),
    )
    .get(
      '/v3.0/oa/group/conversation',
      call('groups', (c) => {
        const group = ownGroup(world, c.req.query('group_id'))
        const { offset, count } = readPage(c.req.query())
        return historyOf(world, group.id, offset, count)
      }),
    )
    .get(
      '/v3.0/oa/group/listrecentchat',
      call('groups', (c) => {
        const { offset, count } = readPage(c.req.query())
        const latest = liveGroups(world).flatMap((group) => historyOf(world, group.id, 0, 1))
        return latest.sort((a, b) => b.time - a.time).slice(offset, offset + count)
      }),
    )
