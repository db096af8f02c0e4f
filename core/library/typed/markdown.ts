import { articleMark, divisionMark } from '../parse/markers.ts'

// What is paired stands on one line: a lone star is a mark of a note, or a times.
const marks: [mark: RegExp, words: string][] = [
  [/!\[([^[\]]*)\]\([^()\s]*\)/g, '$1'],
  [/(?<!!)\[([^[\]]+)\]\(([^()\s]+)\)/g, '$1 ($2)'],
  [/`([^`]+)`/g, '$1'],
  [/\*\*(?!\s)([^*]+)(?<!\s)\*\*/g, '$1'],
  [/(?<![\p{L}\d_])__(?!\s)([^_]+)(?<!\s)__(?![\p{L}\d_])/gu, '$1'],
  [/(?<![\p{L}\d*])\*(?![\s*])([^*]+)(?<!\s)\*(?![\p{L}\d*])/gu, '$1'],
  [/(?<![\p{L}\d_])_(?![\s_])([^_]+)(?<!\s)_(?![\p{L}\d_])/gu, '$1'],
  [/~~([^~]+)~~/g, ''],
  [/\\([\\`*_{}[\]()#+.!|>~-])/g, '$1'],
]
const fence = /^\s*(?:```|~~~)/
const ruleLine = /^\s*(?:-(?:\s*-){2,}|\*(?:\s*\*){2,}|_(?:\s*_){2,})\s*$/
// Sections and tables are made by these, and items are told by their bullets.
const heading = /^#{1,6} /

/**
 * A text written in Markdown as it is read: without the marks of emphasis, code, quotes, rules and escapes, and without what is
 * struck out; a link's address stands behind its words. Headings, items and tables keep theirs.
 */
export function withoutMarks(text: string): string {
  const lines = text.split('\n')
  const isShown = shownCode(lines)
  return lines
    .flatMap((line, i) => {
      if (fence.test(line)) return []
      if (isShown[i] && (articleMark.test(line.trim()) || divisionMark.test(line.trim()))) return [boxed(line)]
      if (ruleLine.test(line)) return ['']
      const unquoted = line
        .replace(/^(?:\s{0,3}> ?)+/, '')
        .replace(/\\$/, '')
        .trimEnd()
      const plain = heading.test(unquoted) ? unquoted.replace(/(?<!#)#{1,6}$/, '').trimEnd() : unquoted
      // A bar within a cell parts no cells.
      const whole = plain.trimStart().startsWith('|') ? plain.replaceAll('\\|', '/') : plain
      return [marks.reduce((rest, [mark, words]) => rest.replace(mark, words), whole)]
    })
    .join('\n')
}

const boxed = (line: string) => `| ${line.trim().replaceAll('|', '/')} |`

/** Which lines stand in a box of code, so that they show something and are no part of the text; none where most of a text is set so. */
function shownCode(lines: string[]): boolean[] {
  let open = false
  const within = lines.map((line) => {
    if (fence.test(line)) open = !open
    return open && !fence.test(line)
  })
  const said = lines.filter((line) => line.trim() !== '').length
  return within.filter(Boolean).length * 2 < said ? within : []
}
