import type { Log } from '../core/context.ts'

export const levels = ['error', 'warn', 'info', 'debug'] as const
export type Level = (typeof levels)[number]

/** What went wrong, by the name that each event has anyway; what is told of every question is for whoever looks closely. */
export function levelOf(event: string): Level {
  if (/failed$/.test(event) || event === 'connection.lost') return 'error'
  if (
    /\.(lost|lapses|unanswered|stale|jumped|alarm|raised|unsent|paused|account-stopped|unavailable|unfit)$/.test(event)
  )
    return 'warn'
  return event === 'answer.given' || event === 'tick.done' ? 'debug' : 'info'
}

/** One JSON line each, for whatever collects the process's output; nothing below `least`. */
export const logTo =
  (write: (line: string, level: Level) => void, least: Level = 'info'): Log =>
  (event, fields = {}) => {
    const level = levelOf(event)
    if (levels.indexOf(level) > levels.indexOf(least)) return
    write(scrubbed(JSON.stringify({ at: new Date().toISOString(), level, event, ...fields })), level)
  }

/** A bot's token is part of every address it calls, `/bot<id>:<secret>/…`; this takes it out of any text. */
export const scrubbed = (text: string) => text.replace(/\b(bot)?\d{6,}:[\w-]{8,}/g, '$1…')
