import { noSendOn } from '../calendar/days.ts'
import { rulesFor } from '../calendar/rules.ts'
import type { Ctx } from '../context.ts'
import { timeOf } from '../digests/time-of.ts'
import { endOf } from '../news/life.ts'
import type { Morning } from './rows.ts'

/**
 * What becomes of a draft if nobody approves it. `at`: when that is decided, null for what waits for a person without end. `comes`: it
 * is not sent, or a digest leaves with the words of each item that was approved by itself.
 */
export type IfNobody = { at: number; comes: 'stays' | 'items' } | { at: null; comes: 'waits' }

/** As the clock will do it: `settleMornings` for digests, `missAnnouncements` for all that had a time or an end. */
export async function ifNobody({ db }: Pick<Ctx, 'db'>, { digest, unit }: Morning): Promise<IfNobody> {
  if (digest.kind === 'digest') {
    const at = timeOf(digest, unit)
    const byItems = (await rulesFor(db, unit.path)).ifNobody === 'items' && !(await noSendOn(db, unit.path, digest.day))
    return { at, comes: byItems ? 'items' : 'stays' }
  }
  const life = digest.content?.items[0]
  const ends = [digest.sending?.sendAt ?? null, life ? endOf(life) : null].filter((at) => at !== null)
  return digest.kind === 'announcement' && ends.length > 0
    ? { at: Math.min(...ends), comes: 'stays' }
    : { at: null, comes: 'waits' }
}
