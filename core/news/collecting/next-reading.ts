import { dayMs, hourMs, minuteMs } from '../../time.ts'
import type { Source } from '../sources.ts'

// Some feeds ask to be left alone for a year: news would be old by then.
const longestAskedMs = 4 * hourMs
const longestRestMs = dayMs
const longestBackOffMs = 12 * hourMs

type Reading = Pick<Source, 'id' | 'intervalMinutes' | 'failures'>

/**
 * How long a source is let alone after a reading. One that failed waits twice as long each time, up to half a day, give or take
 * a fifth, so that many that failed together do not come back together.
 *
 * @param freshForMs how long the feed or its server says that it stays as it is
 * @param retryAfterMs how long the server wants no other request
 */
export function waitMs(
  { id, intervalMinutes, failures }: Reading,
  { freshForMs = 0, retryAfterMs = 0 }: { freshForMs?: number; retryAfterMs?: number } = {},
): number {
  const interval = intervalMinutes * minuteMs
  if (failures === 0) return Math.max(interval, Math.min(freshForMs, longestAskedMs))
  const grown = interval * 2 ** Math.min(failures - 1, 12)
  const backOff = Math.max(interval, Math.min(grown, longestBackOffMs)) * shareOf(`${id} ${failures}`)
  return Math.max(Math.round(backOff), Math.min(retryAfterMs, longestRestMs))
}

/** Between 0.8 and 1.2, the same for the same text. */
function shareOf(text: string): number {
  let mixed = 2166136261
  for (const char of text) mixed = Math.imul(mixed ^ (char.codePointAt(0) ?? 0), 16777619) >>> 0
  return 0.8 + (mixed % 401) / 1000
}
