import { secretBeside } from '../../../core/library/metadata/secrecy.ts'
import { letterheadIn } from '../docx/stories.ts'
import { htmlText } from '../html/html.ts'
import { counter } from '../numbering.ts'
import { wordsOfPicture } from '../picture-name.ts'
import type { Told } from '../report.ts'
import { type Standing, standingOf } from '../standing.ts'
import { type DocFile, docFile, type Hung, type Paragraph, type Range } from './file.ts'
import { code, look, type Setting } from './settings.ts'
import { charactersTold } from './summary.ts'
import { type Row, tableHtml } from './tables.ts'
import { escaped, writerOf } from './words.ts'

/**
 * The text of a Word 97–2003 file, by way of HTML as that of a newer one, and every story beside it. A note and the words of
 * a text box stand behind the paragraph that they hang on.
 */
export async function docText(bytes: Uint8Array): Promise<Told> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const doc = docFile(bytes)
  const { html, left } = htmlOf(doc)
  const { text: words } = htmlText(html, { whole: true })
  const head = letterheadIn(
    doc.headers.map((header) => linesIn(doc, header)),
    words,
  )
  const text = head ? `${head}\n${words}` : words
  if (head) left.notes.add('text.header')
  const { body, macros, ...stories } = doc.stories
  const hasWords = (story: Range) => /[\p{L}\d]/u.test(linesIn(doc, story).join(''))
  const told = new Set(linesIn(doc, body))
  const beside = [
    ...Object.values(stories).map((story) => linesIn(doc, story).join('\n')),
    ...markedIn(file)
      .flatMap((line) => [line, ...wordsOfPicture(line)])
      .filter((line) => !told.has(line.trim()) && secretBeside([line])),
    left.words.join('\n'),
  ]
  if (hasWords(stories.comments)) left.notes.add('text.comments')
  // A note whose place is not told is in no passage.
  if (doc.notesWithoutPlace.some(hasWords)) left.notes.add('text.unread')
  return { text, beside, notes: [...left.notes], characters: charactersTold(bytes), standing: standingIn(doc) }
}

// A head is shorter, however many cells and empty lines it has.
const mostLooked = 200

/** Which of a document's first lines its file sets in the middle. */
function standingIn(doc: DocFile): Standing {
  const told: [line: string, isMiddle: boolean][] = []
  for (const paragraph of doc.paragraphsOf(doc.stories.body)) {
    const { settings } = paragraph
    const isMiddle =
      settings.findLast((one) => one.code === code.stands || one.code === code.stood)?.value[0] === middle
    for (const line of linesIn(doc, paragraph)) told.push([line, isMiddle])
    if (told.length > mostLooked) break
  }
  return standingOf(told)
}

function htmlOf(doc: DocFile) {
  const notes = doc.notes.sort(inOrder)
  const marks = new Map(notes.map(({ at }, i) => [at as number, `[${i + 1}]`]))
  const { wordsOf, left } = writerOf(doc, marks)
  const noted = notes.map((note, i) => ({ ...note, mark: `[${i + 1}]` }))
  const boxes = doc.boxes.sort(inOrder)
  const count = counter(() => left.notes.add('text.numbers'))

  /** The number that Word counts for a paragraph by itself. */
  function numberOf({ style, settings }: Paragraph): string {
    const number = last(settings, code.list) ?? 0
    if (number === 0 || number === noList) return ''
    const list = doc.lists.listOf(number)
    const level = last(settings, code.listLevel) ?? Math.max(doc.lists.levelOf(number, style), 0)
    if (!list?.levels[level]) {
      left.notes.add('text.numbers')
      return ''
    }
    const label = count(String(number), list, level)
    return label ? `${escaped(label)} ` : ''
  }

  /** What hangs on a part of the text, or on no part of it that is known. */
  function hangingOn(isMeant: (one: Hung) => boolean): string {
    const said = takenFrom(noted, isMeant).map((note) => {
      const words = [...doc.paragraphsOf(note.says)].map(wordsOf).filter(Boolean)
      return `<p>${note.mark} ${words.join(' ').replaceAll('<br>', ' ')}</p>`
    })
    return [...said, ...takenFrom(boxes, isMeant).map((box) => blocksOf(box.says))].join('')
  }

  function blocksOf(range: Range): string {
    const blocks: string[] = []
    let rows: Row[] = []
    let cells: string[] = []
    let cell = ''
    // What goes on in the next paragraph: its large first letter is one of its own, and so is what an end that was deleted parted.
    let begun = nothing
    const close = () => {
      if (rows.length > 0) blocks.push(tableHtml(rows))
      blocks.push(...cells, cell)
      rows = []
      cells = []
      cell = ''
    }
    for (const paragraph of doc.paragraphsOf(range)) {
      const { depth, endsRow } = placeIn(paragraph)
      if (depth > 1) left.notes.add('table.nested')
      const { from, to } = paragraph
      const hanging = hangingOn(({ at }) => at !== null && at >= from && at <= to)
      const words = wordsOf(paragraph)
      const goesOn = paragraph.mark === '\r' && isDeleted(doc, paragraph)
      // A paragraph that is deleted as a whole has no number, and one whose end is deleted is one with the next.
      if (goesOn && words === '' && hanging === '') continue
      const isLetter = isInitial(paragraph) && words.length <= longestInitial
      const said = { number: begun.number || (isLetter ? '' : numberOf(paragraph)), words: begun.words + words }
      begun = (goesOn || isLetter) && hanging === '' ? said : nothing
      if (begun === said) continue
      const html = `<p>${said.number}${said.words}</p>${hanging}`
      if (depth === 0) {
        close()
        blocks.push(html)
      } else if (endsRow) {
        rows.push({ cells: cell ? [...cells, cell] : cells, settings: paragraph.settings })
        cells = []
        cell = ''
      } else {
        cell += html
        if (paragraph.mark !== cellEnd) continue
        cells.push(cell)
        cell = ''
      }
    }
    if (begun.words) cell += `<p>${begun.number}${begun.words}</p>`
    close()
    return blocks.join('')
  }

  const body = blocksOf(doc.stories.body)
  // What hangs on no place that is known stands at the end, so that it is not lost.
  return { html: `<html><body>${body}${hangingOn(() => true)}</body></html>`, left }
}

const nothing = { number: '', words: '' }
const isDeleted = (doc: DocFile, { to }: Paragraph) =>
  [...doc.runsOf({ from: to, to: to + 1 })].some((run) => (run.look & look.deleted) !== 0)
const isInitial = ({ settings }: Paragraph) => ((last(settings, code.initial) ?? 0) & 7) !== 0
const longestInitial = 40

const cellEnd = '\x07'
const noList = 2047
const middle = 1

function last(settings: Setting[], wanted: number): number | undefined {
  const value = settings.findLast((setting) => setting.code === wanted)?.value
  return value && (value.length > 1 ? value.readUInt16LE(0) : value[0])
}

const inOrder = (one: Hung, other: Hung) =>
  (one.at ?? Number.POSITIVE_INFINITY) - (other.at ?? Number.POSITIVE_INFINITY)

/** The first of a list for as long as they are meant, taken out of it. */
function takenFrom<T>(list: T[], isMeant: (one: T) => boolean): T[] {
  const end = list.findIndex((one) => !isMeant(one))
  return list.splice(0, end < 0 ? list.length : end)
}

function placeIn({ settings }: Paragraph): { depth: number; endsRow: boolean } {
  let depth = 0
  let endsRow = false
  for (const { code: setting, value } of settings) {
    if (setting === code.inTable) depth = value[0] ? Math.max(depth, 1) : 0
    else if (setting === code.depth && value.length >= 4) depth = Math.max(value.readInt32LE(0), 0)
    else if (setting === code.rowEnd) endsRow = value[0] !== 0
  }
  return { depth, endsRow: endsRow && depth <= 1 }
}

const linesIn = (doc: DocFile, { from, to }: Range) =>
  doc.text
    .slice(from, to)
    .split(/[\r\v\f]/)
    .flatMap((line) => line.split(cellEnd))
    .map((line) =>
      line
        .replaceAll('\t', '    ')
        .replace(/\p{Cc}/gu, '')
        .trim(),
    )
    .filter(Boolean)

const mostMarks = 1000
const longestLine = 60
const isPrinted = (code: number) => code >= 0x20 && code < 0xfff0

/** Lines with a marking wherever they stand in the file: drawn letters of a watermark are in none of its stories. */
function markedIn(file: Buffer): string[] {
  const found: string[] = []
  for (const mark of ['MẬT', 'M Ậ T'].flatMap((word) => [word, word.normalize('NFD')])) {
    const wide = Buffer.from(mark, 'utf16le')
    for (let at = file.indexOf(wide); at >= 0 && found.length < mostMarks; at = file.indexOf(wide, at + wide.length)) {
      const codeAt = (offset: number) => (offset >= 0 && offset + 1 < file.length ? file.readUInt16LE(offset) : 0)
      let from = at
      let to = at + wide.length
      while (isPrinted(codeAt(from - 2)) && at - from < 2 * longestLine) from -= 2
      while (isPrinted(codeAt(to)) && to - at < 2 * longestLine) to += 2
      found.push(file.toString('utf16le', from, to))
    }
  }
  return found
}
