import type { Log } from '../core/context.ts'

/** One JSON line each, for whatever collects the process's output. */
export const logTo =
  (write: (line: string) => void): Log =>
  (event, fields = {}) =>
    write(JSON.stringify({ at: new Date().toISOString(), event, ...fields }))
