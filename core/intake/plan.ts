import { asc, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import type { Taken } from '../../db/schema/intake.ts'
import { documents } from '../../db/schema/library.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import type { ImportReason } from '../library/messages.ts'
import { isSameTitle, sourceKeyOf } from '../library/parse/source-document.ts'
import { isSameFile, originalOf } from '../library/store/originals.ts'
import { type Described, type Prepared, prepare } from '../library/store/prepare.ts'
import type { ReadDocument } from '../library/store/read-document.ts'
import { isCorrected } from '../library/store/texts.ts'
import { isShown } from '../library/visible.ts'
import { waitingOf } from '../releases/staged.ts'
import { numberKeyOf } from '../text/document-number.ts'
import { fold } from '../text/fold.ts'
import { accessFor, confirmedBy, keepConfirmed } from './keep-confirmed.ts'
import { mayReplace } from './owner.ts'

type Terms = Pick<Prepared, 'access' | 'unitId' | 'originalId'> & {
  /** The document of which the one that comes is the new version, whatever it is called. */
  replaces: string | null
}

type Source = ReadDocument['source']

/** What a document that was read will be: a version to write, what is held of it already, or why it cannot be taken in. */
export async function plan(
  ctx: Ctx,
  read: ReadDocument,
  { access, unitId, originalId, replaces }: Terms,
): Promise<{ ready: Prepared; leaves: boolean } | { taken: Taken } | { refused: ImportReason }> {
  const { source } = read
  if (read.blank) return { refused: 'document.empty' }
  const { held, sourceKey } = replaces ? await heldUnder(ctx, replaces) : await heldAs(ctx, source, unitId)
  const hash = await read.hashFor(access, unitId)
  const before = held && isShown(held) ? held : null
  if (before?.sha256 === hash) return { taken: takenAlready(before, 'unchanged') }
  if (before?.origin === 'articles' && source.origin === 'whole') return { taken: takenAlready(before, 'held') }
  const waiting = held && ((await waitingOf(ctx, held.id))?.described ?? null)
  for (const owner of [before, waiting])
    if (owner && owner.unitId !== unitId && !(await mayReplace(ctx, owner.unitId)))
      return { refused: 'document.elsewhere' }
  const corrected = held && (await correctedOf(ctx, before, waiting))
  // What a person put right in the reading of this very file is not undone by reading it again.
  if (corrected?.originalId && originalId && (await isSameFile(ctx, corrected.originalId, originalId)))
    return { refused: 'document.corrected' }
  const ready = await prepare(read, {
    source: keepConfirmed(source, held),
    sourceKey,
    hash,
    unitId,
    originalId,
    access: accessFor(source, held, access),
    confirmed: confirmedBy(ctx, source, held),
    before: held,
  })
  return { ready, leaves: corrected !== null }
}

/** The latest reading of a document, if a person put something right in it, with the file that it goes back to. */
async function correctedOf(
  ctx: Ctx,
  shown: typeof documents.$inferSelect | null,
  waiting: Described | null,
): Promise<{ originalId: string | null } | null> {
  if (waiting && (await isCorrected(ctx, waiting.id, waiting.hash))) return { originalId: waiting.originalId }
  if (!shown || !(await isCorrected(ctx, shown.id, shown.sha256))) return null
  return { originalId: await originalOf(ctx, shown.id, shown.version) }
}

const takenAlready = ({ id, title, passageCount }: typeof documents.$inferSelect, outcome: 'unchanged' | 'held') => ({
  id,
  title,
  outcome,
  passages: passageCount,
})

async function heldUnder(ctx: Ctx, id: string) {
  const [held] = await ctx.db.select().from(documents).where(eq(documents.id, id))
  if (!held) throw new AppError('NOT_FOUND')
  return { held, sourceKey: held.sourceKey }
}

/** The row of the same document, if there is one, and the key under which it is or will be held. */
async function heldAs(ctx: Ctx, source: Source, unitId: string | null) {
  const sourceKey = sourceKeyOf(source)
  const numberKey = numberKeyOf(source.number)
  if (!numberKey) return heldByName(ctx, sourceKey, unitId)
  const which = or(eq(documents.sourceKey, sourceKey), eq(documents.numberKey, numberKey)) as SQL
  if (!(await isHeld(ctx, which))) return { held: null, sourceKey }
  const [same, ...others] = await ctx.db
    .select()
    .from(documents)
    .where(which)
    .orderBy(asc(documents.createdAt), asc(documents.sourceKey))
  if (!same) return { held: null, sourceKey }
  const called = ({ title, readings }: typeof same) => [title, readings.title?.value ?? title]
  const held = [same, ...others].find((one) => called(one).some((title) => isSameTitle(title, source.title)))
  const another = `${sourceKey} ${fold(source.title)}`
  return held ? { held, sourceKey: held.sourceKey } : { held: null, sourceKey: another }
}

/** Most of what comes is new, and asking for whole rows costs several times as much as asking whether there is one. */
async function isHeld({ db }: Ctx, which: SQL): Promise<boolean> {
  const [one] = await db.all(sql`select 1 from ${documents} where ${which} limit 1`)
  return one !== undefined
}

/** A file's name says little: of two units that have one of the same name, each has a document of its own. */
async function heldByName(ctx: Ctx, sourceKey: string, unitId: string | null) {
  const own = `${sourceKey} ${unitId}`
  const which = inArray(documents.sourceKey, [sourceKey, own])
  const rows = (await isHeld(ctx, which)) ? await ctx.db.select().from(documents).where(which) : []
  const [first] = rows.filter((row) => row.sourceKey === sourceKey)
  const free = !first || first.unitId === unitId || (await mayReplace(ctx, first.unitId))
  const held = rows.find((row) => row.sourceKey === own) ?? (free ? first : undefined)
  return { held: held ?? null, sourceKey: held?.sourceKey ?? (free ? sourceKey : own) }
}
