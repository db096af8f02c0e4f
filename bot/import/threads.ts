import type { Worker } from 'node:worker_threads'
import type { Failure } from '../../core/errors.ts'
import type { ImportReason } from '../../core/library/messages.ts'
import { startThread } from '../threads/start.ts'
import { within } from '../time-limit.ts'
import { memoryMb, parseMs } from './limits.ts'
import { FileRefused } from './report.ts'
import type { Parsed, Task } from './tasks.ts'

type Answer = { parsed: Parsed } | { refused: ImportReason } | { failed: Failure }

let idle: Worker | null = null
// What a parser leaves behind in memory must not be charged to the hundredth file after it.
const tasksOfAThread = 50
const idleMs = 30_000
const tasksOf = new WeakMap<Worker, number>()

/**
 * Parses in a thread of its own, with limits on memory and time: a file that breaks its reader breaks nothing else. The
 * thread is kept for the next file, and is ended when the signal says so.
 */
export async function parse(task: Task, { signal, timeMs = parseMs }: { signal?: AbortSignal; timeMs?: number } = {}) {
  signal?.throwIfAborted()
  const thread = idle ?? start()
  idle = null
  thread.ref()
  const answer = await within(timeMs, (limit) => answerOf(thread, task, limit), signal)
  const tasks = (tasksOf.get(thread) ?? 0) + 1
  tasksOf.set(thread, tasks)
  if ('ended' in answer || idle || tasks >= tasksOfAThread) await thread.terminate()
  else {
    thread.unref()
    idle = thread
    // A service reads a few files a week: between them a thread would only hold memory.
    setTimeout(() => {
      if (idle !== thread) return
      idle = null
      void thread.terminate()
    }, idleMs).unref()
  }
  signal?.throwIfAborted()
  if ('ended' in answer) throw new FileRefused(answer.ended)
  if ('refused' in answer) throw new FileRefused(answer.refused)
  if ('failed' in answer) throw new FileRefused('file.unreadable')
  return answer.parsed
}

function start(): Worker {
  const thread = startThread(new URL('./worker.ts', import.meta.url), {
    // A parser's warnings are about the file, which has its own report.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  })
  thread.setMaxListeners(20)
  return thread
}

function answerOf(thread: Worker, task: Task, limit: AbortSignal): Promise<Answer | { ended: ImportReason }> {
  return new Promise((done) => {
    const settle = (answer: Answer | { ended: ImportReason }) => {
      thread.off('message', settle)
      thread.off('error', broken)
      thread.off('exit', exited)
      limit.removeEventListener('abort', late)
      done(answer)
    }
    const broken = (error: Error & { code?: string }) =>
      settle({ ended: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'file.memory' : 'file.unreadable' })
    const exited = () => settle({ ended: 'file.unreadable' })
    const late = () => settle({ ended: 'file.slow' })
    thread.on('message', settle)
    thread.on('error', broken)
    thread.on('exit', exited)
    limit.addEventListener('abort', late)
    if (limit.aborted) late()
    else thread.postMessage(task)
  })
}
