import { AppError } from '../errors.ts'
import type { Reason } from '../refusals.ts'

/**
 * Stands for what a record says, for who edits it: another where anything of it is another, '' for one that nobody has written yet.
 * Nobody has a reason to forge one, and a list of thousands bears one each: in what is approved stands a true hash instead.
 */
export function markOf(record: object | null | undefined): string {
  if (!record) return ''
  const text = JSON.stringify(record)
  let [one, other] = [0x811c9dc5, 0x2c1b3c6d]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    one = Math.imul(one ^ code, 0x01000193)
    other = Math.imul(other ^ code, 0x85ebca6b)
    other ^= other >>> 13
  }
  return [one, other].map((half) => (half >>> 0).toString(36)).join('')
}

/**
 * Refuses to write over what an editor did not have before them. `seen` is what stood for it there; who names none is not
 * asked.
 *
 * @throws AppError CONFLICT `reason`
 */
export function expectSeen(
  seen: string | number | undefined,
  now: string | number,
  reason: Reason = 'record.stale',
): void {
  if (seen !== undefined && seen !== now) throw new AppError('CONFLICT', reason)
}
