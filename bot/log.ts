import type { Log } from '../core/context.ts'

/** One JSON line each, for whatever collects the process's output. */
export const logTo =
  (write: (line: string) => void): Log =>
  (event, fields = {}) =>
    write(scrubbed(JSON.stringify({ at: new Date().toISOString(), event, ...fields })))

/** A bot's token is part of every address it calls, `/bot<id>:<secret>/…`; this takes it out of any text. */
export const scrubbed = (text: string) => text.replace(/\b(bot)?\d{6,}:[\w-]{8,}/g, '$1…')
