import type { Log } from '../core/context.ts'
import { scrubbed } from './scrub.ts'

/** One JSON line each, for whatever collects the process's output. */
export const logTo =
  (write: (line: string) => void): Log =>
  (event, fields = {}) =>
    write(scrubbed(JSON.stringify({ at: new Date().toISOString(), event, ...fields })))
