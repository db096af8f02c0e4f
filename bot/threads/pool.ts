import type { Worker } from 'node:worker_threads'
import { describe, type Failure } from '../../core/errors.ts'
import { startThread, type ThreadName } from './start.ts'

/** What a thread says to a question; `refused` is a code. */
export type Answer = { answer: unknown } | { refused: string } | { failed: Failure }
type Ended = { ended: 'memory' | 'slow' | 'stopped' | 'died' }

/** A thread that works for one caller until it is given back. */
export type Borrowed = {
  ask(question: object, limits: { timeMs: number; signal?: AbortSignal }): Promise<Answer | Ended>
  giveBack(): Promise<void>
}

// What a parser leaves behind in memory must not be charged to the hundredth piece of work after it.
const worksOfAThread = 50
const idleMs = 30_000

/**
 * Threads of one kind, each with a limit on its memory and on the time of every answer: what breaks its reader breaks
 * nothing else. One is kept for the next caller.
 */
export function threadPool(name: ThreadName, memoryMb: number, youngMb?: number): { borrow(): Borrowed } {
  let idle: Worker | null = null
  const works = new WeakMap<Worker, number>()

  function start(): Worker {
    const limits = { resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: youngMb } }
    // A parser's warnings are about what it reads, which has its own report.
    const thread = startThread(name, { stdout: true, stderr: true, ...limits })
    thread.setMaxListeners(20)
    return thread
  }

  /** A service reads a few files a week: between them a thread would only hold memory. */
  function keep(thread: Worker): void {
    thread.unref()
    idle = thread
    setTimeout(() => {
      if (idle !== thread) return
      idle = null
      void thread.terminate()
    }, idleMs).unref()
  }

  return {
    borrow() {
      const thread = idle ?? start()
      idle = null
      thread.ref()
      works.set(thread, (works.get(thread) ?? 0) + 1)
      let over: Ended | null = null
      let given = false
      return {
        async ask(question, limits) {
          if (over) return over
          const answer = await answerOf(thread, question, limits)
          if ('ended' in answer) {
            over = answer
            await thread.terminate()
          }
          return answer
        },
        async giveBack() {
          if (given) return
          given = true
          if (over) return
          if (idle || (works.get(thread) ?? 0) >= worksOfAThread) await thread.terminate()
          else keep(thread)
        },
      }
    },
  }
}

function answerOf(
  thread: Worker,
  question: object,
  { timeMs, signal }: { timeMs: number; signal?: AbortSignal },
): Promise<Answer | Ended> {
  return new Promise((done) => {
    const settle = (answer: Answer | Ended) => {
      clearTimeout(timer)
      thread.off('message', settle)
      thread.off('error', broken)
      thread.off('exit', exited)
      signal?.removeEventListener('abort', stopped)
      done(answer)
    }
    const broken = (error: Error & { code?: string }) =>
      settle({ ended: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'died' })
    const exited = () => settle({ ended: 'died' })
    const stopped = () => settle({ ended: 'stopped' })
    const timer = setTimeout(() => settle({ ended: 'slow' }), timeMs)
    thread.on('message', settle)
    thread.on('error', broken)
    thread.on('exit', exited)
    signal?.addEventListener('abort', stopped)
    if (signal?.aborted) stopped()
    else thread.postMessage(question)
  })
}

/** How a thread answers: what is thrown with a code is refused, anything else has failed. */
export const answered = (
  work: Promise<unknown>,
  isRefused: (error: unknown) => error is Error = (_error): _error is Error => false,
): Promise<Answer> =>
  work.then(
    (answer) => ({ answer }),
    (error: unknown) => (isRefused(error) ? { refused: error.message } : { failed: describe(error) }),
  )
