import { closing } from '../../../core/library/parse/markers.ts'
import { raised } from '../raised.ts'
import type { Line } from './line.ts'

type Note = { sign: string; lines: string[] }

// Beside most of a file's letters: notes are set smaller.
const smaller = 0.93
const mark =
  /^\s*(?:\[(\d{1,3})\]|\(?(\d{1,3})\)?|([⁰¹²³⁴-⁹]{1,3})|(\(\*{1,3}\)|\*{1,3})|\[?([ivx]{1,5}|[a-z])\]?(?=[.)\s]))[.)]?\s*(?=[\p{L}"“(])/u
const roman = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii', 'xiii', 'xiv', 'xv']
const measures = /(?:^|[\s\d/(])(?:[kcdm]?m|ha)\s?$/i

/**
 * Each page without the notes at its foot: they go with the line that has their mark, "[1] …", and the mark there is written
 * so too. Small print whose marks nowhere stand above a line is left where it is.
 */
export function withNotes(pages: Line[][]): Line[][] {
  const usual = usualSize(pages.flat())
  const carried = new Set<Line>()
  let before: Note[] = []
  // Behind the end of the text stand the notes of all pages.
  const tail = pages.findLastIndex(
    (page, at) => page.some(({ size }) => size > usual * smaller) && !holdsNotes(page, pages.slice(0, at)),
  )
  const feet = pages.map((page, at) => {
    const { noted, above } = at > tail ? { noted: notesAlone(page), above: [] } : footOf(page, usual)
    const last = before.at(-1)
    // A note that has no room goes on at the foot of the next page.
    if (last && above.length > 0 && !ended.test(textOf(last))) {
      last.lines.push(...above.map(({ cells }) => cells.join(' ').trim()))
      for (const line of above) carried.add(line)
    }
    const body = page.filter((line) => !noted.includes(line))
    const notes = notesIn(noted, at < tail ? body : pages.flat())
    // Notes whose marks stand nowhere on their page are none.
    before = notes.some(({ sign }) => body.some((line) => hasMark(line, sign))) ? notes : []
    return { page, notes, body }
  })
  const placed = notesOfEnd(feet, tail)
  const isOwn = (line: Line) => !carried.has(line)
  return feet.map(({ page: whole, notes, body: rest }) => {
    const [page, body] = [whole.filter(isOwn), rest.filter(isOwn)]
    let found = notes.filter((note) => placed.has(note)).length
    const isMarked = (line: Line, sign: string) =>
      hasMark(line, sign) && (isWord(line, sign) || !body.some((one) => isWord(one, sign)))
    const marked = body.map((line) => {
      const own = [...notes, ...placed.keys()].filter(
        (note) => (placed.get(note) ?? line) === line && isMarked(line, note.sign),
      )
      found += own.length
      return own.length > 0 ? own.reduce(withMark, line) : line
    })
    if (found === 0) return page
    // A note whose mark was not found stands behind what is last on the page, and tears no sentence.
    const lost = notes.filter((note) => !placed.has(note) && !body.some((line) => hasMark(line, note.sign)))
    if (marked.length === 0) return lost.length > 0 ? page : []
    const lowest = marked.reduce((one, other) => (other.y < one.y ? other : one))
    return marked.map((line) => (line === lowest ? lost.reduce(withNote, line) : line))
  })
}

// Some programs set a note's sign apart from its words.
const signAlone = /^\s*(?:\d{1,3}|[ivx]{1,5}|\*{1,3}|[⁰¹²³⁴-⁹]{1,3})[.)]?\s*$/u
const isParted = ({ cells }: Line) => cells.length > 2 || (cells.length === 2 && !signAlone.test(cells[0] ?? ''))

/** The lines of a page that holds nothing but notes. */
const notesAlone = (page: Line[]) => (page.some(isParted) || !mark.test(page[0]?.cells.join(' ') ?? '') ? [] : page)

/** Whether a page holds nothing but notes as large as the text, whose first mark hangs on a word of the pages before. */
function holdsNotes(page: Line[], before: Line[][]): boolean {
  const first = page[0]?.cells.join(' ') ?? ''
  const sign = lowered(mark.exec(first)?.slice(1).find(Boolean))
  return (
    surely.test(first) &&
    sign === firstSigns[kindOf(sign)] &&
    !page.some(isParted) &&
    before.flat().some((line) => hangs(line, sign))
  )
}
const firstSigns: Record<string, string> = { number: '1', letter: 'i' }

/** Of the notes behind the end of the text those whose marks stand on another page alone, each with the line of its mark. */
function notesOfEnd(feet: { notes: Note[]; body: Line[] }[], tail: number): Map<Note, Line> {
  const found = new Map<Note, Line>()
  for (const { notes, body } of feet.slice(Math.max(tail, 0)))
    for (const note of notes) {
      const hasIt = (line: Line) => hasMark(line, note.sign)
      if (body.some(hasIt)) continue
      const free = feet.filter((page) => !page.notes.some(({ sign }) => sign === note.sign) && page.body !== body)
      const line = free.flatMap((page) => page.body).find(hasIt)
      if (line) found.set(note, line)
    }
  return found
}

/** The small lines at the foot of a page: those from the highest that begins with a mark, and those above it. */
function footOf(page: Line[], usual: number): { noted: Line[]; above: Line[] } {
  const upward = [...page].sort((one, other) => one.y - other.y)
  const signed = aboveSignature(upward, usual)
  if (signed.length > 0) return { noted: signed, above: [] }
  const end = upward.findIndex((line) => line.size > usual * smaller || isParted(line))
  const small = upward.slice(0, end < 0 ? 0 : end).reverse()
  const start = small.findIndex(({ cells }) => mark.test(cells.join(' ')))
  if (start < 0 && small.length === 0) return { noted: asLargeAsBody(upward), above: [] }
  return start < 0 ? { noted: [], above: small } : { noted: small.slice(start), above: small.slice(0, start) }
}

/** The small lines, from the highest that begins with a mark, that stand above the signature in place of the foot. */
function aboveSignature(upward: Line[], usual: number): Line[] {
  const isLarge = (line: Line) => line.size > usual * smaller || isParted(line)
  for (const [i, { cells }] of upward.entries()) {
    if (!cells.some((cell) => closing.test(cell.trim()))) continue
    const over = upward.slice(i + 1)
    const small = over.slice(0, Math.max(over.findIndex(isLarge), 0)).reverse()
    const start = small.findIndex((line) => surely.test(line.cells.join(' ')))
    if (start >= 0) return small.slice(start)
  }
  return []
}

// "1." and "1)" begin items, and no note of the body's own size.
const surely =
  /^\s*(?:\[\d{1,3}\]|\(\d{1,3}\)|[⁰¹²³⁴-⁹]{1,3}|\(\*{1,3}\)|\*{1,3}|\d{1,3}(?=\s)|[ivx]{1,5}(?=\s))\s*(?=[\p{L}"“(])/u
const itemOrSign = /^\s*(?:Điều\s|Chương\s|[IVX]{1,5}\.|\d{1,3}[.)]|[a-zđ]\)|[-–+•]|Nơi nhận|TM\.|KT\.|TL\.)/u
const mostLines = 8
const nextLine = 1.7

/** The lowest lines where some set notes no smaller: from the highest that begins with a mark that stands above them on. */
function asLargeAsBody(upward: Line[]): Line[] {
  const end = upward.findIndex((line, i) => {
    const below = upward[i - 1]
    const isFar = below !== undefined && line.y - below.y > line.size * nextLine
    return i >= mostLines || isParted(line) || itemOrSign.test(line.cells[0] ?? '') || isFar
  })
  const foot = upward.slice(0, end < 0 ? 0 : end)
  const body = upward.slice(foot.length)
  const begins = ({ cells }: Line, i: number) => {
    const text = cells.join(' ')
    const sign = lowered(mark.exec(text)?.slice(1).find(Boolean))
    return surely.test(text) && [...foot.slice(i + 1), ...body].some((line) => hangs(line, sign))
  }
  const highest = foot.findLastIndex(begins)
  return foot.slice(0, highest + 1).reverse()
}

/** Whether a note's mark hangs on a word of the line, as no bullet and no sign for "times" does; a raised number is neither. */
const hangs = ({ cells }: Line, sign: string): boolean =>
  cells.some((cell) => {
    const at = markAt(cell, sign)
    return at > 0 && (/^[(\d]/.test(sign) || /\S/.test(cell[at - 1] ?? ''))
  })

/** The notes at a foot; a letter begins one only where it stands as a mark in the `body`, for it may begin an item too. */
function notesIn(foot: Line[], body: Line[]): Note[] {
  const notes: Note[] = []
  for (const { cells } of foot) {
    const text = cells.join(' ').trim()
    const found = mark.exec(text)
    const sign = lowered(found?.slice(1).find(Boolean))
    const last = notes.at(-1)
    const isOne = sign && isNext(sign, notes) && (!/[a-z]/.test(sign) || body.some((line) => hasMark(line, sign)))
    if (found && isOne) notes.push({ sign, lines: [text.slice(found[0].length)] })
    else last?.lines.push(text)
  }
  return notes
}

/** Whether a sign goes on with those of its kind before it: "5 ngày" on a note's second line begins none. */
function isNext(sign: string, notes: Note[]): boolean {
  const before = notes.findLast((note) => kindOf(note.sign) === kindOf(sign))?.sign
  if (before === undefined || kindOf(sign) === 'star') return true
  if (kindOf(sign) === 'number') return Number(sign) === Number(before) + 1
  const isRoman = roman.includes(sign) && roman.indexOf(sign) === roman.indexOf(before) + 1
  return isRoman || (sign.length === 1 && sign.charCodeAt(0) === before.charCodeAt(0) + 1)
}

const kindOf = (sign: string) => (/^\d/.test(sign) ? 'number' : /^[(*]/.test(sign) ? 'star' : 'letter')

const digitsAbove = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const lowered = (sign = '') =>
  Array.from(sign, (char) => (digitsAbove.includes(char) ? digitsAbove.indexOf(char) : char)).join('')

/** Where the mark stands in a cell, and how; -1 where it does not. It is raised, or in brackets. */
const markIn = (cell: string, sign: string): { at: number; written: string } => {
  const at = markAt(cell, sign)
  const bracketed = `[${sign}]`
  return at < 0 ? { at: cell.indexOf(bracketed, 1), written: bracketed } : { at, written: markOf(sign) }
}

/** Where the mark stands above the line in a cell; no power behind a measure ("5 m²") is one. */
function markAt(cell: string, sign: string): number {
  const above = markOf(sign)
  for (let at = cell.indexOf(above); at >= 0; at = cell.indexOf(above, at + 1)) {
    const isWhole = !(sign === '*' ? /[⁰¹²³⁴-⁹*([]/ : /[⁰¹²³⁴-⁹*]/).test(
      `${cell[at - 1] ?? ''}${cell[at + above.length] ?? ''}`,
    )
    if (isWhole && at > 0 && !measures.test(cell.slice(Math.max(0, at - 4), at))) return at
  }
  return -1
}

/** Whether a mark follows a word: behind a figure it may be a power, "10²". */
const isWord = ({ cells }: Line, sign: string): boolean =>
  cells.some((cell) => {
    const { at } = markIn(cell, sign)
    return at > 0 && !/\d\s?$/.test(cell.slice(0, at))
  })

/** How a note's sign is written where it stands above the line. */
const markOf = (sign: string) => raised(sign, '.')

const hasMark = ({ cells }: Line, sign: string) => cells.some((cell) => markIn(cell, sign).at >= 0)

function withMark(line: Line, note: Note): Line {
  const cells = line.cells.map((cell) => {
    const { at, written } = markIn(cell, note.sign)
    if (at < 0) return cell
    const own = `${cell.slice(0, at)}[${nameOf(note)}]${cell.slice(at + written.length)}`
    // A note between two rows would part their table.
    return line.row ? `${own.trim()} [${nameOf(note)}] ${textOf(note)}` : own
  })
  return line.row ? { ...line, cells } : withNote({ ...line, cells }, note)
}

const withNote = (line: Line, note: Note): Line => ({
  ...line,
  notes: [...(line.notes ?? []), `[${nameOf(note)}] ${textOf(note)}`],
})

const nameOf = ({ sign }: Note) => sign.replace(/[()]/g, '')

const ended = /[.;:!?…”"]\s*$/u
const textOf = ({ lines }: Note) => lines.join(' ')

/** The size in which most letters are set. */
function usualSize(lines: Line[]): number {
  const letters = new Map<number, number>()
  for (const { size, cells } of lines) {
    const key = Math.round(size * 2) / 2
    letters.set(key, (letters.get(key) ?? 0) + cells.join('').length)
  }
  return [...letters].sort(([, one], [, other]) => other - one)[0]?.[0] ?? 0
}
