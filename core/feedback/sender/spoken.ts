import { composed } from '../../text/composed.ts'
import { fold } from '../../text/fold.ts'

/** What somebody says of a case by its code. */
export type Spoken = { code: string; text: string } & (
  | { does: 'addition' | 'reopen' }
  | { does: 'rating'; rating: number }
)

// Codes hold no u, so that “bổ sung phương án” names none. On folded words, whose length is that of the text.
const code = '([0-9a-tv-z]{6})(?![\\p{L}\\p{N}])\\s{0,3}[:,.–-]?\\s{0,3}'
const additions = new RegExp(`^#?(?:bo sung|tra loi)\\s{1,3}(?:cho\\s{1,3})?(?:phan anh\\s{1,3})?${code}`, 'u')
const reopenings = new RegExp(`^#?mo lai\\s{1,3}(?:phan anh\\s{1,3})?${code}`, 'u')
const ratings = new RegExp(
  `^#?danh gia\\s{1,3}(?:phan anh\\s{1,3})?${code}([1-5])(?!\\d)\\s{0,3}(?:sao|diem|/5)?\\s{0,3}[:,.–-]?\\s{0,3}`,
  'u',
)

/** An addition, a reopening or a rating that names its case; null of any other text. */
export function spokenOfCase(said: string): Spoken | null {
  const text = composed(said).trim()
  const words = fold(text)
  const rest = (match: RegExpExecArray) => text.slice(match[0].length).trim()
  const rated = ratings.exec(words)
  if (rated?.[1]) return { does: 'rating', code: rated[1].toUpperCase(), rating: Number(rated[2]), text: rest(rated) }
  const added = additions.exec(words)
  if (added?.[1]) return { does: 'addition', code: added[1].toUpperCase(), text: rest(added) }
  const reopened = reopenings.exec(words)
  return reopened?.[1] ? { does: 'reopen', code: reopened[1].toUpperCase(), text: rest(reopened) } : null
}
