import { and, asc, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { people } from '../../db/schema/people.ts'
import { bankQuestions, bankVersions, type Difficulty } from '../../db/schema/question-bank.ts'
import { units } from '../../db/schema/units.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { within } from '../roles.ts'
import { fold } from '../text/fold.ts'
import { bankLimits } from './limits.ts'
import { questionFor } from './write.ts'

export type BankFilter = { unitId?: string; find?: string; tag?: string; difficulty?: Difficulty }

const pageSize = 50
const mostTags = 100
const mostWords = 12

/** The condition on questions of the banks where the actor writes that these choices leave. */
export function chosenBy(ctx: Ctx, { unitId, find = '', tag, difficulty }: BankFilter): SQL | undefined {
  const words = fold(find).split(/\s+/u).filter(Boolean).slice(0, mostWords)
  return and(
    within(ctx, 'quiz.write'),
    isNull(bankQuestions.retiredAt),
    unitId ? eq(bankQuestions.unitId, unitId) : undefined,
    difficulty ? sql`${bankQuestions.content} ->> '$.difficulty' = ${difficulty}` : undefined,
    tag
      ? sql`exists (select 1 from json_each(${bankQuestions.content} -> '$.tags') t where t.value = ${tag})`
      : undefined,
    ...words.map((word) => sql`instr(${bankQuestions.folded}, ${word}) > 0`),
  )
}

/** Questions of the banks where the actor writes, the newest first, a page of them, with all tags that there are. */
export async function listBank(ctx: Ctx, { offset = 0, ...filter }: BankFilter & { offset?: number }) {
  const where = chosenBy(ctx, filter)
  const joined = eq(units.id, bankQuestions.unitId)
  const { id, unitId, version, content, updatedAt } = bankQuestions
  const questions = await ctx.db
    .select({ id, unitId, version, content, updatedAt, unitName: units.name })
    .from(bankQuestions)
    .innerJoin(units, joined)
    .where(where)
    .orderBy(desc(updatedAt), asc(id))
    .limit(pageSize)
    .offset(offset)
  const [counted] = await ctx.db
    .select({ total: sql<number>`count(*)` })
    .from(bankQuestions)
    .innerJoin(units, joined)
    .where(where)
  const tag = sql<string>`t.value`
  const tags = await ctx.db
    .select({ tag, count: sql<number>`count(*)` })
    .from(bankQuestions)
    .innerJoin(units, joined)
    .innerJoin(sql`json_each(${content} -> '$.tags') t`, sql`true`)
    .where(chosenBy(ctx, { unitId: filter.unitId }))
    .groupBy(tag)
    .orderBy(desc(sql`count(*)`), asc(tag))
    .limit(mostTags)
  return { questions, total: counted?.total ?? 0, size: pageSize, tags }
}

/** A question with each of its versions, the newest first. */
export async function readQuestion(ctx: Ctx, questionId: string) {
  const { id, unitId, version, content } = await questionFor(ctx, questionId)
  const versions = await ctx.db
    .select({
      version: bankVersions.version,
      content: bankVersions.content,
      writtenAt: bankVersions.writtenAt,
      writer: people.name,
    })
    .from(bankVersions)
    .leftJoin(people, eq(people.id, bankVersions.writtenBy))
    .where(eq(bankVersions.questionId, id))
    .orderBy(desc(bankVersions.version))
    .limit(50)
  return { id, unitId, version, content, versions }
}

/** The questions that are chosen, to be taken along in a file; it is noted who took them, for they hold the key. */
export async function takeAlong(ctx: Ctx, filter: BankFilter, format: string) {
  const rows = await ctx.db
    .select({ content: bankQuestions.content })
    .from(bankQuestions)
    .innerJoin(units, eq(units.id, bankQuestions.unitId))
    .where(chosenBy(ctx, filter))
    .orderBy(asc(bankQuestions.createdAt), asc(sql`${bankQuestions}.rowid`))
    .limit(bankLimits.imported)
  await ctx.write((tx) =>
    record(tx, ctx, {
      ...{ action: 'bank.export', unitId: filter.unitId ?? null, subjectId: filter.unitId ?? 'bank' },
      detail: { count: rows.length, format },
    }),
  )
  return rows.map(({ content }) => content)
}
