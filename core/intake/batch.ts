import type { Tx } from '../../db/client.ts'
import { breathe } from '../breathe.ts'
import type { Ctx } from '../context.ts'
import type { Prepared, PreparedSection } from '../library/store/prepare.ts'
import { stage } from '../library/store/stage.ts'

// A transaction of this many words takes some tens of milliseconds, and other processes wait no longer than that.
const wordsPerWrite = 6000

/** Gathers documents until there are enough for one write; a long one is a batch of its own. */
export function batches(write: (batch: Prepared[]) => Promise<void>) {
  let waiting: Prepared[] = []
  let words = 0

  async function flush() {
    const batch = waiting
    waiting = []
    words = 0
    if (batch.length === 0) return
    await write(batch)
    await breathe()
  }

  return {
    async add(document: Prepared) {
      if (words + document.words > wordsPerWrite) await flush()
      waiting.push(document)
      words += document.words
      if (words > wordsPerWrite) await flush()
    },
    holds: (sourceKey: string) => waiting.some((one) => one.sourceKey.startsWith(sourceKey)),
    flush,
  }
}

/**
 * Writes a batch hidden: in one transaction, or a long document a piece at a time. `last` belongs to the transaction that
 * makes it whole.
 */
export async function writeHidden(ctx: Ctx, batch: Prepared[], last?: (tx: Tx) => Promise<void>): Promise<void> {
  const ends: [Prepared, Piece][] = []
  for (const document of batch) {
    const pieces = piecesOf(document)
    const end = pieces.pop()
    for (const { sections, from } of pieces) {
      await ctx.write((tx) => stage(tx, ctx, document, sections, from))
      await breathe()
    }
    if (end) ends.push([document, end])
  }
  await ctx.write(async (tx) => {
    for (const [document, { sections, from }] of ends) await stage(tx, ctx, document, sections, from)
    await last?.(tx)
  })
}

type Piece = { sections: PreparedSection[]; from: number }

function piecesOf({ sections }: Prepared): Piece[] {
  const pieces: Piece[] = []
  let words = wordsPerWrite
  for (const [from, section] of sections.entries()) {
    if (words >= wordsPerWrite) {
      pieces.push({ sections: [], from })
      words = 0
    }
    pieces.at(-1)?.sections.push(section)
    words += section.words
  }
  return pieces
}
