import * as z from 'zod'
import type {
  GroupChange,
  GroupHost,
  GroupMember,
  Hosted,
  HostedGroup,
  HostedInBrief,
  MemberAct,
  Unsent,
} from '../../core/context.ts'
import { dayMs, instantOf, isDay } from '../../core/time.ts'
import type { ZaloCall } from './call.ts'
import { outcomeOf } from './errors.ts'

// No larger page is documented.
const pageSize = 50
// A group of the largest product; a list that never ends is not read for ever.
const pagesMax = 40

/** "30/11/2026" as the last instant of that day in Vietnam; anything else is no date. */
const lastInstant = z
  .unknown()
  .transform((text) => /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(typeof text === 'string' ? text.trim() : ''))
  .transform((found) => (found ? `${found[3]}-${found[2]}-${found[1]}` : ''))
  .transform((day) => (isDay(day) ? instantOf(day, '00:00') + dayMs - 1 : null))
// A flag is a boolean in one reply and a text in another; a count likewise.
const flag = z.union([z.boolean(), z.string().transform((text) => text === 'true')]).catch(false)
const count = z.coerce.number().int().nonnegative().nullable().catch(null)
const words = z
  .string()
  .nullish()
  .transform((text) => text || null)

const assets = z.array(
  z.looseObject({
    asset_id: z.string(),
    product_type: z.string(),
    valid_through: lastInstant,
    auto_renew: flag,
    status: z.string().optional(),
    used_id: words,
  }),
)
const made = z.looseObject({ group_id: z.string(), group_link: words, total_member: count })
const detail = z.looseObject({
  group_info: z.looseObject({
    group_id: z.string(),
    name: z.string(),
    group_link: words,
    status: z.string(),
    total_member: count,
    max_member: count,
    auto_delete_date: lastInstant,
  }),
  group_setting: z
    .looseObject({ lock_send_msg: flag, join_appr: flag, enable_msg_history: flag, enable_link_join: flag })
    .optional(),
})
const listed = z.looseObject({
  total: z.coerce.number().default(0),
  groups: z.array(
    z.looseObject({
      group_id: z.string(),
      name: z.string(),
      group_link: words,
      status: z.string(),
      total_member: count,
    }),
  ),
})
const people = z.looseObject({
  total: z.coerce.number().default(0),
  members: z.array(
    z.looseObject({ user_id: z.string().optional(), oa_id: z.string().optional(), name: z.string().default('') }),
  ),
})

const kindOf: Record<number, Exclude<Hosted<never>['kind'], 'done'>> = {
  [-403]: 'gone',
  [-237]: 'disabled',
  [-238]: 'asset',
  [-241]: 'asset',
}

const paths: Record<MemberAct, string> = {
  invite: 'invite',
  accept: 'acceptpendinginvite',
  reject: 'rejectpendinginvite',
  remove: 'removemembers',
  promote: 'addadmins',
  demote: 'removeadmins',
}

/** The groups of an official account (GMF). */
export function zaloGroups(call: ZaloCall): GroupHost {
  async function ask<S extends z.ZodType>(schema: S, path: string, body?: object): Promise<Hosted<z.output<S>>> {
    const answer = await call(path, body)
    if (answer.kind !== 'reply') return answer
    const { error, message, data } = answer.reply
    if (error !== 0) return refused(error, message)
    const parsed = schema.safeParse(data)
    return parsed.success
      ? { kind: 'done', value: parsed.data }
      : { kind: 'unknown', reason: 'accepted, with a reply that cannot be read' }
  }
  const group = async (path: string, body?: object) =>
    map(await ask(detail, `/v3.0/oa/group/${path}`, body), hostedGroup)
  const act = async (path: string, body: object) =>
    map(await ask(z.unknown(), `/v3.0/oa/group/${path}`, body), () => null)

  /** Reads a list page by page, as far as the platform says that it goes. */
  async function whole<S extends z.ZodType<{ total: number }>, T>(
    schema: S,
    path: string,
    rowsOf: (page: z.output<S>) => T[],
    query: Record<string, string> = {},
  ): Promise<Hosted<T[]>> {
    const found: T[] = []
    for (let page = 0; page < pagesMax; page++) {
      // By what came, not by what was asked for: the platform may give fewer.
      const place = new URLSearchParams({ ...query, offset: String(found.length), count: String(pageSize) })
      const reply = await ask(schema, `/v3.0/oa/group/${path}?${place}`)
      if (reply.kind !== 'done') return reply
      const rows = rowsOf(reply.value)
      found.push(...rows)
      if (rows.length === 0 || found.length >= reply.value.total) break
    }
    return { kind: 'done', value: found }
  }
  const everybody = (path: string, groupId: string) =>
    whole(people, path, ({ members }) => members.map(memberOf), { group_id: groupId })

  return {
    assets: async () =>
      map(await ask(assets, '/v3.0/oa/quota/group', { quota_owner: 'OA' }), (rows) =>
        rows.map((row) => ({
          id: row.asset_id,
          product: row.product_type,
          memberLimit: Number(/^gmf(\d+)$/.exec(row.product_type)?.[1]) || null,
          validThrough: row.valid_through,
          autoRenew: row.auto_renew,
          usedBy: row.status === 'available' ? null : row.used_id,
        })),
      ),
    list: () => whole(listed, 'getgroupsofoa', ({ groups }) => groups.map(inBrief)),
    create: async ({ name, description, assetId, memberIds }) => {
      const body = { group_name: name, group_description: description, asset_id: assetId, member_user_ids: memberIds }
      return map(await ask(made, '/v3.0/oa/group/creategroupwithoa', body), (reply) => ({
        externalId: reply.group_id,
        link: reply.group_link,
        memberCount: reply.total_member,
      }))
    },
    about: (id) => group(`getgroup?${new URLSearchParams({ group_id: id })}`),
    change: (id, change) => group('updateinfo', { group_id: id, ...settingsOf(change) }),
    moveTo: (id, assetId) => group('updateasset', { group_id: id, asset_id: assetId }),
    dissolve: (id) => act('delete', { group_id: id }),
    members: (id) => everybody('listmember', id),
    pending: (id) => everybody('listpendinginvite', id),
    let: (what, id, memberIds) => act(paths[what], { group_id: id, member_user_ids: memberIds }),
  }
}

const map = <A, B>(hosted: Hosted<A>, to: (value: A) => B): Hosted<B> =>
  hosted.kind === 'done' ? { kind: 'done', value: to(hosted.value) } : hosted

function refused(error: number, message: string): Hosted<never> {
  // The parameter at fault is only named in the words.
  const kind = message.includes('member_user_ids') ? 'members' : kindOf[error]
  if (kind) return { kind, reason: `zalo ${error}: ${message.slice(0, 120)}` }
  // A code other than 0 is never a success.
  return outcomeOf(error, message) as Unsent
}

const hostedGroup = ({ group_info: info, group_setting: set }: z.output<typeof detail>): HostedGroup => ({
  externalId: info.group_id,
  name: info.name,
  link: info.group_link,
  enabled: info.status === 'enabled',
  memberCount: info.total_member,
  memberLimit: info.max_member,
  dissolvesAt: info.auto_delete_date,
  settings: {
    locked: set?.lock_send_msg ?? false,
    approval: set?.join_appr ?? false,
    history: set?.enable_msg_history ?? false,
    openLink: set?.enable_link_join ?? false,
  },
})

const inBrief = (group: z.output<typeof listed>['groups'][number]): HostedInBrief => ({
  externalId: group.group_id,
  name: group.name,
  link: group.group_link,
  enabled: group.status === 'enabled',
  memberCount: group.total_member,
})

const settingsOf = ({ name, description, locked, approval, history, openLink }: GroupChange) => ({
  group_name: name,
  group_description: description,
  lock_send_msg: locked,
  join_appr: approval,
  enable_msg_history: history,
  enable_link_join: openLink,
})

const memberOf = ({ user_id, oa_id, name }: z.output<typeof people>['members'][number]): GroupMember => ({
  id: user_id ?? oa_id ?? '',
  name,
  isAccount: user_id === undefined,
})
