import type { Change } from '../../../db/schema/library.ts'

/** A line of a text as it is kept. Lines count from 0, pages from 1; null where the text has no pages. */
export type KeptLine = { at: number; page: number | null; text: string }

const ends = /([\n\f])/

/** The lines of a text: each ends with its line or with its page. */
export function keptLines(text: string): KeptLine[] {
  const parts = text.split(ends)
  const paged = text.includes('\f')
  const lines: KeptLine[] = []
  let page = 1
  for (let i = 0; i < parts.length; i += 2) {
    lines.push({ at: i / 2, page: paged ? page : null, text: parts[i] ?? '' })
    if (parts[i + 1] === '\f') page += 1
  }
  return lines
}

/** A text with some of its lines put right; null where one of them does not read as it was said to. */
export function withChanges(text: string, changes: readonly Change[]): string | null {
  const parts = text.split(ends)
  for (const { line, before, after } of changes.toSorted((a, b) => b.line - a.line)) {
    const at = 2 * line
    if (parts[at] !== before) return null
    if (after !== null) parts[at] = after
    // A page's end stays where it is, and a line's goes with its line.
    else if (parts[at + 1] === '\n') parts.splice(at, 2)
    else if (parts[at - 1] === '\n') parts.splice(at - 1, 2)
    else parts[at] = ''
  }
  return parts.join('')
}
