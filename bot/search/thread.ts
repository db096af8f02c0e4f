import { once } from 'node:events'
import type { Worker } from 'node:worker_threads'
import { startThread } from '../threads/start.ts'
import type { VectorSearch } from './local.ts'
import type { Found, Wanted } from './messages.ts'

// A search takes some tens of milliseconds, reading all vectors at the start some seconds.
const endsWithinMs = 10_000

type Waiting = { found: (found: Awaited<ReturnType<VectorSearch>>) => void; failed: (error: Error) => void }

/**
 * Searches a database file, and the vectors of `model` in it, in a thread with a connection of its own: the driver is
 * synchronous, and a search takes as long as many requests do. A thread that ended is replaced at the next question.
 */
export function searchThread(
  url: string,
  model: string | null = null,
): { search: VectorSearch; warm(): void; close(): Promise<void> } {
  const waiting = new Map<number, Waiting>()
  let asked = 0
  let thread: Worker | null = null

  const start = () => {
    const worker = startThread('search', { data: { url, model } })
    worker.on('message', ({ id, ...answer }: Found) => {
      const one = waiting.get(id)
      waiting.delete(id)
      if (waiting.size === 0) worker.unref()
      if ('found' in answer) one?.found(answer.found)
      else one?.failed(new Error('a search failed', { cause: answer.failed }))
    })
    const ended = (cause?: unknown) => {
      if (thread !== worker) return
      thread = null
      for (const { failed } of waiting.values()) failed(new Error('the search thread ended', { cause }))
      waiting.clear()
    }
    worker.on('error', ended)
    worker.on('exit', () => ended())
    // With nothing to answer it keeps no process alive: one that cannot listen on its port ends.
    worker.unref()
    return worker
  }

  return {
    /** Has it ready before somebody asks. */
    warm() {
      thread ??= start()
    },
    search: (question, clearance, options, vector) =>
      new Promise((found, failed) => {
        const id = asked++
        waiting.set(id, { found, failed })
        thread ??= start()
        thread.ref()
        thread.postMessage({ id, question, clearance, options, vector } satisfies Wanted)
      }),
    // Broken off within a call of the database's driver, a thread would take the whole process with it: it ends by itself.
    close: async () => {
      const ending = thread
      if (!ending) return
      const ended = once(ending, 'exit')
      ending.postMessage('end' satisfies Wanted)
      const late = setTimeout(() => void ending.terminate(), endsWithinMs)
      await ended
      clearTimeout(late)
    },
  }
}
