import type { Class } from './class.ts'

/** What somebody did in a class; `score` and `total` are null without an attempt that counts. */
export type Done = { attended: number; held: number; score: number | null; total: number | null }

/** Whether that completes it: so many hundredths of the sessions that were held, of the marks, or both. */
export function completes(
  { attendPercent, passPercent }: Pick<Class, 'attendPercent' | 'passPercent'>,
  { attended, held, score, total }: Done,
): boolean {
  if (held === 0) return false
  const came = attendPercent === null || 100 * attended >= attendPercent * held
  const passed = passPercent === null || (score !== null && !!total && 100 * score >= passPercent * total)
  return came && passed
}
