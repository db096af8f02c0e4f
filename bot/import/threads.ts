import { sha256 } from '../../core/ids.ts'
import type { ImportReason } from '../../core/library/messages.ts'
import type { ReadDocument, ReadSection, TermCount } from '../../core/library/store/read-document.ts'
import { threadPool } from '../threads/pool.ts'
import type { Head, Lot, Opened, Question, Whole } from './desk.ts'
import { memoryMb, parseMs } from './limits.ts'
import type { Line } from './page/reflow.ts'
import { FileRefused } from './report.ts'
import type { hear } from './tasks.ts'

const threads = threadPool('import', memoryMb)
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

/** Has a thread parse a file; the thread is kept for it until it is closed, and ended when the signal says so. */
export async function parse(
  file: { name: string; bytes: Uint8Array },
  { signal, timeMs = parseMs }: { signal?: AbortSignal; timeMs?: number } = {},
): Promise<Parsing> {
  signal?.throwIfAborted()
  const thread = threads.borrow()

  async function ask<T>(question: Question): Promise<T> {
    const told = await thread.ask(question, { timeMs, signal })
    signal?.throwIfAborted()
    if ('answer' in told) return told.answer as T
    if ('ended' in told) throw new FileRefused(endings[told.ended])
    throw new FileRefused('refused' in told ? (told.refused as ImportReason) : 'file.unreadable')
  }

  async function handOver(): Promise<void> {
    await ask({ size: file.bytes.byteLength })
    for (let at = 0; at < file.bytes.byteLength; at += partBytes)
      await ask({ part: new Uint8Array(file.bytes.subarray(at, at + partBytes)), at })
  }

  async function* documents(): AsyncGenerator<ReadDocument> {
    for (;;) {
      const { whole, long } = await ask<Lot>({ next: true })
      if (long) yield inThread(long, ask)
      for (const one of whole) yield atHand(one)
      if (!long && whole.length === 0) return
    }
  }

  try {
    await handOver()
    const opened = await ask<Opened>({ open: file.name })
    return {
      opened,
      withPages: (pages) => ask({ pages }),
      hear: (heard) => ask({ heard }),
      documents,
      close: thread.giveBack,
    }
  } catch (error) {
    await thread.giveBack()
    throw error
  }
}

const atHand = ({ json, pieces, counts, texts, ...head }: Whole): ReadDocument => ({
  ...head,
  hashFor: (access, unitId) => sha256(`[${JSON.stringify(access)},${JSON.stringify(unitId)},${json}]`),
  sections: () => pieces,
  terms: () => counts,
  texts: () => texts,
})

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
