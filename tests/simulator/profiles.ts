import { Hono } from 'hono'
import * as z from 'zod'
import { type Call, eitherVersion } from './access.ts'
import { vietnamDate, vietnamMidnight } from './clock.ts'
import { invalid, parse, parseJson, Refusal, userIdSchema } from './envelope.ts'
import { historyOf } from './history.ts'
import type { SimUser } from './state.ts'
import type { World } from './world.ts'

const day = 86_400_000
const pageOf = (most: number) => ({ offset: z.int().min(0).max(9_951), count: z.int().min(1).max(most) })

export const profileRoutes = (world: World, call: Call) =>
  new Hono()
    .get(
      '/v3.0/oa/user/detail',
      call('users', (c) => {
        const { user_id: userId } = parse(z.object({ user_id: userIdSchema }), dataOf(c.req.query('data')))
        const user = world.state.users.get(userId)
        if (!user) throw invalid('user_id')
        return detailOf(user)
      }),
    )
    .get(
      '/v2.0/oa/:old{getprofile|getfollowers}',
      call('users', () => {
        // The code is a guess: only that they were closed to business accounts is documented.
        throw new Refusal(-235, 'This API is not for this type of OA: use user/detail and user/getlist')
      }),
    )
    .get(
      '/v3.0/oa/user/getlist',
      call('users', (c) => {
        const filter = {
          // A text in many clients, and taken as such.
          is_follower: z
            .union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')])
            .optional(),
          last_interaction_period: z.string().optional(),
          tag_name: z.string().optional(),
        }
        const input = parse(z.object({ ...pageOf(50), ...filter }), dataOf(c.req.query('data')))
        const users = [...world.state.users.values()]
          .filter((user) => input.is_follower === undefined || user.follows === input.is_follower)
          .filter((user) => input.tag_name === undefined || user.tags.includes(input.tag_name))
          .filter((user) => !input.last_interaction_period || interactedIn(world, user, input.last_interaction_period))
        const page = users.slice(input.offset, input.offset + input.count).map(({ id }) => ({ user_id: id }))
        return { total: users.length, count: input.count, offset: input.offset, users: page }
      }),
    )
    .get(
      `${eitherVersion}/listrecentchat`,
      call('messages', (c) => {
        const input = parse(z.object(pageOf(10)), dataOf(c.req.query('data')))
        const latest = [...world.state.users.keys()].flatMap((userId) => historyOf(world, userId, 0, 1))
        return latest.sort((a, b) => b.time - a.time).slice(input.offset, input.offset + input.count)
      }),
    )
    .get(
      `${eitherVersion}/conversation`,
      call('messages', (c) => {
        const input = parse(z.object({ user_id: userIdSchema, ...pageOf(10) }), dataOf(c.req.query('data')))
        return historyOf(world, input.user_id, input.offset, input.count)
      }),
    )
    .get(
      `${eitherVersion}/getoa`,
      call('info', () => {
        const { account, users } = world.state
        return {
          oaid: world.app.oaId,
          name: world.app.oaName,
          description: '',
          oa_alias: '',
          is_verified: account.verified,
          oa_type: 4,
          cate_name: 'Cơ quan nhà nước',
          num_follower: [...users.values()].filter((user) => user.follows).length,
          avatar: `${world.url}/__sim/avatar.svg`,
          cover: '',
          package_name: account.packageName,
          package_valid_through_date: vietnamDate(world.clock.now() + 180 * day),
          package_auto_renew_date: '',
          linked_ZCA: account.wallet === 'missing' ? '' : 'ZCA',
        }
      }),
    )

const dataOf = (query: string | undefined) => parseJson(query ?? '', 'data')

const detailOf = (user: SimUser) => ({
  user_id: user.id,
  user_id_by_app: user.uidByApp,
  user_external_id: '',
  display_name: user.name,
  user_alias: user.alias,
  is_sensitive: user.isUnder18,
  user_last_interaction_date: user.lastInteraction === null ? '' : vietnamDate(user.lastInteraction),
  user_is_follower: user.follows,
  avatar: '',
  avatars: { '120': '', '240': '' },
  dynamic_param: '',
  tags_and_notes_info: { notes: [], tag_names: user.tags },
  shared_info: user.sharedInfo ?? { address: '', city: '', district: '', phone: '0', name: '' },
})

function interactedIn(world: World, user: SimUser, period: string): boolean {
  if (user.lastInteraction === null) return false
  const today = vietnamMidnight(world.clock.now())
  const [from, to] = boundsOf(period, today)
  return user.lastInteraction >= from && user.lastInteraction < to
}

/** The weeks and months of Zalo end before today. */
function boundsOf(period: string, today: number): [number, number] {
  if (period === 'TODAY') return [today, today + day]
  if (period === 'YESTERDAY') return [today - day, today]
  if (period === 'L7D') return [today - 7 * day, today]
  if (period === 'L30D') return [today - 30 * day, today]
  const match = /^(\d{4})_(\d\d)_(\d\d):(\d{4})_(\d\d)_(\d\d)$/.exec(period)
  if (!match) throw invalid('last_interaction_period')
  const [, y1, m1, d1, y2, m2, d2] = match
  return [Date.parse(`${y1}-${m1}-${d1}T00:00+07:00`), Date.parse(`${y2}-${m2}-${d2}T00:00+07:00`) + day]
}
