import { Hono } from 'hono'
import * as z from 'zod'
import type { Call } from './access.ts'
import { maxMembers, ownGroup } from './assets.ts'
import { beyondLimit, groupIdSchema, invalid, parse, parseJson, userIdSchema } from './envelope.ts'
import { groupChanged } from './events.ts'
import { mayJoin, readPage } from './groups.ts'
import { without } from './joins.ts'
import type { SimGroup } from './state.ts'
import type { World } from './world.ts'

const schema = z.object({ group_id: groupIdSchema, member_user_ids: z.array(userIdSchema).min(1).max(99) })

export const memberRoutes = (world: World, call: Call) => {
  /** A call that changes who belongs to a group, and the event that follows from it. */
  const change = (event: string, run: (group: SimGroup, userIds: string[]) => void) =>
    call('groups', async (c) => {
      const input = parse(schema, parseJson(await c.req.text(), 'body'))
      const group = ownGroup(world, input.group_id)
      run(group, input.member_user_ids)
      world.tell({ type: 'people' })
      world.afterReply(() => world.webhooks.deliver(groupChanged(world, group, event, input.member_user_ids)))
    })

  return new Hono()
    .get(
      '/v3.0/oa/group/listmember',
      call('groups', (c) => {
        const group = ownGroup(world, c.req.query('group_id'))
        const account = { oa_id: world.app.oaId, name: world.app.oaName, avatar: '' }
        return pageOf(c.req.query(), [account, ...group.memberIds.map((id) => ({ user_id: id, ...faceOf(world, id) }))])
      }),
    )
    .get(
      '/v3.0/oa/group/listpendinginvite',
      call('groups', (c) => {
        const group = ownGroup(world, c.req.query('group_id'))
        return pageOf(
          c.req.query(),
          group.pendingIds.map((id) => ({ user_id: id, name: faceOf(world, id).name })),
        )
      }),
    )
    .post(
      '/v3.0/oa/group/invite',
      change('user_join_group', (group, userIds) => join(world, group, userIds)),
    )
    .post(
      '/v3.0/oa/group/acceptpendinginvite',
      change('accept_request_join_group', (group, userIds) => {
        checkAmong(group.pendingIds, userIds)
        join(world, group, userIds)
        group.pendingIds = without(group.pendingIds, userIds)
      }),
    )
    .post(
      '/v3.0/oa/group/rejectpendinginvite',
      change('reject_request_join_group', (group, userIds) => {
        checkAmong(group.pendingIds, userIds)
        group.pendingIds = without(group.pendingIds, userIds)
      }),
    )
    .post(
      '/v3.0/oa/group/removemembers',
      change('user_out_group', (group, userIds) => {
        checkAmong(group.memberIds, userIds)
        group.memberIds = without(group.memberIds, userIds)
        group.adminIds = without(group.adminIds, userIds)
      }),
    )
    .post(
      '/v3.0/oa/group/addadmins',
      change('add_group_admin', (group, userIds) => {
        checkAmong(group.memberIds, userIds)
        group.adminIds = [...new Set([...group.adminIds, ...userIds])]
      }),
    )
    .post(
      '/v3.0/oa/group/removeadmins',
      change('remove_group_admin', (group, userIds) => {
        checkAmong(group.adminIds, userIds)
        group.adminIds = without(group.adminIds, userIds)
      }),
    )
}

function checkAmong(ids: string[], userIds: string[]) {
  if (!userIds.every((id) => ids.includes(id))) throw invalid('member_user_ids')
}

function join(world: World, group: SimGroup, userIds: string[]) {
  for (const id of userIds) {
    const user = world.state.users.get(id)
    if (!user || !mayJoin(world, user)) throw invalid('member_user_ids')
  }
  const members = [...new Set([...group.memberIds, ...userIds])]
  if (members.length > maxMembers(world, group)) throw beyondLimit('member_user_ids')
  group.memberIds = members
}

const faceOf = (world: World, id: string) => ({ name: world.state.users.get(id)?.name ?? '', avatar: '' })

function pageOf(query: Record<string, string>, all: object[]) {
  const { offset, count } = readPage(query)
  const members = all.slice(offset, offset + count)
  return { offset, count, total: all.length, member_count: members.length, members }
}
