import type { items } from '../../db/schema/news.ts'
import { minuteMs, written } from '../time.ts'
import { endOf, isOver } from './life.ts'
import { hasOnlyWebLinks, isWebLink } from './link.ts'
import { type BlockReason, blockSentence } from './messages.ts'

/** How much of another's words an excerpt may be. */
export const excerptMax = 300

export type Gated = Pick<
  typeof items.$inferSelect,
  'kind' | 'title' | 'summary' | 'sourceName' | 'link' | 'publishedAt' | 'licence' | 'embargoMinutes' | 'life'
>
type Block = { reason: BlockReason; message: string }

/** The end of the time for which the original has the news to itself. */
const embargoUntil = ({ publishedAt, embargoMinutes }: Pick<Gated, 'publishedAt' | 'embargoMinutes'>) =>
  (publishedAt ?? 0) + embargoMinutes * minuteMs

/**
 * Why an item may not go out at this instant, or between `earliest` and it; nothing when it may. A notice needs no link:
 * the office that wrote it is the source.
 */
export function blocksOf(item: Gated, at: number, earliest = at): Block[] {
  const { kind, title, summary, sourceName, link, publishedAt, licence } = item
  const reasons: BlockReason[] = []
  if (!title.trim()) reasons.push('no-title')
  if (!sourceName.trim()) reasons.push('no-source')
  if (publishedAt === null) reasons.push('no-time')
  if (!link && kind === 'news') reasons.push('no-link')
  if ((link && !isWebLink(link)) || ![title, summary].every(hasOnlyWebLinks)) reasons.push('bad-link')
  if (kind === 'news' && licence === 'link' && summary) reasons.push('licence-link')
  if (kind === 'news' && licence === 'excerpt' && summary.length > excerptMax) reasons.push('licence-excerpt')
  const until = embargoUntil(item)
  if (publishedAt !== null && until > at) reasons.push('embargo')
  if (isOver(item, earliest)) reasons.push('over')
  const told = { until: written(until), end: written(endOf(item) ?? 0) }
  return reasons.map((reason) => ({ reason, message: blockSentence(reason, told) }))
}

/** Waiting ends an embargo by itself; every other block takes an edit. */
export const isLasting = ({ reason }: Block) => reason !== 'embargo'
