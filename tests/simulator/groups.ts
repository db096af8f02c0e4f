import { Hono } from 'hono'
import * as z from 'zod'
import type { Call } from './access.ts'
import {
  assetOf,
  dissolve,
  dissolvesAt,
  freeAsset,
  groupStatus,
  liveGroups,
  maxMembers,
  ownGroup,
  sizeOf,
} from './assets.ts'
import { vietnamDate } from './clock.ts'
import { beyondLimit, groupIdSchema, invalid, parse, parseJson, userIdSchema } from './envelope.ts'
import { groupChanged } from './events.ts'
import { addGroup, type SimGroup } from './state.ts'
import type { World } from './world.ts'

const createSchema = z.object({
  group_name: z.string().min(1),
  group_description: z.string().optional(),
  asset_id: z.string(),
  member_user_ids: z.array(userIdSchema).min(1).max(99),
})
const updateSchema = z.object({
  group_id: groupIdSchema,
  group_name: z.string().min(1).optional(),
  group_avatar: z.string().optional(),
  group_description: z.string().optional(),
  lock_send_msg: z.boolean().optional(),
  join_appr: z.boolean().optional(),
  enable_msg_history: z.boolean().optional(),
  enable_link_join: z.boolean().optional(),
})
const quotaSchema = z.object({
  quota_owner: z.enum(['OA', 'APP']),
  product_type: z.string().optional(),
  quota_type: z.string().optional(),
})

export const groupRoutes = (world: World, call: Call) =>
  new Hono()
    .post(
      '/v3.0/oa/quota/group',
      call('groups', async (c) => {
        const input = parse(quotaSchema, parseJson(await c.req.text(), 'body'))
        const assets = [...world.state.assets.values()]
        return assets
          .filter((asset) => !input.product_type || asset.productType === input.product_type)
          .filter((asset) => !input.quota_type || asset.quotaType === input.quota_type)
          .map((asset) => ({
            product_type: asset.productType,
            quota_type: asset.quotaType,
            asset_id: asset.id,
            valid_through: vietnamDate(asset.validThrough),
            auto_renew: asset.autoRenew,
            status: asset.groupId ? 'used' : 'available',
            used_id: asset.groupId ?? '',
          }))
      }),
    )
    .post(
      '/v3.0/oa/group/creategroupwithoa',
      call('groups', async (c) => {
        const group = create(world, parse(createSchema, parseJson(await c.req.text(), 'body')))
        world.afterReply(() => world.webhooks.deliver(groupChanged(world, group, 'create_group')))
        return summaryOf(world, group)
      }),
    )
    .get(
      '/v3.0/oa/group/getgroupsofoa',
      call('groups', (c) => {
        const { offset, count } = readPage(c.req.query())
        const groups = liveGroups(world)
        const page = groups.slice(offset, offset + count).map((group) => summaryOf(world, group))
        return { offset, count, total: groups.length, group_count: page.length, groups: page }
      }),
    )
    .get(
      '/v3.0/oa/group/getgroup',
      call('groups', (c) => detailOf(world, ownGroup(world, c.req.query('group_id')))),
    )
    .post(
      '/v3.0/oa/group/updateinfo',
      call('groups', async (c) => {
        const input = parse(updateSchema, parseJson(await c.req.text(), 'body'))
        const group = ownGroup(world, input.group_id)
        group.name = input.group_name ?? group.name
        group.avatar = input.group_avatar ?? group.avatar
        group.description = input.group_description ?? group.description
        for (const key of Object.keys(group.settings) as (keyof SimGroup['settings'])[])
          group.settings[key] = input[key] ?? group.settings[key]
        world.tell({ type: 'people' })
        world.afterReply(() => world.webhooks.deliver(groupChanged(world, group, 'update_group_info')))
        return detailOf(world, group)
      }),
    )
    .post(
      '/v3.0/oa/group/updateasset',
      call('groups', async (c) => {
        const schema = z.object({ group_id: groupIdSchema, asset_id: z.string() })
        const input = parse(schema, parseJson(await c.req.text(), 'body'))
        const group = ownGroup(world, input.group_id)
        const asset = freeAsset(world, input.asset_id)
        if (group.memberIds.length > sizeOf(asset)) throw beyondLimit('asset_id')
        assetOf(world, group).groupId = null
        asset.groupId = group.id
        group.assetId = asset.id
        return detailOf(world, group)
      }),
    )
    .post(
      '/v3.0/oa/group/delete',
      call('groups', async (c) => {
        const input = parse(z.object({ group_id: groupIdSchema }), parseJson(await c.req.text(), 'body'))
        const group = ownGroup(world, input.group_id)
        dissolve(world, group)
        world.afterReply(() => world.webhooks.deliver(groupChanged(world, group, 'delete_group')))
      }),
    )

function create(world: World, input: z.output<typeof createSchema>): SimGroup {
  const asset = freeAsset(world, input.asset_id)
  const members = input.member_user_ids.map((id) => world.state.users.get(id))
  if (!members.some((user) => user?.isAdmin)) throw invalid('member_user_ids')
  if (!members.every((user) => user && mayJoin(world, user))) throw invalid('member_user_ids')
  const group = addGroup(world.state, world.clock.now(), {
    name: input.group_name,
    description: input.group_description ?? '',
    memberIds: input.member_user_ids,
    assetId: asset.id,
  })
  if (group.memberIds.length > maxMembers(world, group)) {
    dissolve(world, group)
    throw beyondLimit('member_user_ids')
  }
  world.tell({ type: 'people' })
  return group
}

/** Followers, and whoever interacted in the last seven days. */
export const mayJoin = (world: World, user: { follows: boolean; lastInteraction: number | null }) =>
  user.follows || (user.lastInteraction !== null && world.clock.now() - user.lastInteraction <= 7 * 86_400_000)

/** Plain query parameters: offset 0 and count 5 unless said otherwise. */
export function readPage(query: Record<string, string>): { offset: number; count: number } {
  const number = (fallback: number) => z.coerce.number().int().min(0).default(fallback)
  return parse(z.object({ offset: number(0), count: number(5).pipe(z.number().max(50)) }), query)
}

const summaryOf = (world: World, group: SimGroup) => ({
  name: group.name,
  avatar: group.avatar,
  group_id: group.id,
  group_link: group.link,
  group_description: group.description,
  total_member: group.memberIds.length + 1,
  status: groupStatus(world, group),
})

function detailOf(world: World, group: SimGroup) {
  const asset = assetOf(world, group)
  return {
    group_info: {
      ...summaryOf(world, group),
      max_member: String(maxMembers(world, group)),
      auto_delete_date: groupStatus(world, group) === 'disabled' ? vietnamDate(dissolvesAt(world, group)) : '',
    },
    asset_info: {
      asset_type: asset.productType,
      asset_id: asset.id,
      valid_through: vietnamDate(asset.validThrough),
      auto_renew: String(asset.autoRenew),
    },
    group_setting: group.settings,
  }
}
