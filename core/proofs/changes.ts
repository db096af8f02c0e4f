import type { Change } from '../../db/schema/library.ts'
import { AppError } from '../errors.ts'
import { articleMark } from '../library/parse/markers.ts'
import type { KeptLine } from '../library/store/lines.ts'
import { normalize } from '../text/normalize.ts'

export const mostChanges = 200
// No line that people write is so long; a paragraph that was read longer may stay as long as it is.
const longestLine = 20_000

/**
 * What a person wrote, as it will be kept.
 *
 * @throws AppError INVALID for a line left empty, too long, or with signs that are no letters; `details.line` says which
 */
export function tidied(changes: readonly Change[]): Change[] {
  return changes.map(({ line, before, after }) => {
    if (after === null) return { line, before, after }
    if (/(?![\n\t\r])\p{Cc}/u.test(after)) throw new AppError('INVALID', 'proof.signs', { line })
    const text = normalize(after).trim()
    if (text === '') throw new AppError('INVALID', 'proof.empty', { line })
    const longest = Math.max(longestLine, before.length)
    if (text.length > longest) throw new AppError('INVALID', 'proof.long', { line, length: text.length })
    return { line, before, after: text }
  })
}

/** The articles that begin at a line which would begin none, or another, once it is put right: "Điều 3". */
export const articlesUnmade = (changes: readonly Change[]): string[] =>
  changes.flatMap(({ before, after }) => {
    const article = articleMark.exec(before.trim())?.[1]
    const stays = (after ?? '').split('\n').some((line) => articleMark.exec(line.trim())?.[1] === article)
    return article && !stays ? [`Điều ${article}`] : []
  })

/**
 * The changes at the lines where what they put right stands now: somebody else's correction may have moved it. Null where it is
 * gone, or stands there more than once.
 */
export function placed(lines: readonly KeptLine[], changes: readonly Change[]): Change[] | null {
  const found = changes.map((change) => {
    if (lines[change.line]?.text === change.before) return change
    const [only, ...more] = lines.filter(({ text }) => text === change.before)
    return only && more.length === 0 ? { ...change, line: only.at } : null
  })
  const known = found.filter((one) => one !== null)
  const isOnce = new Set(known.map(({ line }) => line)).size === changes.length
  return isOnce ? known : null
}
