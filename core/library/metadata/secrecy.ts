import { fold } from '../../text/fold.ts'
import { headLines } from './letterhead.ts'

// A marking stands alone: on a line, in a cell, in a column beside the letterhead. A law that speaks of secrets says it
// in sentences and lists.
const lead = /^(?:(?:mức)?độmật|tàiliệu)/u
const levels: Record<string, string> = { mật: 'mật', mât: 'mật', tốimật: 'tối mật', tuyệtmật: 'tuyệt mật' }
const two = ['tốimật', 'tuyệtmật']
const listed = /^\s*(?:[-–+•]|\p{L}\)|\d+[.)])|[;,]\s*$/u
const pageEdge = 3
const mostPages = 400
const longestRun = 12

/** The secrecy marking that a text bears, in lower case; null when it bears none. */
export function secretMarking(text: string): string | null {
  const lines = [headLines(text.normalize('NFC')), ...pageEdges(text)].flatMap((some) => [...some, ...upright(some)])
  for (const line of lines) {
    const found = markingIn(line)
    if (found) return found
  }
  return null
}

function markingIn(line: string): string | null {
  if (listed.test(line) || line.length > 60) return null
  // "T U Y Ệ T  M Ậ T", "[TỐI MẬT]", "Độ mật: Mật".
  const letters = line
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '')
  const level = letters.replace(lead, '')
  if (levels[level]) return levels[level]
  // Recognised text loses marks; of two syllables the letters that are left still tell.
  const lost = line === line.toUpperCase() && two.find((known) => hasLostMarks(level, known))
  return lost ? (levels[lost] ?? null) : null
}

const hasLostMarks = (read: string, known: string) =>
  read.length === known.length && [...read].every((letter, i) => letter === known[i] || letter === fold(known[i] ?? ''))

/** A stamp may stand on any page, at its head or foot. */
const pageEdges = (text: string): string[][] =>
  text
    .split('\f')
    .slice(0, mostPages)
    .map((page) => {
      const lines = page.split('\n').filter((line) => line.trim() !== '')
      return lines.length > 2 * pageEdge ? [...lines.slice(0, pageEdge), ...lines.slice(-pageEdge)] : lines
    })

/** A stamp set upright was recognised a letter or a syllable a line, downwards or upwards. */
function upright(lines: string[]): string[] {
  const found: string[] = []
  let run: string[] = []
  for (const line of [...lines, '']) {
    const bare = line.trim()
    if (/^\p{Lu}{1,5}$/u.test(bare) && run.length < longestRun) run.push(bare)
    else {
      if (run.length > 1) found.push(run.join(''), run.toReversed().join(''))
      run = []
    }
  }
  return found
}
