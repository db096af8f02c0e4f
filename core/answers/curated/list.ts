import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { curatedAnswers, curatedCitations, curatedWordings } from '../../../db/schema/curated.ts'
import { people } from '../../../db/schema/people.ts'
import { units } from '../../../db/schema/units.ts'
import type { Ctx } from '../../context.ts'
import { everything, publicOnly } from '../../library/clearance.ts'
import { passagesById } from '../../library/search/search-passages.ts'
import { within } from '../../roles.ts'
import { dayOf } from '../../time.ts'
import { curatedHash } from './content.ts'
import { similarWordings } from './similar.ts'
import { isSilenced, troublesOf } from './troubles.ts'

export const curatedViews = ['draft', 'approved', 'review', 'retired'] as const
type CuratedView = (typeof curatedViews)[number]

const mostListed = 200
const editor = alias(people, 'editor')
const approver = alias(people, 'approver')

/**
 * Curated answers of the units that the actor sees, latest change first. `review` are those in use about which something
 * has changed; `silenced` marks those that nobody gets until a person has put them right. `find`: only those asked for in
 * words like these.
 */
export async function listCurated(ctx: Ctx, { view, find }: { view?: CuratedView; find?: string } = {}) {
  const status = view === 'review' ? 'approved' : view
  const like = find ? (await similarWordings(ctx.db, find, sql`true`)).map(({ curatedId }) => curatedId) : null
  const rows = await ctx.db
    .select({ row: curatedAnswers, unitName: units.name, editedByName: editor.name, approvedByName: approver.name })
    .from(curatedAnswers)
    .innerJoin(units, eq(units.id, curatedAnswers.unitId))
    .leftJoin(editor, eq(editor.id, curatedAnswers.editedBy))
    .leftJoin(approver, eq(approver.id, curatedAnswers.approvedBy))
    .where(
      and(
        within(ctx, 'question.read'),
        like ? inArray(curatedAnswers.id, like) : undefined,
        status ? eq(curatedAnswers.status, status) : undefined,
      ),
    )
    .orderBy(desc(curatedAnswers.updatedAt), asc(curatedAnswers.id))
    .limit(view === 'review' ? -1 : mostListed)
  const ids = rows.map(({ row }) => row.id)
  const today = dayOf(ctx.now())
  const [wordings, cited] = await Promise.all([
    ctx.db
      .select()
      .from(curatedWordings)
      .where(inArray(curatedWordings.curatedId, ids))
      .orderBy(asc(curatedWordings.position)),
    ctx.db
      .select()
      .from(curatedCitations)
      .where(inArray(curatedCitations.curatedId, ids))
      .orderBy(asc(curatedCitations.position)),
  ])
  const passageIds = [...new Set(cited.map(({ passageId }) => passageId))]
  const passages = new Map((await passagesById(ctx.db, passageIds, everything)).map((one) => [one.id, one]))
  const open = new Set((await passagesById(ctx.db, passageIds, publicOnly)).map((one) => one.id))
  const views = rows.map(async ({ row, unitName, editedByName, approvedByName }) => {
    const { id, unitId, text, source, validUntil, status, approvedAt, updatedAt } = row
    const own = cited.filter(({ curatedId }) => curatedId === id)
    const asked = wordings.filter(({ curatedId }) => curatedId === id).map((wording) => wording.text)
    const content = { unitId, wordings: asked, text, source, validUntil, citations: own }
    const troubles = troublesOf(row, own, passages, today)
    return {
      ...{ id, status, unitId, unitName, wordings: asked, text, source, validUntil, approvedAt, updatedAt },
      ...{ editedByName, approvedByName, troubles, silenced: isSilenced(troubles) },
      citations: own.map(({ passageId, quote, label, documentTitle }) => ({ passageId, quote, label, documentTitle })),
      // What not everybody may read is not said in a group, nor to whoever has no role.
      isForAll: own.every(({ passageId }) => open.has(passageId)),
      contentHash: await curatedHash(content),
      mine: ctx.actor.personId !== null && [row.createdBy, row.editedBy].includes(ctx.actor.personId),
    }
  })
  const all = await Promise.all(views)
  return view === 'review' ? all.filter(({ troubles }) => troubles.length > 0).slice(0, mostListed) : all
}
