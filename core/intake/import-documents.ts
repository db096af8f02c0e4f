import { asc, eq, inArray, or } from 'drizzle-orm'
import type { Taken } from '../../db/schema/intake.ts'
import { type Access, documents } from '../../db/schema/library.ts'
import type { ReleaseState } from '../../db/schema/releases.ts'
import { units } from '../../db/schema/units.ts'
import { breathe } from '../breathe.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { sha256 } from '../ids.ts'
import {
  isRefusal,
  isSameTitle,
  type Refusal,
  type SourceDocument,
  sourceKeyOf,
} from '../library/parse/source-document.ts'
import { attachOriginal } from '../library/store/originals.ts'
import { type Prepared, prepare } from '../library/store/prepare.ts'
import { publish } from '../library/store/publish.ts'
import { clearOlder, removeOlder, stage } from '../library/store/stage.ts'
import { isShown } from '../library/visible.ts'
import { checkRelease, publishRelease } from '../releases/check.ts'
import { publishAnyway } from '../releases/decide.ts'
import { openRelease } from '../releases/open.ts'
import { isGated, ownerWaiting, withdraw } from '../releases/staged.ts'
import { allow, unitFor, within } from '../roles.ts'
import { numberKeyOf } from '../text/document-number.ts'
import { fold } from '../text/fold.ts'
import { accessFor, confirmedBy, keepConfirmed } from './keep-confirmed.ts'

export type ImportReport = {
  added: number
  changed: number
  unchanged: number
  /** Whole texts of documents that are held article by article already. */
  held: number
  /** New versions that are stored and wait for a person to show them: `release` says why. */
  waiting: number
  passages: number
  refused: Refusal[]
  /** What became of what was new, where it had to stand the golden questions first. */
  release: { id: string; state: ReleaseState } | null
}

type Options = {
  access?: Access
  unitId?: string | null
  /** The file that the documents were read from; kept with each version they become. */
  originalId?: string | null
  /** The document of which the one that comes is the new version, whatever it is called. */
  replaces?: string | null
  /** What the release is called where one is made; else by its first document. */
  name?: string
  /** Why it is to be shown even if fewer golden questions are answered rightly with it. */
  insist?: string
  onTaken?: (taken: Taken) => void
  onProgress?: (report: ImportReport, latest: string) => void
}

// A transaction of this many words takes some tens of milliseconds, and other processes wait no longer than that.
const wordsPerWrite = 6000

/**
 * Takes documents in. A document held already with the same content changes nothing; with other content it becomes a new
 * version, which readers see whole or not at all. Where the office has golden questions, they are asked of what is new
 * before anybody sees it. Cut off at any point, the same call goes on where it stopped.
 */
export async function importDocuments(
  ctx: Ctx,
  sources: AsyncIterable<SourceDocument | Refusal> | Iterable<SourceDocument | Refusal>,
  { access = 'public', unitId = null, originalId = null, replaces = null, ...options }: Options = {},
): Promise<ImportReport> {
  const { onTaken, onProgress } = options
  const owner = await ownerOf(ctx, unitId)
  const gated = await isGated(ctx)
  const report: ImportReport = {
    added: 0,
    changed: 0,
    unchanged: 0,
    held: 0,
    waiting: 0,
    passages: 0,
    refused: [],
    release: null,
  }
  const staged = new Map<string, Staged>()
  let waiting: Prepared[] = []
  let words = 0

  const flush = async () => {
    const batch = waiting
    waiting = []
    words = 0
    if (batch.length === 0) return
    await ctx.write(async (tx) => {
      for (const one of batch) await stage(tx, ctx, one, one.sections, 0)
      if (!gated) await publish(tx, ctx, batch)
    })
    if (!gated) await removeOlder(ctx, batch)
    await breathe()
  }

  await clearOlder(ctx)
  for await (const source of sources) {
    if (isRefusal(source)) {
      report.refused.push(source)
      onProgress?.(report, source.name)
      continue
    }
    // The same document twice in one batch would be planned against a row that is not there yet.
    if (waiting.some((one) => one.sourceKey.startsWith(sourceKeyOf(source)))) await flush()
    const next = await plan(ctx, source, { access, unitId: owner, originalId, replaces })
    if (typeof next === 'string') report.refused.push({ name: source.name, reason: `document.${next}` })
    else if ('outcome' in next) {
      report[next.outcome] += 1
      onTaken?.(next)
      if (next.outcome === 'unchanged' && originalId) await attachOriginal(ctx, next.id, originalId)
      // The same import brought it otherwise before: its last word is what is shown already.
      if (next.outcome === 'unchanged' && staged.delete(next.id)) await withdraw(ctx, next.id)
    } else {
      if (next.before) await withdraw(ctx, next.id)
      report.passages += next.passageCount
      if (words + next.words > wordsPerWrite) await flush()
      if (next.words > wordsPerWrite) await storeLong(ctx, next, gated)
      else {
        waiting.push(next)
        words += next.words
      }
      const { sections, words: many, ...rest } = next
      if (gated) staged.set(next.id, rest)
      else take(report, rest, onTaken)
    }
    onProgress?.(report, source.title)
  }
  await flush()
  if (staged.size === 0) return report

  const documents = [...staged.values()]
  report.release = await release(ctx, documents, { ...options, unitId: owner })
  for (const one of documents) take(report, one, onTaken, report.release.state !== 'published')
  return report
}

type Staged = Omit<Prepared, 'sections' | 'words'>

function take(report: ImportReport, document: Staged, onTaken: Options['onTaken'], waits = false): void {
  const outcome = waits ? 'waiting' : document.before?.version ? 'changed' : 'added'
  report[outcome] += 1
  onTaken?.({ id: document.id, title: document.source.title, outcome, passages: document.passageCount })
}

/** Shows what is staged if it stands the golden questions, or if somebody insists. */
async function release(
  ctx: Ctx,
  staged: Staged[],
  { name, insist, unitId }: Pick<Options, 'name' | 'insist'> & { unitId: string | null },
): Promise<{ id: string; state: ReleaseState }> {
  const id = await openRelease(ctx, { name: name ?? staged[0]?.source.title ?? '', unitId, staged })
  const state = await checkRelease(ctx, id)
  if (state !== 'waiting' || !insist) return { id, state }
  await publishAnyway(ctx, { id, reason: insist })
  return { id, state: await publishRelease(ctx, id) }
}

/** A long document is written hidden, a piece at a time, and shown by the last, short transaction where it may be. */
async function storeLong(ctx: Ctx, document: Prepared, gated: boolean): Promise<void> {
  let start = 0
  while (start < document.sections.length) {
    let end = start
    for (let words = 0; end < document.sections.length && (end === start || words < wordsPerWrite); end++) {
      words += document.sections[end]?.words ?? 0
    }
    const piece = document.sections.slice(start, end)
    const from = start
    await ctx.write((tx) => stage(tx, ctx, document, piece, from))
    await breathe()
    start = end
  }
  if (gated) return
  await ctx.write((tx) => publish(tx, ctx, [document]))
  await removeOlder(ctx, [document])
}

async function plan(
  ctx: Ctx,
  source: SourceDocument,
  {
    access,
    unitId,
    originalId,
    replaces,
  }: Pick<Prepared, 'access' | 'unitId' | 'originalId'> & { replaces: string | null },
): Promise<Prepared | Taken | 'empty' | 'elsewhere'> {
  if (!source.sections.some(({ text }) => text.trim())) return 'empty'
  const { held, sourceKey } = replaces ? await heldUnder(ctx, replaces) : await heldAs(ctx, source, unitId)
  const hash = await sha256(JSON.stringify([access, unitId, { ...source, name: '' }]))
  const before = held && isShown(held) ? held : null
  if (before?.sha256 === hash) return takenAlready(before, 'unchanged')
  if (before?.origin === 'articles' && source.origin === 'whole') return takenAlready(before, 'held')
  for (const owner of [before, held && (await ownerWaiting(ctx, held.id))])
    if (owner && owner.unitId !== unitId && !(await mayReplace(ctx, owner.unitId))) return 'elsewhere'
  return prepare(keepConfirmed(source, held), {
    sourceKey,
    hash,
    unitId,
    originalId,
    access: accessFor(source, held, access),
    confirmed: confirmedBy(ctx, source, held),
    before: held,
  })
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
async function heldAs(ctx: Ctx, source: SourceDocument, unitId: string | null) {
  const sourceKey = sourceKeyOf(source)
  const numberKey = numberKeyOf(source.number)
  if (!numberKey) return heldByName(ctx, sourceKey, unitId)
  const [same, ...others] = await ctx.db
    .select()
    .from(documents)
    .where(or(eq(documents.sourceKey, sourceKey), eq(documents.numberKey, numberKey)))
    .orderBy(asc(documents.createdAt), asc(documents.sourceKey))
  if (!same) return { held: null, sourceKey }
  const called = ({ title, readings }: typeof same) => [title, readings.title?.value ?? title]
  const held = [same, ...others].find((one) => called(one).some((title) => isSameTitle(title, source.title)))
  const another = `${sourceKey} ${fold(source.title)}`
  return held ? { held, sourceKey: held.sourceKey } : { held: null, sourceKey: another }
}

/** A file's name says little: of two units that have one of the same name, each has a document of its own. */
async function heldByName(ctx: Ctx, sourceKey: string, unitId: string | null) {
  const own = `${sourceKey} ${unitId}`
  const rows = await ctx.db
    .select()
    .from(documents)
    .where(inArray(documents.sourceKey, [sourceKey, own]))
  const [first] = rows.filter((row) => row.sourceKey === sourceKey)
  const free = !first || first.unitId === unitId || (await mayReplace(ctx, first.unitId))
  const held = rows.find((row) => row.sourceKey === own) ?? (free ? first : undefined)
  return { held: held ?? null, sourceKey: held?.sourceKey ?? (free ? sourceKey : own) }
}

/** The unit that a document will belong to: the one given, else where the actor may write; the system's go to the top. */
export async function ownerOf(ctx: Ctx, unitId: string | null): Promise<string | null> {
  allow(ctx, 'document.write')
  if (unitId) return (await unitFor(ctx, 'document.write', unitId)).id
  const [first] = await ctx.db
    .select({ id: units.id })
    .from(units)
    .where(within(ctx, 'document.write'))
    .orderBy(asc(units.createdAt), asc(units.path))
    .limit(1)
  return first?.id ?? null
}

const mayReplace = async (ctx: Ctx, unitId: string | null) => {
  if (ctx.actor.system || !unitId) return ctx.actor.system === true
  return unitFor(ctx, 'document.write', unitId).then(
    () => true,
    () => false,
  )
}
