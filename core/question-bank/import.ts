import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Reader } from '../../db/client.ts'
import { type BankContent, bankQuestions } from '../../db/schema/question-bank.ts'
import { type AuditAction, record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { expectPictures } from '../quizzes/question/pictured.ts'
import { limits } from '../quizzes/questions.ts'
import { openUnitFor } from '../units/open.ts'
import { type Checked, checked, type Sizes } from './checked.ts'
import { insertPicture } from './pictures.ts'
import type { Told } from './read/found.ts'
import { tagsIn } from './read/labels.ts'
import type { FormatReading } from './read/read.ts'
import { placeIn } from './read/read.ts'
import { expectPublic, insertQuestions } from './write.ts'

// More than these nobody reads one by one.
const mostTold = 300
const mostShown = 100

export type ImportedQuestions = {
  format: FormatReading['format']
  /** How many would be added, or were. */
  added: number
  questions: BankContent[]
  told: (Told & { place: string })[]
  counts: Record<Told['level'], number>
  applied: boolean
  /** Of what came in, where one quiz may hold it. */
  ids: string[]
}

type Importing = {
  unitId: string
  tags?: string
  apply: boolean
  as?: { action: AuditAction; detail: Record<string, unknown> }
}

/**
 * Takes in the questions that were read, all or nothing: with one fault none comes in, and each is told with its place. Without
 * `apply` it only tells what would be. `tags`: given to all, parted by commas. `as`: what the audit calls it, and what it adds.
 */
export async function importQuestions(
  ctx: Ctx,
  reading: FormatReading,
  { unitId, tags = '', apply, as }: Importing,
): Promise<ImportedQuestions> {
  const unit = await openUnitFor(ctx, 'quiz.write', unitId)
  const more = tagsIn(tags)
  const tagged = more.length > 0 ? withTags(reading, more) : reading
  const there = await sizesOf(ctx.db, reading)
  const place = (at: number) => placeIn(reading.format, at)
  const look = (kept: Set<string>) => checked(tagged, { kept, there, place })
  const first = await look(await keptOf(ctx.db, unit.id))
  if (!apply || !isWhole(first)) return toldOf(reading, first, false)
  return ctx.write(async (tx) => {
    // What others have added since is looked at once more.
    const kept = await keptOf(tx, unit.id)
    const now = first.twins.some((twin) => kept.has(twin)) ? await look(kept) : first
    if (!isWhole(now)) return toldOf(reading, now, false)
    await expectPublic(tx, now.ready)
    const brought = new Set(now.pictures.map(({ id }) => id))
    await expectPictures(
      tx,
      now.ready.filter(({ picture }) => picture && !brought.has(picture.id)),
    )
    for (const picture of now.pictures) await insertPicture(tx, picture, ctx.now())
    const ids = await insertQuestions(tx, ctx, unit.id, now.ready)
    const detail = { added: now.ready.length, format: reading.format, ...as?.detail }
    const subjectId = as ? (ids[0] ?? unit.id) : unit.id
    await record(tx, ctx, { action: as?.action ?? 'bank.import', unitId: unit.id, subjectId, detail })
    return { ...toldOf(reading, now, true), ids: ids.length > limits.questions ? [] : ids }
  })
}

const isWhole = ({ ready, told }: Checked) => ready.length > 0 && !told.some(({ level }) => level === 'fault')

const withTags = (reading: FormatReading, more: string[]): FormatReading => ({
  ...reading,
  questions: reading.questions.map((one) => ({ ...one, tags: [...(one.tags ?? []), ...more] })),
})

function toldOf({ format }: FormatReading, { ready, told }: Checked, applied: boolean): ImportedQuestions {
  const of = (level: Told['level']) => told.filter((one) => one.level === level)
  // A picture is kept once its question is: before, there is none to show.
  const shown = ready.slice(0, mostShown).map(({ picture, ...one }) => (applied && picture ? { ...one, picture } : one))
  const [faults, left, notes] = [of('fault'), of('left'), of('note')]
  return {
    ...{ format, added: ready.length, questions: shown, applied, ids: [] },
    told: [...faults, ...left, ...notes].slice(0, mostTold).map((one) => ({ ...one, place: placeIn(format, one.at) })),
    counts: { fault: faults.length, left: left.length, note: notes.length },
  }
}

/** The pictures that are kept here of those that a file names. */
async function sizesOf(db: Pick<Reader, 'all'>, { questions }: FormatReading): Promise<Sizes> {
  const ids = questions.flatMap(({ pictured }) => pictured?.id ?? [])
  if (ids.length === 0) return new Map()
  const rows = await db.all<{ id: string; width: number; height: number }>(sql`
    select id, width, height from question_pictures where id in (select value from json_each(${JSON.stringify(ids)}))`)
  return new Map(rows.map(({ id, width, height }) => [id, { width, height }]))
}

/** By what the questions of a unit are told again. */
export async function keptOf(db: Pick<Reader, 'select'>, unitId: string): Promise<Set<string>> {
  const rows = await db
    .select({ twin: bankQuestions.twin })
    .from(bankQuestions)
    .where(and(eq(bankQuestions.unitId, unitId), isNull(bankQuestions.retiredAt)))
  return new Set(rows.flatMap(({ twin }) => twin ?? []))
}
