import { and, asc, desc, eq, gt, isNull, lt, ne, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { people } from '../../db/schema/people.ts'
import { procedures, procedureVersions } from '../../db/schema/procedures.ts'
import { units } from '../../db/schema/units.ts'
import type { Ctx } from '../context.ts'
import { within } from '../roles.ts'
import { fold } from '../text/fold.ts'
import { checkMs, isOld } from './card.ts'
import { procedureHash } from './content.ts'
import { inOrder } from './in-order.ts'
import { type ProcedureRow, type ProcedureVersion, procedureFor, writersOf } from './write.ts'

export const procedureViews = ['waiting', 'shown', 'old', 'retired'] as const
type ProcedureView = (typeof procedureViews)[number]

const mostListed = 300
const writer = alias(people, 'writer')
const checker = alias(people, 'checker')

/** The condition on procedures whose newest version waits for a second person. */
export const waits = and(
  ne(procedures.status, 'retired'),
  or(ne(procedures.status, 'shown'), isNull(procedures.shownVersion), ne(procedures.version, procedures.shownVersion)),
)
/** The condition on procedures that people are told of and nobody has checked for ninety days. */
export const isUnchecked = (now: number) =>
  and(eq(procedures.status, 'shown'), or(isNull(procedures.checkedAt), lt(procedures.checkedAt, now - checkMs)))

const viewed = (view: ProcedureView | undefined, now: number) => {
  if (view === 'waiting') return waits
  if (view === 'old') return isUnchecked(now)
  return view && eq(procedures.status, view)
}

/** Procedures of the units that the actor sees, by name; `find`: only those whose name holds these words, marked or not. */
export async function listProcedures(ctx: Ctx, { view, find = '' }: { view?: ProcedureView; find?: string } = {}) {
  const rows = await ctx.db
    .select({ row: procedures, newest: procedureVersions, unitName: units.name })
    .from(procedures)
    .innerJoin(units, eq(units.id, procedures.unitId))
    .innerJoin(procedureVersions, newestOf)
    .where(and(within(ctx, 'procedure.read'), viewed(view, ctx.now())))
    .orderBy(asc(units.path), asc(procedures.name), asc(procedures.id))
  const words = fold(find).split(/\s+/).filter(Boolean)
  const found = rows.filter(({ newest: { content } }) => {
    const said = fold([content.vi.name, ...content.vi.called].join(' '))
    return words.every((word) => said.includes(word))
  })
  const listed = inOrder(found.map(({ row, newest, unitName }) => viewOf(ctx, { row, newest, unitName })))
  const mine = await waitingOf(ctx)
  const told = listed.slice(0, mostListed).map(async ({ content, ...one }) => ({
    ...one,
    // What an approval from the list is bound to.
    contentHash: one.waits ? await procedureHash(one.unitId, content) : null,
    mine: one.waits && mine.has(one.id),
  }))
  return { total: found.length, procedures: await Promise.all(told) }
}

/** Those of which the actor has written any of what waits: another is to approve them. */
async function waitingOf({ db, actor: { personId } }: Ctx): Promise<ReadonlySet<string>> {
  if (!personId) return new Set()
  const rows = await db
    .selectDistinct({ id: procedures.id })
    .from(procedures)
    .innerJoin(
      procedureVersions,
      and(
        eq(procedureVersions.procedureId, procedures.id),
        gt(procedureVersions.version, sql`coalesce(${procedures.shownVersion}, 0)`),
      ),
    )
    .where(and(waits, eq(procedureVersions.writtenBy, personId)))
  return new Set(rows.map(({ id }) => id))
}

type Listed = { row: ProcedureRow; newest: ProcedureVersion; unitName: string }

function viewOf(ctx: Pick<Ctx, 'now'>, { row, newest, unitName }: Listed) {
  const { id, unitId, name, status, version, shownVersion, checkedAt, updatedAt } = row
  const isShown = status === 'shown'
  return {
    ...{ id, unitId, unitName, name, status, version, shownVersion, checkedAt, updatedAt },
    content: newest.content,
    called: newest.content.vi.called,
    hasEnglish: newest.content.en !== null,
    waits: status !== 'retired' && !(isShown && version === shownVersion),
    old: isShown && isOld(checkedAt, ctx.now()),
  }
}

const newestOf = and(
  eq(procedureVersions.procedureId, procedures.id),
  eq(procedureVersions.version, procedures.version),
)

/** One procedure as those who keep it see it: the newest wording, the one that is shown, and all that came before. */
export async function readProcedure(ctx: Ctx, id: string) {
  const { row, newest } = await procedureFor(ctx, 'procedure.read', id)
  const [named] = await ctx.db
    .select({ unitName: units.name, checkedByName: checker.name })
    .from(procedures)
    .innerJoin(units, eq(units.id, procedures.unitId))
    .leftJoin(checker, eq(checker.id, procedures.checkedBy))
    .where(eq(procedures.id, id))
  const approver = alias(people, 'approver')
  const history = await ctx.db
    .select({
      version: procedureVersions.version,
      writtenAt: procedureVersions.writtenAt,
      writtenByName: writer.name,
      approvedAt: procedureVersions.approvedAt,
      approvedByName: approver.name,
    })
    .from(procedureVersions)
    .leftJoin(writer, eq(writer.id, procedureVersions.writtenBy))
    .leftJoin(approver, eq(approver.id, procedureVersions.approvedBy))
    .where(eq(procedureVersions.procedureId, id))
    .orderBy(desc(procedureVersions.version))
    .limit(50)
  const isShown = row.status === 'shown'
  const writers = await writersOf(ctx.db, row)
  const [shown] =
    isShown && row.shownVersion !== row.version
      ? await ctx.db
          .select({ content: procedureVersions.content })
          .from(procedureVersions)
          .where(and(eq(procedureVersions.procedureId, id), eq(procedureVersions.version, row.shownVersion ?? 0)))
      : []
  const { status, version, shownVersion, checkedAt, unitId, name } = row
  const waiting = and(within(ctx, 'procedure.read'), waits, ne(procedures.id, id))
  const [next] = await ctx.db
    .select({ id: procedures.id, name: procedures.name, left: sql<number>`count(*) over ()` })
    .from(procedures)
    .innerJoin(units, eq(units.id, procedures.unitId))
    .where(waiting)
    .orderBy(sql`${procedures.name} < ${name}`, asc(procedures.name), asc(procedures.id))
    .limit(1)
  return {
    ...{ id, unitId, name, status, version, shownVersion, checkedAt, history },
    unitName: named?.unitName ?? '',
    checkedByName: named?.checkedByName ?? null,
    content: newest.content,
    /** What people are told until the newest is approved; null where that is the newest, or nothing. */
    shownContent: shown?.content ?? null,
    contentHash: await procedureHash(row.unitId, newest.content),
    waits: status !== 'retired' && !(isShown && version === shownVersion),
    old: isShown && isOld(checkedAt, ctx.now()),
    mine: ctx.actor.personId !== null && writers.includes(ctx.actor.personId),
    /** The next that waits for approval, with how many do besides this one. */
    next: next ?? null,
  }
}

/** How many wait for a second person, and how many nobody has checked for ninety days, in the units that the actor sees. */
export async function procedureAlarms(ctx: Ctx): Promise<{ waiting: number; old: number }> {
  const [row] = await ctx.db
    .select({
      waiting: sql<number>`coalesce(sum(${waits}), 0)`,
      old: sql<number>`coalesce(sum(${isUnchecked(ctx.now())}), 0)`,
    })
    .from(procedures)
    .innerJoin(units, eq(units.id, procedures.unitId))
    .where(within(ctx, 'procedure.read'))
  return row ?? { waiting: 0, old: 0 }
}
