import type { Taken } from '../../db/schema/intake.ts'
import type { Access } from '../../db/schema/library.ts'
import { breathe } from '../breathe.ts'
import type { Ctx } from '../context.ts'
import type { ImportNote } from '../library/messages.ts'
import { isRefusal, type Refusal, type SourceDocument, sourceKeyOf } from '../library/parse/source-document.ts'
import { foldCounts } from '../library/store/fold-counts.ts'
import { attachOriginal } from '../library/store/originals.ts'
import type { Staged } from '../library/store/prepare.ts'
import { type ReadDocument, readDocument } from '../library/store/read-document.ts'
import { clearOlder } from '../library/store/stage.ts'
import { attachText } from '../library/store/texts.ts'
import { isGated, withdraw } from '../releases/staged.ts'
import { batches } from './batch.ts'
import { ownerOf } from './owner.ts'
import { plan } from './plan.ts'
import { holdForRelease, type Released, showAtOnce } from './storing.ts'

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
  notes: ImportNote[]
  /** What became of what was new, where it had to stand the golden questions first. */
  release: Released | null
}

// Planning one takes some tenths of a millisecond.
const plannedAtOnce = 8

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

/** A document that a thread has read, or one that is read here. */
type Source = ReadDocument | SourceDocument | Refusal

/**
 * Takes documents in. A document held already with the same content changes nothing; with other content it becomes a new
 * version, which readers see whole or not at all. Where the unit has golden questions, or one above or below it has, they are asked of what is new
 * before anybody sees it. Cut off at any point, the same call goes on where it stopped.
 */
export async function importDocuments(
  ctx: Ctx,
  sources: AsyncIterable<Source> | Iterable<Source>,
  { access = 'public', unitId: given = null, originalId = null, replaces = null, ...options }: Options = {},
): Promise<ImportReport> {
  const { name, insist, onTaken, onProgress } = options
  const unitId = await ownerOf(ctx, given)
  const report = blank()
  const take = (taken: Taken) => {
    report[taken.outcome] += 1
    onTaken?.(taken)
  }
  const tell = ({ id, source: { title }, passageCount: passages }: Staged, outcome: Taken['outcome']) =>
    take({ id, title, outcome, passages })
  const storing = (await isGated(ctx, unitId))
    ? holdForRelease(ctx, tell, { unitId, name, insist })
    : showAtOnce(ctx, tell)
  const batch = batches(storing.write)

  await clearOlder(ctx)
  await foldCounts(ctx)
  let count = 0
  for await (const one of sources) {
    // What comes read and hashed is planned by promises alone, which would leave nobody else a turn for a whole batch.
    if (count++ % plannedAtOnce === 0) await breathe()
    if (isRefusal(one)) {
      report.refused.push(one)
      onProgress?.(report, one.name)
      continue
    }
    const read = 'hashFor' in one ? one : readDocument(one)
    const { source } = read
    // The same document twice in one batch would be planned against a row that is not there yet.
    if (batch.holds(sourceKeyOf(source))) await batch.flush()
    const planned = await plan(ctx, read, { access, unitId, originalId, replaces })
    if ('refused' in planned) report.refused.push({ name: source.name, reason: planned.refused })
    else if ('taken' in planned) {
      const { id, outcome } = planned.taken
      take(planned.taken)
      if (outcome === 'unchanged') {
        if (originalId) await attachOriginal(ctx, id, originalId)
        await attachText(ctx, id, read)
        await storing.drop(id)
      }
    } else {
      const { ready, leaves } = planned
      if (leaves && report.notes.length === 0) report.notes.push('document.recorrect')
      if (ready.before) await withdraw(ctx, ready.id)
      report.passages += ready.passageCount
      await batch.add(ready)
    }
    onProgress?.(report, source.title)
  }
  await batch.flush()
  report.release = await storing.end()
  return report
}

const blank = (): ImportReport => ({
  added: 0,
  changed: 0,
  unchanged: 0,
  held: 0,
  waiting: 0,
  passages: 0,
  refused: [],
  notes: [],
  release: null,
})
