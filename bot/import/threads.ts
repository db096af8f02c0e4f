import { stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { basename } from 'node:path'
import { sha256 } from '../../core/ids.ts'
import type { ImportReason } from '../../core/library/messages.ts'
import { isRefusal, type Refusal, type SourceDocument } from '../../core/library/parse/source-document.ts'
import {
  hashed,
  type ReadDocument,
  type ReadSection,
  type TermCount,
  termsAgain,
} from '../../core/library/store/read-document.ts'
import { type Borrowed, threadPool } from '../threads/pool.ts'
import type { Head, Lot, Opened, Question, Terms, Whole } from './desk.ts'
import { memoryMb, parseMs, youngMb } from './limits.ts'
import type { Line } from './page/reflow.ts'
import { FileRefused } from './report.ts'
import { rowsIn } from './row-files.ts'
import type { hear } from './tasks.ts'

const threads = threadPool('import', memoryMb)
// What is read of rows is many and small, and gone soon: with little room for what is young it would be looked through again and again.
const rowThreads = threadPool('import', memoryMb, youngMb)
// Handing over a hundred megabytes at once would hold everybody up.
const partBytes = 1024 * 1024
const endings = {
  memory: 'file.memory',
  slow: 'file.slow',
  died: 'file.unreadable',
  stopped: 'file.unreadable',
} satisfies Record<string, ImportReason>

/** A file in a thread of its own: what a thread can be asked about it. */
export type Parsing = {
  opened: Opened
  /** Makes the document of a file's pages, those that were read from pictures among them. */
  withPages(pages: (Line[] | null)[]): Promise<Opened>
  /** Holds what was read against another reading of the same file: a text a page where it has pages, else one. */
  hear(other: string[]): Promise<ReturnType<typeof hear>>
  documents(): AsyncGenerator<ReadDocument>
  close(): Promise<void>
}

type Limits = { signal?: AbortSignal; timeMs?: number }

/** Has a thread parse a file; the thread is kept for it until it is closed, and ended when the signal says so. */
export async function parse(file: { name: string; bytes: Uint8Array }, limits: Limits = {}): Promise<Parsing> {
  limits.signal?.throwIfAborted()
  const { ask, documents, close } = readerIn(threads.borrow(), limits)

  async function handOver(): Promise<void> {
    await ask({ size: file.bytes.byteLength })
    for (let at = 0; at < file.bytes.byteLength; at += partBytes)
      await ask({ part: new Uint8Array(file.bytes.subarray(at, at + partBytes)), at })
  }

  try {
    await handOver()
    const opened = await ask<Opened>({ open: file.name })
    return {
      opened,
      withPages: (pages) => ask({ pages }),
      hear: (heard) => ask({ heard }),
      // What a file holds beside documents was told when it was opened.
      documents: documents as () => AsyncGenerator<ReadDocument>,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

// Below this a thread would take longer to start than to read.
const fewBytes = 100_000

/** The documents of a file of rows, read in a thread while what came before is written; here where that would gain nothing. */
export async function* rowsAt(
  path: string,
  { inThread = availableParallelism() > 1 } = {},
): AsyncGenerator<ReadDocument | SourceDocument | Refusal> {
  const found = await stat(path).catch(() => null)
  if (!inThread || !found || found.size < fewBytes) return yield* rowsIn(path)
  const { ask, documents, close } = readerIn(rowThreads.borrow(), {})
  try {
    await ask({ rows: path })
    yield* documents()
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error
    yield { name: basename(path), reason: error.reason }
  } finally {
    await close()
  }
}

// As many lots are asked for before they are wanted, so that the thread reads while others are written.
const lotsAhead = 2

function readerIn(thread: Borrowed, { signal, timeMs = parseMs }: Limits) {
  let last: Promise<unknown> = Promise.resolve()

  async function asked<T>(question: Question): Promise<T> {
    const told = await thread.ask(question, { timeMs, signal })
    signal?.throwIfAborted()
    if ('answer' in told) return told.answer as T
    if ('ended' in told) throw new FileRefused(endings[told.ended])
    throw new FileRefused('refused' in told ? (told.refused as ImportReason) : 'file.unreadable')
  }

  /** One question after the other: an answer says not what it answers. */
  function ask<T>(question: Question): Promise<T> {
    const mine = last.then(() => asked<T>(question))
    last = mine.catch(() => {})
    return mine
  }

  async function* documents(): AsyncGenerator<ReadDocument | Refusal> {
    let terms: Terms | null = null
    let behind = 0
    const note = (asked: Terms) => {
      terms = asked
    }
    const next = () => ask<Lot>({ next: true, behind, terms })
    const ahead: Promise<Lot>[] = []
    for (;;) {
      while (ahead.length <= lotsAhead) {
        const one = next()
        // Whoever wants no more of them does not hear that one failed.
        one.catch(() => {})
        ahead.push(one)
      }
      const { waits, whole, long, ...lot } = await (ahead.shift() as Promise<Lot>)
      if (waits) continue
      for (const one of whole) yield isRefusal(one) ? one : atHand(one, lot, note)
      if (long) {
        yield inThread(long, ask)
        behind += 1
      } else if (whole.length === 0) return
    }
  }

  return {
    ask,
    documents,
    async close() {
      // What it was still asked would be heard by whoever has the thread next.
      await last
      await thread.giveBack()
    },
  }
}

function atHand(
  { hash, pieces, texts, ...head }: Whole,
  { terms, counted }: Pick<Lot, 'terms' | 'counted'>,
  note: (asked: Terms) => void,
): ReadDocument {
  return {
    ...head,
    async hashFor(access, unitId) {
      if ('of' in hash) {
        note({ access, unitId })
        return sha256(hashed(access, unitId, hash.of))
      }
      if (terms?.access === access && terms.unitId === unitId) return hash.made
      throw new Error('the documents of one file are taken in for the same readers')
    },
    sections: () => pieces,
    terms: () => termsAgain(pieces),
    texts: () => texts,
    lot: counted,
  }
}

/** A long document, of which never more is here than a piece. */
function inThread(head: Head, ask: <T>(question: Question) => Promise<T>): ReadDocument {
  return {
    ...head,
    hashFor: (access, unitId) => ask({ hash: { access, unitId } }),
    async *sections() {
      for (;;) {
        const piece = await ask<ReadSection[] | null>({ sections: true })
        if (!piece) return
        yield piece
      }
    },
    async *terms() {
      for (let at = 0; ; at++) {
        const some = await ask<TermCount[] | null>({ terms: at })
        if (!some) return
        yield some
      }
    },
    async *texts() {
      for (let at = 0; ; at++) {
        const part = await ask<string | null>({ text: at })
        if (part === null) return
        yield part
      }
    },
  }
}
