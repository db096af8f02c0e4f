import type { Tx } from '../../db/client.ts'
import { breathe } from '../breathe.ts'
import type { Ctx } from '../context.ts'
import type { Prepared } from '../library/store/prepare.ts'
import { type Piece, stage } from '../library/store/stage.ts'

// Writing these takes some tens of milliseconds, and other processes wait no longer than that.
const documentsPerWrite = 200
const charactersPerWrite = 60_000

/** Gathers documents until there are enough for one write; a long one is a batch of its own, as is a lot that was counted in one. */
export function batches(write: (batch: Prepared[]) => Promise<void>) {
  let waiting: Prepared[] = []
  let size = 0

  async function flush() {
    const batch = waiting
    waiting = []
    size = 0
    if (batch.length === 0) return
    await write(batch)
    await breathe()
  }

  return {
    async add(document: Prepared) {
      const { size: own, lot } = document.read
      const before = waiting.at(-1)?.read.lot
      if (lot ? before !== lot : before || size + own > charactersPerWrite) await flush()
      waiting.push(document)
      size += own
      // What is read a piece at a time is written before the next is read.
      const isFull = size > charactersPerWrite || waiting.length >= documentsPerWrite
      if (lot ? waiting.length === lot.documents : isFull) await flush()
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
    let piece: Piece | null = null
    for await (const next of piecesOf(document)) {
      const written = piece
      if (written) {
        await ctx.write((tx) => stage(tx, ctx, [[document, written]]))
        await breathe()
      }
      piece = next
    }
    if (piece) ends.push([document, piece])
  }
  await ctx.write(async (tx) => {
    for (const [document] of ends) await document.alongside?.(tx)
    await stage(tx, ctx, ends)
    await last?.(tx)
  })
}

async function* piecesOf({ read }: Prepared): AsyncGenerator<Piece> {
  let from = 0
  let passagesFrom = 0
  for await (const sections of read.sections()) {
    yield { sections, from, passagesFrom }
    from += sections.length
    passagesFrom += sections.reduce((sum, { passages }) => sum + passages.length, 0)
  }
}
