import { decimalMark, pointMark, tableRow } from '../library/parse/markers.ts'
import type { FoundPassage } from '../library/search/search-passages.ts'
import { sentencesOf } from '../text/sentences.ts'

const bullet = /^[-–—+•*]\s/
const isListed = (line: string) => pointMark.test(line) || decimalMark.test(line) || bullet.test(line)

/**
 * The words that a quote completes, to the letter: the sentence that opens its list, within the passage or before it, or
 * the head of its table; '' where it stands alone.
 */
export function leadInTo({ text, lead }: Pick<FoundPassage, 'text' | 'lead'>, quote: string): string {
  const at = text.indexOf(quote)
  if (at <= 0 || tableRow.test(lead) || !isListed(quote)) return lead
  const opening = text
    .slice(0, at)
    .split('\n')
    .findLast((line) => line.trim().endsWith(':') && !bullet.test(line.trim()))
    ?.trim()
  if (!opening) return lead
  const last = sentencesOf(opening).at(-1)
  return last ? opening.slice(last.start, last.end) : opening
}

export const isTableHead = (lead: string) => tableRow.test(lead)
