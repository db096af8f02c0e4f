import type { ReleaseState } from '../../db/schema/releases.ts'
import type { Ctx } from '../context.ts'
import { foldCounts } from '../library/store/fold-counts.ts'
import type { Prepared, Staged } from '../library/store/prepare.ts'
import { publish } from '../library/store/publish.ts'
import { removeOlder } from '../library/store/stage.ts'
import { countingLater } from '../library/store/term-counts.ts'
import { checkRelease, publishRelease } from '../releases/check.ts'
import { publishAnyway } from '../releases/decide.ts'
import { openRelease } from '../releases/open.ts'
import { withdraw } from '../releases/staged.ts'
import { writeHidden } from './batch.ts'

/** What is said of a document once it is known what became of it. */
type Tell = (document: Staged, outcome: 'added' | 'changed' | 'waiting') => void
export type Released = { id: string; state: ReleaseState }

/** How what is new comes before readers. */
export type Storing = {
  write(batch: Prepared[]): Promise<void>
  /** The same import brought it otherwise before: its last word is what is shown already. */
  drop(id: string): Promise<void>
  /** Makes a release of what is held, which is still to be checked; null where all is shown already. */
  open(): Promise<string | null>
  /** The same, checked. */
  end(): Promise<Released | null>
}

// In batches: what is counted of the first is brought in at once, of the later ones together.
const longestWait = 256
// What takes long to read makes batches rarely: those that are shown wait for no others then.
const longestWaitMs = 3000

/** A batch is read by everybody as soon as it is written, and searched once its words are counted: a few seconds later at most. */
export function showAtOnce(ctx: Ctx, tell: Tell): Storing {
  let [wait, broughtInAt] = [1, ctx.now()]
  return {
    async write(batch) {
      await writeHidden(ctx, batch, (tx) => publish(tx, ctx, batch, countingLater(tx)))
      const isLate = ctx.now() - broughtInAt >= longestWaitMs
      await foldCounts(ctx, isLate ? 1 : wait)
      if (isLate) broughtInAt = ctx.now()
      wait = Math.min(2 * wait, longestWait)
      await removeOlder(ctx, batch)
      for (const document of batch) tell(document, outcomeOf(document))
    },
    drop: async () => {},
    open: async () => null,
    async end() {
      await foldCounts(ctx)
      return null
    },
  }
}

type Terms = {
  unitId: string | null
  /** What the release is called; else by its first document. */
  name?: string
  /** Why it is to be shown even if fewer golden questions are answered rightly with it. */
  insist?: string
}

/** All that an import brings stands the golden questions together before anybody reads it. */
export function holdForRelease(ctx: Ctx, tell: Tell, { unitId, name, insist }: Terms): Storing {
  const held = new Map<string, Staged>()
  async function open(): Promise<string | null> {
    const staged = [...held.values()]
    const [first] = staged
    return first ? openRelease(ctx, { name: name ?? first.source.title, unitId, staged }) : null
  }
  return {
    open,
    async write(batch) {
      await writeHidden(ctx, batch)
      for (const { read, key, alongside, ...document } of batch) held.set(document.id, document)
    },
    async drop(id) {
      if (held.delete(id)) await withdraw(ctx, id)
    },
    async end() {
      const id = await open()
      if (!id) return null
      const state = await released(ctx, id, insist)
      for (const document of held.values()) tell(document, state === 'published' ? outcomeOf(document) : 'waiting')
      return { id, state }
    },
  }
}

async function released(ctx: Ctx, id: string, insist?: string): Promise<ReleaseState> {
  const state = await checkRelease(ctx, id)
  if (state !== 'waiting' || !insist) return state
  await publishAnyway(ctx, id, { reason: insist })
  return publishRelease(ctx, id)
}

const outcomeOf = ({ before }: Staged) => (before?.version ? 'changed' : 'added')
