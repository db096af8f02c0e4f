import { Hono } from 'hono'
import * as z from 'zod'
import { changeGroup, dissolveGroup, moveGroup } from '../../../core/groups/change.ts'
import { checkGroup } from '../../../core/groups/check.ts'
import { createGroup } from '../../../core/groups/create.ts'
import { groupInFull, groupRoom } from '../../../core/groups/desk.ts'
import type { Group } from '../../../core/groups/group.ts'
import { type ListedGroup, linkGroup, listGroups } from '../../../core/groups/groups.ts'
import { readLedgerNow } from '../../../core/groups/ledger.ts'
import { changeMembers, groupPeople, inviteStaff } from '../../../core/groups/members.ts'
import { tagGroup, tagMax, tagsMax } from '../../../core/groups/tags.ts'
import { unlinkedGroups } from '../../../core/groups/unlinked.ts'
import { newId } from '../../../core/ids.ts'
import { channels } from '../../../db/schema/channels.ts'
import type { Deps } from '../../deps.ts'
import { ctxOf, type Env } from '../auth.ts'
import { valid } from '../valid.ts'

const name = z.string().trim().min(1).max(120)
const description = z.string().trim().max(500)
const chat = { unitId: z.string(), name }
const linked = z.discriminatedUnion('channel', [
  // A group that no account may join has no number that we could know, so it gets one of ours.
  z.object({ ...chat, channel: z.literal('share') }).transform((group) => ({ ...group, externalId: newId('shr') })),
  // A unit has one page.
  z.object({ ...chat, channel: z.literal('web') }).transform((group) => ({ ...group, externalId: group.unitId })),
  z.object({
    ...chat,
    channel: z.enum(channels).exclude(['share', 'web']),
    externalId: z.string().trim().min(1).max(64),
  }),
])
const made = z.object({
  unitId: z.string(),
  name,
  description: description.optional(),
  assetId: z.string().min(1).max(64),
  personIds: z.array(z.string()).min(1, 'ít nhất một người').max(99),
})
const change = z
  .object({
    name,
    description,
    locked: z.boolean(),
    approval: z.boolean(),
    history: z.boolean(),
    openLink: z.boolean(),
    mark: z.string(),
  })
  .partial()
const tags = z.object({ tags: z.array(z.string().trim().min(1).max(tagMax)).max(tagsMax), mark: z.string().optional() })
const memberIds = z.array(z.string().min(1).max(64)).min(1).max(99)
const members = z.object({ act: z.enum(['accept', 'reject', 'remove', 'promote', 'demote']), memberIds })
const invited = z.object({ personIds: z.array(z.string()).min(1, 'ít nhất một người').max(99) })

const toView = ({ externalId, checkAt, createdAt, asset, ...group }: ListedGroup) => ({
  ...group,
  asset: asset && {
    id: asset.id,
    product: asset.product,
    validThrough: asset.validThrough,
    autoRenew: asset.autoRenew,
  },
})
const brief = ({ id, unitId, channel, name, status }: Group) => ({ id, unitId, channel, name, status })

export const groups = (deps: Deps) =>
  new Hono<Env>()
    .get('/', async (c) => c.json({ groups: (await listGroups(ctxOf(c, deps))).map(toView) }))
    .post('/', valid('json', linked), async (c) =>
      c.json(brief(await linkGroup(ctxOf(c, deps), c.req.valid('json'))), 201),
    )
    .get('/room', async (c) => c.json(await groupRoom(ctxOf(c, deps))))
    .post('/room/refresh', async (c) => {
      const ctx = ctxOf(c, deps)
      await readLedgerNow(ctx)
      return c.json(await groupRoom(ctx))
    })
    .get('/unlinked', async (c) => c.json({ groups: await unlinkedGroups(ctxOf(c, deps)) }))
    .post('/new', valid('json', made), async (c) =>
      c.json(brief(await createGroup(ctxOf(c, deps), c.req.valid('json'))), 201),
    )
    .get('/:id', async (c) => c.json(toView(await groupInFull(ctxOf(c, deps), c.req.param('id')))))
    .patch('/:id', valid('json', change), async (c) =>
      c.json(brief(await changeGroup(ctxOf(c, deps), c.req.param('id'), c.req.valid('json')))),
    )
    .delete('/:id', async (c) => c.json(brief(await dissolveGroup(ctxOf(c, deps), c.req.param('id')))))
    .put('/:id/tags', valid('json', tags), async (c) => {
      const ctx = ctxOf(c, deps)
      await tagGroup(ctx, c.req.param('id'), c.req.valid('json'))
      return c.json(toView(await groupInFull(ctx, c.req.param('id'))))
    })
    .post('/:id/check', async (c) => c.json(brief(await checkGroup(ctxOf(c, deps), c.req.param('id')))))
    .post('/:id/asset', valid('json', z.object({ assetId: z.string().min(1).max(64) })), async (c) =>
      c.json(brief(await moveGroup(ctxOf(c, deps), c.req.param('id'), c.req.valid('json').assetId))),
    )
    .get('/:id/people', async (c) => c.json(await groupPeople(ctxOf(c, deps), c.req.param('id'))))
    .post('/:id/people', valid('json', members), async (c) => {
      const { act, memberIds } = c.req.valid('json')
      const ctx = ctxOf(c, deps)
      await changeMembers(ctx, c.req.param('id'), act, memberIds)
      return c.json(await groupPeople(ctx, c.req.param('id')))
    })
    .post('/:id/invite', valid('json', invited), async (c) => {
      const ctx = ctxOf(c, deps)
      await inviteStaff(ctx, c.req.param('id'), c.req.valid('json').personIds)
      return c.json(await groupPeople(ctx, c.req.param('id')))
    })
