import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { onTestFinished } from 'vitest'
import type { TestApp } from '../support/app.ts'

// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever fields it expects
export type Reply = { status: number; json: any }
export type Asked = { method: string; token?: string; headers?: Record<string, string>; body?: string }

/**
 * Where an office runs that is killed: processes over a file, or an object in workerd. What is tried of both
 * stands in this folder once, and asks nothing but this.
 */
export type Seat = {
  /** Null where nobody answered. */
  ask(path: string, asked: Asked): Promise<Reply | null>
  /** Kills who runs, wherever they are in what they do, `afterMs` after the next one could take over. */
  kill(afterMs?: number): Promise<void>
  /** The office with the rows that it has now. */
  office(): Promise<TestApp>
}

/** A clock of its own for whoever runs: `startAt` was at `origin`, and it goes so many times as fast as the machine's. */
export type Clock = { startAt: number; origin: number; speed: number }

/** What the next one is to be told by its argument, and what comes first on its standard output: its port, or any word. */
type Program = { script: string; argument: object; ahead?: number }

/** Processes over the app's file; `ahead` of them are started beforehand, for they take longer to start than to kill. */
export async function processes(app: TestApp, { script, argument, ahead = 0 }: Program): Promise<Seat> {
  const living: ChildProcess[] = []
  onTestFinished(() => {
    for (const child of living) child.kill('SIGKILL')
  })
  const started = async () => {
    const child = spawn(process.execPath, [script, JSON.stringify(argument)], { stdio: ['ignore', 'pipe', 'inherit'] })
    living.push(child)
    const [told] = await once(child.stdout as NodeJS.ReadableStream, 'data')
    return { child, url: `http://127.0.0.1:${String(told).trim()}` }
  }
  const waiting = Array.from({ length: ahead }, started)
  let here = await started()
  return {
    ask: (path, asked) => fetch(`${here.url}${path}`, requestOf(asked)).then(replyOf, () => null),
    async kill(afterMs = 0) {
      const ready = await waiting.shift()
      if (ready) waiting.push(started())
      await passed(afterMs)
      const { child } = here
      const gone = once(child, 'exit')
      const next = ready ?? started()
      child.kill('SIGKILL')
      here = await next
      await gone
    },
    office: async () => app,
  }
}

export const passed = (ms: number) => new Promise((done) => setTimeout(done, ms))

export const requestOf = ({ method, token, headers, body }: Asked) => ({
  ...{ method, body },
  headers: {
    ...(token && { authorization: `Bearer ${token}`, 'content-type': 'application/json' }),
    ...headers,
  },
})

export async function replyOf(reply: { status: number; json(): Promise<unknown> }): Promise<Reply | null> {
  const json = await reply.json().catch(() => null)
  return json === null ? null : { status: reply.status, json }
}

/** The same kills in every run. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
