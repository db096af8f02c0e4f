import { Hono } from 'hono'
import * as z from 'zod'
import { refusal } from '../../../core/refusals.ts'
import { mayDo } from '../../../core/roles.ts'
import { cancelChange, changeUnits, listChanges, previewChange } from '../../../core/units/changes.ts'
import { importUnits } from '../../../core/units/import.ts'
import { kindName, kinds, kindsOver } from '../../../core/units/kinds.ts'
import { openUnitFor } from '../../../core/units/open.ts'
import type { Unit } from '../../../core/units/tree.ts'
import { undoChange, undoMs } from '../../../core/units/undo.ts'
import {
  changeUnit,
  createUnit,
  listClosedUnits,
  listUnits,
  oldNames,
  unitMark,
  unitPage,
} from '../../../core/units/units.ts'
import { changeActs } from '../../../db/schema/units.ts'
import type { Deps } from '../../deps.ts'
import { sheetsSent, workbookType } from '../../xlsx/sent.ts'
import { unitTemplate } from '../../xlsx/template.ts'
import { ctxOf, type Env } from '../auth.ts'
import { valid } from '../valid.ts'

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'giờ dạng 06:30')
const newUnit = z.object({
  name: z.string().trim().min(1).max(120),
  kind: z.string().trim().min(1).max(40),
  parentId: z.string(),
  memberCount: z.number().int().min(0).optional(),
  digestTime: clock.optional(),
  code: z.string().trim().min(1).max(40).nullish(),
  besideId: z.string().nullish(),
})
const change = newUnit.omit({ parentId: true }).extend({ mark: z.string() }).partial()
const restructuring = z.object({
  act: z.enum(changeActs),
  unitIds: z.array(z.string()).min(1).max(50),
  targetId: z.string().nullable(),
  day: z.iso.date(),
})
const confirmed = restructuring.extend({ hash: z.string().length(64) })

const importing = z.object({ parentId: z.string().default(''), apply: z.enum(['0', '1']).default('0') })

const toView = ({ id, parentId, name, kind, memberCount, digestTime, code, besideId }: Unit) => ({
  id,
  parentId,
  name,
  kind,
  kindName: kindName(kind),
  memberCount,
  digestTime,
  code,
  besideId,
})

const toClosedView = ({ id, parentId, name, kind, successorId, closedAt }: Unit) => ({
  id,
  parentId,
  name,
  kindName: kindName(kind),
  successorId,
  closedAt,
})

// The screens read the table of kinds from here, and hold none of their own.
const kindViews = kinds.map((kind) => ({ kind, name: kindName(kind), over: kindsOver(kind) }))

const toChange = ({ id, act, unitIds, targetId, day, state, problem, counts, madeAt, doneAt }: Changed) => ({
  id,
  act,
  unitIds,
  targetId,
  day,
  state,
  problem: problem === null ? null : refusal({ code: 'CONFLICT', reason: problem as never }),
  counts,
  madeAt,
  doneAt,
  undoUntil: state === 'done' && doneAt !== null ? doneAt + undoMs : null,
})
type Changed = Awaited<ReturnType<typeof changeUnits>>

export const units = (deps: Deps) =>
  new Hono<Env>()
    .get('/', async (c) => {
      const [open, closed, names] = [await listUnits(deps), await listClosedUnits(deps), await oldNames(deps)]
      // For who may edit them: everybody's phone reads this list.
      const edits = mayDo(ctxOf(c, deps), 'unit.manage')
      return c.json({
        units: open.map((unit) => ({
          ...{ ...toView(unit), oldNames: names.get(unit.id) ?? [] },
          ...(edits && { mark: unitMark(unit) }),
        })),
        closed: closed.map(toClosedView),
        kinds: kindViews,
      })
    })
    .post('/', valid('json', newUnit), async (c) =>
      c.json(toView(await createUnit(ctxOf(c, deps), c.req.valid('json'))), 201),
    )
    .get('/changes', async (c) => {
      const changes = await listChanges(ctxOf(c, deps))
      return c.json({
        changes: changes.map(({ names, targetName, ...row }) => ({ ...toChange(row), names, targetName })),
      })
    })
    .post('/changes/preview', valid('json', restructuring), async (c) => {
      const { counts, blocks, hash, dueAt } = await previewChange(ctxOf(c, deps), c.req.valid('json'))
      return c.json({
        counts,
        dueAt,
        hash,
        blocks: blocks.map((block) => ({ reason: block.reason, message: refusal(block) })),
      })
    })
    .post('/changes', valid('json', confirmed), async (c) =>
      c.json(toChange(await changeUnits(ctxOf(c, deps), c.req.valid('json'))), 201),
    )
    .post('/changes/:id/cancel', async (c) => c.json(toChange(await cancelChange(ctxOf(c, deps), c.req.param('id')))))
    .post('/changes/:id/undo', async (c) => c.json(toChange(await undoChange(ctxOf(c, deps), c.req.param('id')))))
    .get('/import/template', (c) =>
      c.body(unitTemplate() as Uint8Array<ArrayBuffer>, 200, {
        'content-type': workbookType,
        'content-disposition': 'attachment; filename="mau-don-vi.xlsx"',
      }),
    )
    .post('/import', valid('query', importing), async (c) => {
      const { parentId, apply } = c.req.valid('query')
      const ctx = ctxOf(c, deps)
      // Who may not is told before a byte is read.
      await openUnitFor(ctx, 'unit.manage', parentId)
      return c.json(await importUnits(ctx, await sheetsSent(c), { parentId, apply: apply === '1' }))
    })
    .get('/:id', async (c) => {
      const { unit, below } = await unitPage(ctxOf(c, deps), c.req.param('id'))
      const open = below.filter(({ closedAt }) => closedAt === null)
      const closed = below.filter(({ closedAt }) => closedAt !== null)
      return c.json({ ...toView(unit), below: open.map(toView), closed: closed.map(toClosedView) })
    })
    .patch('/:id', valid('json', change), async (c) =>
      c.json(toView(await changeUnit(ctxOf(c, deps), c.req.param('id'), c.req.valid('json')))),
    )
