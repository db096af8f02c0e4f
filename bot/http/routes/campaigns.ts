import { Hono } from 'hono'
import * as z from 'zod'
import { campaignFigures } from '../../../core/campaigns/figures.ts'
import { linkable, linkPart, partCandidates, unlinkPart } from '../../../core/campaigns/parts.ts'
import { listCampaigns, publicCampaign, publicCampaigns, readCampaign } from '../../../core/campaigns/read.ts'
import { decideTag } from '../../../core/campaigns/tags.ts'
import { dropTask, markTask, saveTask, tasksForMe } from '../../../core/campaigns/tasks.ts'
import {
  approveCampaign,
  copyCampaign,
  editCampaign,
  makeCampaign,
  withdrawCampaign,
} from '../../../core/campaigns/write.ts'
import { campaignParts } from '../../../db/schema/campaigns.ts'
import type { Deps } from '../../deps.ts'
import { ctxOf, type Env } from '../auth.ts'
import { valid } from '../valid.ts'

const line = z.string().max(400)
const said = z.object({ title: line, lead: z.string().max(6000), startsOn: z.string(), endsOn: z.string() })
const making = said.extend({ unitId: z.string() })
const editing = said.extend({ contentHash: z.string() })
const approval = z.object({ contentHash: z.string() })
const copying = z.object({ title: line, startsOn: z.string() })
const linking = z.object({ kind: z.enum(linkable), refId: z.string().trim().min(1).max(120) })
const unlinking = z.object({ kind: z.enum(campaignParts), refId: z.string().max(120) })
const finding = z.object({ kind: z.enum(linkable).default('item'), find: z.string().max(200).optional() })
const task = z.object({ title: line, unitId: z.string(), personId: z.string().nullable(), dueOn: z.string() })
const marking = z.object({ done: z.boolean() })
const tag = z.object({ tag: line, keep: z.boolean() })
const ofUnit = z.object({ unitId: z.string().optional() })

/** Campaigns: kept in the console, read by everybody once approved. */
export const campaigns = (deps: Deps) =>
  new Hono<Env>()
    .get('/', async (c) => c.json({ campaigns: await listCampaigns(ctxOf(c, deps)) }))
    .post('/', valid('json', making), async (c) => {
      const { unitId, ...given } = c.req.valid('json')
      return c.json(await makeCampaign(ctxOf(c, deps), unitId, given), 201)
    })
    .get('/public', valid('query', ofUnit), async (c) =>
      c.json({ campaigns: await publicCampaigns(deps, c.req.valid('query')) }),
    )
    .get('/public/:code', async (c) => c.json(await publicCampaign(deps, c.req.param('code'))))
    .get('/tasks/mine', async (c) => c.json({ tasks: await tasksForMe(ctxOf(c, deps)) }))
    .post('/tasks/:id/done', valid('json', marking), async (c) => {
      await markTask(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      return c.json({ ok: true })
    })
    .get('/:id', async (c) => c.json(await readCampaign(ctxOf(c, deps), c.req.param('id'))))
    .put('/:id', valid('json', editing), async (c) =>
      c.json(await editCampaign(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))),
    )
    .post('/:id/approve', valid('json', approval), async (c) =>
      c.json(await approveCampaign(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))),
    )
    .post('/:id/withdraw', async (c) => c.json(await withdrawCampaign(ctxOf(c, deps), c.req.param('id'))))
    .post('/:id/copy', valid('json', copying), async (c) =>
      c.json(await copyCampaign(ctxOf(c, deps), c.req.param('id'), c.req.valid('json')), 201),
    )
    .get('/:id/figures', async (c) => c.json(await campaignFigures(ctxOf(c, deps), c.req.param('id'))))
    .get('/:id/candidates', valid('query', finding), async (c) =>
      c.json({ candidates: await partCandidates(ctxOf(c, deps), c.req.param('id'), c.req.valid('query')) }),
    )
    .post('/:id/parts', valid('json', linking), async (c) => {
      await linkPart(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      return c.json({ ok: true }, 201)
    })
    .delete('/:id/parts', valid('json', unlinking), async (c) => {
      await unlinkPart(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      return c.json({ ok: true })
    })
    .post('/:id/tasks', valid('json', task), async (c) =>
      c.json(await saveTask(ctxOf(c, deps), c.req.param('id'), c.req.valid('json')), 201),
    )
    .put('/:id/tasks/:task', valid('json', task.extend({ mark: z.string().optional() })), async (c) => {
      const given = { ...c.req.valid('json'), id: c.req.param('task') }
      return c.json(await saveTask(ctxOf(c, deps), c.req.param('id'), given))
    })
    .delete('/:id/tasks/:task', async (c) => {
      await dropTask(ctxOf(c, deps), c.req.param('id'), c.req.param('task'))
      return c.json({ ok: true })
    })
    .post('/:id/tags', valid('json', tag), async (c) => {
      await decideTag(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      return c.json({ ok: true })
    })
