import type { NameShowing } from '../../db/schema/certificates.ts'
import { AppError } from '../errors.ts'
import { composed } from '../text/composed.ts'

const longestName = 80

/**
 * A name as it is set on paper: its letters whole, on one line, without what is not seen.
 *
 * @throws AppError INVALID for none, and for more than 80 signs
 */
export function tidyName(name: string): string {
  const tidied = composed(name)
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .split(/\s+/u)
    .filter(Boolean)
    .join(' ')
  if (tidied === '' || [...tidied].length > longestName) throw new AppError('INVALID', 'certificate.name')
  return tidied
}

/** The name as far as its person lets it be told: “Nguyễn Thị Ưng”, “Nguyễn Ư.”, or null. */
export function shownName(name: string, shown: NameShowing): string | null {
  if (shown === 'none' || name === '') return null
  if (shown === 'whole') return name
  const words = name.split(' ')
  const initial = `${[...(words.at(-1) ?? '')][0] ?? ''}.`
  return words.length > 1 ? `${words[0]} ${initial}` : initial
}
