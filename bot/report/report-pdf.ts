import { type Report, type Table, titleLines } from '../../core/statistics/report/content.ts'
import { reportWords as words } from '../../core/statistics/report/words.ts'
import { type Drawn, written } from '../pdf/pdf-file.ts'
import { type Faces, type Glyph, type Setter, setter, type Weight } from '../pdf/setter.ts'

// A4, with the margins of Decree 30/2020/NĐ-CP: 20 mm above and below, 30 mm left, 15 mm right.
const page = { width: 595, height: 842, left: 85, right: 43, top: 57, bottom: 57 }
const room = page.width - page.left - page.right
const leading = 1.35
const cellSize = 10
const cellPad = 4
// A rule clears what hangs below its line, such as the dot of “ạ”.
const ruleBelow = 5.5
// A title, the heads of its table and the first of its rows.
const headed = 100

type Style = {
  size: number
  weight?: Weight
  align?: 'left' | 'middle' | 'right'
  x?: number
  width?: number
  before?: number
  indent?: number
  /** What is to stand on one line is set smaller where it would not, down to this size. */
  smallest?: number
}

/** A month's report as offices send it upward. */
export function reportPdf(report: Report, faces: Faces): Promise<Uint8Array<ArrayBuffer>> {
  const sheet = sheetOf(setter(faces))
  head(sheet, report)
  sheet.text(words.kind, { size: 14, weight: 'bold', align: 'middle', before: 18 })
  for (const one of titleLines(report)) sheet.text(one, { size: 13, weight: 'bold', align: 'middle' })
  sheet.bar(room * 0.3, 6)
  sheet.text(report.opening, { size: 12.5, before: 10, indent: 28 })
  for (const { title, sentences, tables } of report.sections) {
    sheet.keep(headed + 2 * 12.5 * leading * sentences.length)
    sheet.text(title, { size: 12.5, weight: 'bold', before: 10 })
    for (const sentence of sentences) sheet.text(sentence, { size: 12.5, before: 3, indent: 28 })
    for (const table of tables) sheet.table(table)
  }
  sheet.text(report.closing, { size: 11, before: 10 })
  foot(sheet, report)
  sheet.number()
  return written(sheet.finished(), faces, { title: report.title, page, language: 'vi' })
}

/** The issuing office at the left, the nation and its motto at the right. */
function head(sheet: Sheet, { letterhead, day }: Report): void {
  const [left, right] = [
    { x: page.left - 20, width: room * 0.42 },
    { x: page.left - 20 + room * 0.42, width: room * 0.58 + 20 },
  ]
  // A name stands on one line where it can be read there.
  const named = { size: 11.5, smallest: 9, align: 'middle' } as const
  sheet.beside(
    () => {
      if (letterhead.above) sheet.text(letterhead.above.toLocaleUpperCase('vi'), { ...named, ...left })
      sheet.text(letterhead.office.toLocaleUpperCase('vi'), { ...named, weight: 'bold', ...left })
      sheet.bar(left.width * 0.35, ruleBelow, left)
      sheet.text(words.number(letterhead.sign), { size: 12, align: 'middle', before: 6, ...left })
    },
    () => {
      sheet.text(words.nation, { size: 11.5, weight: 'bold', align: 'middle', ...right })
      sheet.text(words.motto, { size: 12.5, weight: 'bold', align: 'middle', ...right })
      sheet.bar(sheet.widthOf(words.motto, 12.5, 'bold'), ruleBelow, right)
      sheet.text(words.place(letterhead.place, day), { size: 12, smallest: 9, align: 'middle', before: 6, ...right })
    },
  )
}

function foot(sheet: Sheet, { letterhead }: Report): void {
  const half = room / 2
  sheet.keep(130)
  sheet.beside(
    () => {
      sheet.text(words.recipients, { size: 11.5, weight: 'bold', before: 16, width: half })
      for (const one of [...letterhead.recipients, words.filed])
        sheet.text(`- ${one}${one.endsWith('.') ? '' : ';'}`, { size: 10.5, width: half })
    },
    () => {
      const right = { x: page.left + half, width: half }
      sheet.text(letterhead.signerTitle.toLocaleUpperCase('vi'), {
        size: 12.5,
        weight: 'bold',
        align: 'middle',
        before: 16,
        ...right,
      })
      sheet.text(letterhead.signer, { size: 12.5, weight: 'bold', align: 'middle', before: 70, ...right })
    },
  )
}

type Sheet = ReturnType<typeof sheetOf>

function sheetOf(set: Setter) {
  const pages: Drawn[] = [{ lines: [], codes: [], bars: [] }]
  let y = page.height - page.top
  const here = () => pages.at(-1) as Drawn
  const turn = () => {
    pages.push({ lines: [], codes: [], bars: [] })
    y = page.height - page.top
  }
  const rule = (x: number, at: number, width: number, height: number) => here().bars.push({ x, y: at, width, height })

  function text(
    words: string,
    {
      size: wanted,
      smallest,
      weight = 'plain',
      align = 'left',
      x = page.left,
      width = room,
      before = 0,
      indent = 0,
    }: Style,
  ) {
    y -= before
    const glyphs = set(words, weight)
    const fitting = (1000 * width) / Math.max(1, widthOf(glyphs))
    // What no size makes fit is broken where it is, in letters that are read.
    const size = smallest === undefined || fitting < smallest ? wanted : Math.min(wanted, Math.floor(fitting * 10) / 10)
    for (const [at, line] of broken(glyphs, width * (1000 / size), indent * (1000 / size)).entries()) {
      if (y - size * leading < page.bottom) turn()
      y -= size * leading
      const wide = (widthOf(line) * size) / 1000
      const shift = align === 'middle' ? (width - wide) / 2 : align === 'right' ? width - wide : at === 0 ? indent : 0
      here().lines.push({ glyphs: line, size, x: x + shift, y })
    }
  }

  function table({ heads, rows }: Table) {
    const narrow = Math.min(0.2, 0.62 / (heads.length - 1))
    const widths = heads.map((_, at) => room * (at === 0 ? 1 - narrow * (heads.length - 1) : narrow))
    const row = (cells: readonly string[], weight: Weight) => {
      const lines = cells.map((cell, at) =>
        broken(set(cell, weight), ((widths[at] ?? 0) - 2 * cellPad) * (1000 / cellSize), 0),
      )
      const height = Math.max(...lines.map((some) => some.length)) * cellSize * leading + 2 * cellPad
      if (y - height < page.bottom) {
        turn()
        if (weight !== 'bold' || cells !== heads) row(heads, 'bold')
      }
      let x = page.left
      for (const [at, some] of lines.entries()) {
        const width = widths[at] ?? 0
        for (const [line, glyphs] of some.entries()) {
          const wide = (widthOf(glyphs) * cellSize) / 1000
          const shift = at === 0 ? cellPad : cells === heads ? (width - wide) / 2 : width - cellPad - wide
          here().lines.push({
            glyphs,
            size: cellSize,
            x: x + shift,
            y: y - cellPad - (line + 1) * cellSize * leading + 3,
          })
        }
        rule(x, y - height, 0.5, height)
        x += width
      }
      rule(x, y - height, 0.5, height)
      rule(page.left, y, room, 0.5)
      y -= height
      rule(page.left, y, room, 0.5)
    }
    y -= 8
    row(heads, 'bold')
    for (const [at, cells] of rows.entries())
      row(cells, cells[0] === words.sum && at === rows.length - 1 ? 'bold' : 'plain')
    y -= 4
  }

  return {
    text,
    table,
    bar(width: number, before: number, within: { x?: number; width?: number } = {}) {
      y -= before
      rule((within.x ?? page.left) + ((within.width ?? room) - width) / 2, y, width, 0.7)
    },
    /** Two columns that begin at one height; what follows stands below the longer. */
    beside(left: () => void, right: () => void) {
      const start = y
      left()
      const ended = y
      y = start
      right()
      y = Math.min(y, ended)
    },
    /** What follows stays together on one page. */
    keep(height: number) {
      if (y - height < page.bottom) turn()
    },
    widthOf: (words: string, size: number, weight: Weight) => (widthOf(set(words, weight)) * size) / 1000,
    /** Above the middle of each page but the first. */
    number() {
      for (const [at, { lines }] of pages.entries()) {
        if (at === 0) continue
        const glyphs = set(String(at + 1), 'plain')
        const wide = (widthOf(glyphs) * 12.5) / 1000
        lines.push({ glyphs, size: 12.5, x: page.left + (room - wide) / 2, y: page.height - page.top + 14 })
      }
    },
    finished: () => pages,
  }
}

const widthOf = (glyphs: readonly Glyph[]) => glyphs.reduce((sum, { width }) => sum + width, 0)

/** A text in lines no wider than it may be; a word wider than that is cut. Widths are in thousandths of the size. */
function broken(glyphs: readonly Glyph[], widest: number, indent: number): Glyph[][] {
  const lines: Glyph[][] = [[]]
  let word: Glyph[] = []
  const place = () => {
    const line = lines.at(-1) as Glyph[]
    const limit = widest - (lines.length === 1 ? indent : 0)
    const bare = word.at(-1)?.text === ' ' ? word.slice(0, -1) : word
    if (line.length > 0 && widthOf(line) + widthOf(bare) > limit) lines.push(word)
    else line.push(...word)
    word = []
  }
  for (const glyph of glyphs) {
    if (widthOf(word) + glyph.width > widest) place()
    word.push(glyph)
    if (glyph.text === ' ' || glyph.text === '\n') place()
  }
  place()
  return lines.map((line) => (line.at(-1)?.text === ' ' ? line.slice(0, -1) : line))
}
