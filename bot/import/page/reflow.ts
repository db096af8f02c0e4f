import { formAt } from '../../../core/library/metadata/forms.ts'
import { kindNamed } from '../../../core/library/metadata/head/kind.ts'
import { isNamed, motto } from '../../../core/library/metadata/head/marks.ts'
import { closing, isUpper } from '../../../core/library/parse/markers.ts'
import { bodyName } from '../../../core/text/bodies/organisations.ts'
import { withNotes } from './foot-notes.ts'
import { garbling } from './garbled.ts'
import { headlineOf } from './headline.ts'
import { inOrder } from './layout.ts'
import type { Line } from './line.ts'
import { partHeads } from './part-heads.ts'
import { rowsOverPages } from './rows-over-pages.ts'

export type { Line } from './line.ts'

type Placed = Line & { text: string; page: number; alone: boolean; left: number }
/** Where the lines of a page end, how far one stands below the other, where those that go on begin, and how large most are. */
type Measure = { rightOf: (line: Placed) => number; pitch: number; margin: number; usual: number }

// Fewer letters than a signature stamped on a scan has are no page's text for sure; a third of a page is.
const fewLetters = 10
const manyLetters = 250

/**
 * Whether a page is read from its letters, from its picture, or, with a stamp's worth of letters, by what else is on it.
 * `garbled` are letters some of which are not what the page shows, `lost` those of which most are not.
 */
export function textOn(page: Line[]): 'none' | 'little' | 'enough' | 'garbled' | 'lost' {
  const letters = page.reduce((sum, { cells }) => sum + (cells.join('').match(/[\p{L}\d]/gu)?.length ?? 0), 0)
  if (letters < fewLetters) return 'none'
  const wrong = garbling(page)
  if (wrong) return wrong === 'much' ? 'lost' : 'garbled'
  return letters < manyLetters ? 'little' : 'enough'
}

/**
 * The text of each page: running heads and page numbers left out, lines joined to paragraphs, tables as rows; `onDoubt` is told
 * where a table's cells may stand in the wrong place, or words beside those that they do not belong to, `onAgain` what a table's head
 * says on each further page, `onStanding` whether a paragraph of the first page stands in the middle, where that can be seen.
 */
export function pageTexts(
  pages: Line[][],
  onDoubt: (doubt: 'table.unruled' | 'table.nested' | 'text.box') => void = () => {},
  onAgain: (words: string) => void = () => {},
  onStanding: (paragraph: string, isMiddle: boolean) => void = () => {},
): string[] {
  const read = withNotes(withoutRunning(pages.map((page) => page.map(withMark)))).map(inOrder)
  const kept = rowsOverPages(read, ({ cells }) => onAgain(cells.join(' ')))
  if (kept.some((page) => page.some(({ unsure }) => unsure) || hasTornCells(page))) onDoubt('table.unruled')
  if (pages.some((page) => page.some(({ nested }) => nested))) onDoubt('table.nested')
  if (kept.some((page) => page.some(({ box }) => box))) onDoubt('text.box')
  const lines = kept.flatMap((page, i) => {
    const left = page.reduce((least, { x }) => Math.min(least, x), Number.POSITIVE_INFINITY)
    return page.flatMap((line, at) => placed(line, i, isRow(page, at), left))
  })
  const rightOf = rightsOf(lines)
  const goingOn = lines.filter((line, i) => goesOnSurely(line, lines[i - 1], rightOf(line))).map(({ x }) => x)
  const margin = goingOn.length > 0 ? quantile(goingOn, 0.5) : Number.POSITIVE_INFINITY
  const usual = quantile(
    lines.map(({ size }) => size),
    0.5,
  )
  const measure = { rightOf, pitch: pitchOf(lines), margin, usual }
  const heads = new Set(Array.from(headlineOf(inOrder(pages[0] ?? []), usual), placeOf))
  const parts = partHeads(lines, { pitch: measure.pitch, isCentred: (line) => isCentred(line, rightOf(line)) })
  const texts: string[][] = pages.map(() => [])
  // A paragraph that runs over to the next page belongs to the page it begins on, and so do its notes, which stand behind it.
  let owner = texts[0] ?? []
  let notes: string[] = []
  let before: Placed | null = null
  for (const line of lines) {
    const isHead = line.page === 0 && heads.has(placeOf(line))
    const isHeadToo = isHead && before?.page === 0 && heads.has(placeOf(before))
    if (before && !before.alone && !line.alone && (isHeadToo || goesOn(before, line, measure)))
      owner[owner.length - 1] = joined(owner.at(-1) ?? '', line.text)
    else {
      if (!leadsOn.test(owner.at(-1) ?? '')) {
        owner.push(...notes)
        notes = []
      }
      owner = texts[line.page] as string[]
      const row = `| ${line.cells.map((cell) => cell.trim()).join(' | ')} |`
      const sharps = isHead ? '# ' : parts.has(line) ? '## ' : ''
      owner.push(line.row || line.cells.length > 1 ? row : `${sharps}${line.text}`)
      if (line.head) owner.push(`|${line.cells.map(() => ' --- ').join('|')}|`)
    }
    notes.push(...(line.notes ?? []))
    before = line
    if (line.page > 0 || line.row) continue
    // What fills its line stands nowhere; the last line of a paragraph tells of all.
    const end = rightOf(line)
    if (isCentred(line, end)) onStanding(owner.at(-1) ?? '', true)
    else if (line.right < end - line.size * leastAside) onStanding(owner.at(-1) ?? '', false)
  }
  owner.push(...notes)
  return texts.map((page) => page.join('\n'))
}

// A line that ends so is no paragraph's end ("… tại khoản 1" above "Điều 3."), and a note behind it would tear the sentence.
const leadsOn = /(?:^|\s)(?:(?:khoản|điểm|điều)\s[\da-zđ]{1,3}|tại|theo|của|và|hoặc|các)$/iu

const placeOf = ({ x, y }: Line) => `${x} ${y}`

const headOrSigned =
  /^(?:Nơi nhận|TM\.|KT\.|TL\.|T\/M|CHỦ TỊCH|PHÓ|TRƯỞNG|GIÁM ĐỐC|CHỦ TRÌ|CHỦ TỌA|THƯ KÝ|NGƯỜI|ĐẠI DIỆN|BÊN|Bên|\(?Ký|Số\s?[:：])/u
const leastTorn = 6
const longestCell = 25

/** Whether many short words stand in blocks side by side, which are a table's cells that no rule or column was seen for. */
function hasTornCells(page: Line[]): boolean {
  let block: Line[] = []
  const isTorn = () => {
    const words = block.map(({ cells }) => cells.join(' ').trim())
    const isShort = words.join('').length < words.length * longestCell
    return block.length >= leastTorn && isShort && !words.some((one) => motto.test(one) || headOrSigned.test(one))
  }
  for (const line of page) {
    if (line.side && !line.box) block.push(line)
    else if (isTorn()) return true
    else block = []
  }
  return isTorn()
}

function placed(line: Line, page: number, row: boolean, left: number): Placed[] {
  const edge = line.column?.x ?? left
  if (row) return [{ ...line, text: line.cells.join(' '), page, alone: true, left: edge }]
  const alone = line.cells.length > 1
  const last = line.cells.length - 1
  return line.cells.map((cell, i) => ({
    ...line,
    cells: [cell],
    text: cell.trim().replace(/\s+/g, ' '),
    page,
    alone,
    left: edge,
    notes: i === last ? line.notes : [],
  }))
}

const mark = /^(?:\d{1,3}(?:\.\d{1,3})*[.)]|\(?[a-zđ]{1,2}\)|[IVX]{1,5}[.)]|[-–+•*·]|Điều\s+\d+\s*[.:])$/u

// In letters' heights: beyond this stands another column.
const longestTab = 5

/** The number of an item and its words are one, with a tab between them. */
const withMark = (line: Line): Line => {
  const [first = '', second, ...rest] = line.cells
  if (line.row || second === undefined || !mark.test(first.trim()) || (line.spans && rest.length > 0)) return line
  const [start, end, ...others] = line.spans ?? []
  if (start && end && end.x - start.right > line.size * longestTab) return line
  const spans = start && end && [{ ...start, right: end.right }, ...others]
  return { ...line, cells: [`${first.trim()} ${second}`, ...rest], ...(spans && { spans }) }
}

/** Two parts side by side are a document's head or its signatures, unless they stand in a table, whose rows have more. */
function isRow(page: Line[], at: number): boolean {
  const cells = (i: number) => page[i]?.cells.length ?? 0
  if (page[at]?.row) return true
  if (cells(at) !== 2) return cells(at) > 2
  let first = at
  let last = at
  while (cells(first) === 2) first -= 1
  while (cells(last) === 2) last += 1
  return cells(first) > 2 || cells(last) > 2
}

const item =
  /^(?:\d{1,3}[a-zđ]?(?:\.\d{1,3})*[.)]|\d{1,2}[-–/](?=\s\p{Lu})|[a-zđ]\/(?=\s\p{L})|\(?[a-zđ]{1,2}\d{0,2}\)|[a-zđ]\.(?=\s\p{Lu})|[IVX]{1,5}\s*[.)\-–]|[-–+•*·☐☑☒])\s/u
const article = /^Điều\s+\d+[a-zđ]?\s*[.:]/u
// "Mục 2 Chương này" and "Điều 7" may be the end of a sentence as well as a heading.
const division =
  /^(?:(?:Chương|CHƯƠNG|Phần|PHẦN|Mục|MỤC|Tiểu mục)\s+(?:[IVXLC]+|\d+|thứ|THỨ)(?=[\s.:]|$)|Điều\s+\d+[a-zđ]?$)/u
// "a. gọi số" stands further right than the item that it is a part of; "… tại điểm a. Nếu" may be broken anywhere.
const smallItem = /^[a-zđ]\.\s\p{Ll}/u
const split = /^[-–]\s\p{Ll}/u
const ended = /[.;:!?…"”]$/u
const small = /^\p{Ll}/u

// "Hòa Bình, ngày 05 tháng 11 năm 2025" is a line of its own, however near the next one stands.
const dateline = /^\p{Lu}[\p{L}\s.-]{1,40},\s?ngày\s[\d.…_\s]{1,12}\s?tháng\s[\d.…_\s]{1,12}\s?năm\s?[\d.…_]{0,12}$/u

// A division's number alone, whom a letter is for, the motto, a question and its answer: none is the rest of a sentence.
const heading =
  /^(?:(?:Chương|CHƯƠNG|Phần|PHẦN)\s+(?:[IVXLC]{1,6}|\d{1,3}|thứ\s\p{L}{1,9})$|MỤC LỤC$|\((?:Ban hành\s)?[Kk]èm theo\s|Kính gửi\s*:|CỘNG H(?:ÒA|OÀ) XÃ HỘI|Độc lập\s*[-–]\s*Tự do|(?:Câu|CÂU|Bước|BƯỚC)(?:\s+hỏi)?\s+\d{1,3}\s*[.:]|(?:Hỏi|Đáp|Trả lời)\s*:)/u
const mottoBegun = /^CỘNG H(?:ÒA|OÀ) XÃ HỘI(?: CHỦ(?: NGHĨA(?: VIỆT)?)?)?$/u
/** The country's name, or a day, that a narrow column broke. */
const isBrokenHead = (before: string, line: string) =>
  (mottoBegun.test(before) && /^(?:(?:CHỦ )?NGHĨA )?(?:VIỆT )?NAM$/u.test(line)) ||
  (/,\s?ngày\s.{1,30}\snăm$/u.test(before) && /^\d{4}$/.test(line))
const mottoEnds = /Tự do\s*[-–—]\s*Hạnh phúc$/iu
const beginsWord = /^\p{Lu}\p{Ll}/u
/** A line all in capitals, however far it goes; what begins with a capital and goes on small below it is another. */
const isHeadingLine = (text: string) => /\p{Lu}{2}/u.test(text) && text.length > 12 && text === text.toUpperCase()

const typeAlone = /^(?:QUY TRÌNH|BIỂU MẪU|THỦ TỤC(?: HÀNH CHÍNH)?|DANH SÁCH|THỜI KHÓA BIỂU)$/u
// Dots that lead to a page, or to be written on.
const ofContents = /(?:\.{5}|…{2})\s?\d{0,4}$/u
const ornament = /^[-–—_=*~.\s]{2,}$/
// In letters' heights: how far from both sides of its page what stands in the middle is, and how equally.
const [leastAside, mostUneven] = [1.5, 1]

/** Whether a line stands in the middle between the edges of its page's text. */
function isCentred({ x, right: end, size, left }: Placed, right: number): boolean {
  const [before, behind] = [x - left, right - end]
  return before > size * leastAside && Math.abs(before - behind) < size * mostUneven
}

// In letters' heights.
const longestIndent = 5
// In lines: what stands further below is another paragraph, sooner so where it begins with a capital.
const farBelow = 1.35
const below = 1.12
// In letters' heights.
const largePitch = 1.15
const labelled = /^\p{Lu}[^.:;?!]{1,40}:\s\S/u
const led = /\S\s?(?:\.{6,}|…{2,})\s?\S/u

/** Whether a line is no paragraph's first: it goes on small, or begins further left than the full line above it. */
function goesOnSurely({ text, row, side, size, x, page }: Placed, before: Placed | undefined, right: number): boolean {
  if (row || side || item.test(text)) return false
  const isBack = before?.page === page && !before.row && before.right > right - size && x < before.x - size
  return small.test(text) || isBack
}

/** A line at the head of the next column, as if it stood in the column of the line before it; null for any other. */
function backInColumn(before: Placed, line: Placed): Placed | null {
  const { column } = before
  if (!column || !line.column || before.page !== line.page || line.y <= before.y || line.column.x < column.right)
    return null
  const across = column.x - line.column.x
  return { ...line, x: line.x + across, right: line.right + across, page: line.page + 1, column }
}

/** Whether a line goes on with the paragraph of the line before it. */
function goesOn(before: Placed, given: Placed, { rightOf, margin, ...measure }: Measure): boolean {
  const line = backInColumn(before, given) ?? given
  const right = rightOf(before)
  if (Math.abs(before.size - line.size) > before.size * 0.15 || line.page > before.page + 1) return false
  const samePage = before.page === line.page
  const down = before.y - line.y
  // The lines of a large heading stand as far apart as they are large.
  const isLarge = before.size > measure.usual * 1.2
  const pitch = isLarge ? Math.max(measure.pitch, before.size * largePitch) : measure.pitch
  if (samePage && down > 0 && isBrokenHead(before.text, line.text)) return true
  // The lines of a letterhead and of a signature are short, and each says something of its own.
  if (before.side || line.side) return samePage && down > 0 && small.test(line.text) && !ended.test(before.text)
  // Of a line that fills its page from an indent on, the next one is the rest wherever it begins at the edge.
  const isRest = small.test(line.text) || (before.right > right - line.size * atRight && line.x < before.x - line.size)
  if (samePage && (down <= 0 || down > pitch * (isRest ? farBelow : below))) return false
  // The lines of one paragraph stand below each other, but for its last word below the room before its first.
  if (samePage && (before.right < line.x || line.right < before.x - line.size * longestIndent)) return false
  if (mottoEnds.test(before.text) || closing.test(line.text)) return false
  const sentenceEnded = ended.test(before.text)
  const firstWord = (line.text.indexOf(' ') + 1 || line.text.length) / Math.max(line.text.length, 1)
  const full = before.right + firstWord * (line.right - line.x) > right
  // Boxes to tick with what each stands for are a line of a form.
  if (/^[☐☑☒]\s/u.test(before.text) && !small.test(line.text)) return false
  if (article.test(line.text) || dateline.test(before.text) || heading.test(line.text)) return false
  if (ornament.test(line.text) || ornament.test(before.text)) return false
  if (ofContents.test(before.text) && !small.test(line.text)) return false
  // Lines that each say what something costs or is, "Vé trẻ em: 20.000 đồng", are a list.
  if (labelled.test(before.text) && labelled.test(line.text)) return false
  if (led.test(before.text) && !small.test(line.text)) return false
  if (kindNamed(before.text) && before.text === before.text.toUpperCase()) return false
  // A line of a text that is not set full stands in the middle by chance.
  const isBack = full && line.x < before.x - line.size
  const isWithin = before.text.length > longLine && (isBack || (small.test(line.text) && !sentenceEnded))
  if (!isWithin && isCentred(before, right) && !isCentred(line, right)) return false
  // Below whose paper it is stands what it is, and what about in small letters.
  const isCapital = before.text === before.text.toUpperCase()
  // Who signs has a name below, however near.
  if (isCapital && closing.test(before.text) && beginsWord.test(line.text)) return false
  if (
    isCapital &&
    bodyName(before.text) &&
    (typeAlone.test(line.text) || isNamed(line.text) || formAt([line.text]) === 0)
  )
    return false
  // What stands in the middle in capitals, "QUYẾT ĐỊNH:", is no rest of a sentence.
  if (!isCapital && isCentred(line, right) && isUpper(line.text)) return false
  if (isCapital && typeAlone.test(before.text) && beginsWord.test(line.text)) return false
  // A heading in bold above a text that is not.
  if (before.font && line.font && before.font !== line.font && beginsWord.test(line.text)) return false
  if (isHeadingLine(line.text) && !isHeadingLine(before.text) && bodyName(line.text)) return false
  if (isHeadingLine(before.text) && (beginsWord.test(line.text) || (small.test(line.text) && !full))) return false
  if (division.test(line.text)) return full && !sentenceEnded
  if (item.test(line.text)) return full && !sentenceEnded && split.test(line.text)
  if (smallItem.test(line.text) && line.x > before.x + line.size / 2) return false
  if (small.test(line.text) && !sentenceEnded) return full || samePage
  // Two paragraphs of a line each begin at one place, where no line that goes on does.
  const isFirst = line.x > margin + line.size && line.x > before.x - 1 && beginsWord.test(line.text)
  // The first line of a paragraph stands further in than the last of a heading that fills its line.
  if (isFirst && line.x > before.x + line.size / 2 && !isCentred(line, right)) return false
  return full && !(sentenceEnded && (line.x > before.x + line.size || isFirst))
}

const vietnamese = /^(?:b|ch?|d|gh?|gi|h|kh?|l|m|n|ngh?|nh|ph?|qu|r|s|th?|tr|v|x)?[aeiouy]{1,3}(?:ch?|m|ng?|nh|p|t)?$/
const broken = /(?<![a-z])([a-z]+)-$/

/** A hyphen that parts a foreign word at the end of a line goes; one between two syllables ("kinh tế-xã hội") stays. */
function joined(text: string, next: string): string {
  if (text.endsWith('\u00AD')) return text.slice(0, -1) + next
  const half = broken.exec(text)?.[1]
  if (half === undefined) return /[\p{L}\d][-–/]$/u.test(text) ? text + next : `${text} ${next}`
  const other = /^\p{L}+/u.exec(next)?.[0] ?? ''
  const foreign = /^[a-z]+$/.test(other) && !(vietnamese.test(half) && vietnamese.test(other))
  return foreign ? text.slice(0, -1) + next : text + next
}

/** The usual distance from one line to the next. */
function pitchOf(lines: Placed[]): number {
  const steps = lines.slice(1).flatMap((line, i) => {
    const before = lines[i] as Placed
    const down = before.y - line.y
    return before.page === line.page && down > line.size * 0.8 && down < line.size * 3 ? [down] : []
  })
  return quantile(steps, 0.5) || Number.POSITIVE_INFINITY
}

function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

const longLine = 30
const fewestFull = 3
// In letters' heights.
const atRight = 0.25

/**
 * Where the lines of each page end: where several of its own do, as on a sheet laid across among others that stand, else where those
 * of the file do.
 */
function rightsOf(lines: Placed[]): (line: Placed) => number {
  const long = lines.filter(({ text }) => text.length > longLine)
  const whole = long.length > 0 ? quantile(rightsIn(long), 0.9) : Number.POSITIVE_INFINITY
  const own = new Map<number, number>()
  for (const page of new Set(long.map(({ page }) => page))) {
    const said = long.filter((line) => line.page === page && !line.row && !line.side)
    const right = Math.max(...rightsIn(said))
    if (said.filter((line) => line.right > right - line.size * atRight).length >= fewestFull) own.set(page, right)
  }
  return ({ page, column }) => column?.right ?? own.get(page) ?? whole
}

const rightsIn = (lines: Placed[]) => lines.map(({ right }) => right)

const atEdge = 2
const ofHead = 6
const headed = /CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|Độc lập\s*[-–—]\s*Tự do/u
const pageNumber = /^[-–—\s]*(?:(?:trang|page)\s*)?(\d{1,4})(?:\s*\/\s*\d{1,4})?[-–—\s]*$/i

// "Bản tin xã Mẫu - Trang 1": what else stands beside a page's number runs over its pages too.
const besideNumber = /^(?=.{8,90}$).*[-–—|·\s]\s{0,3}trang\s(\d{1,4})(?:\s?\/\s?\d{1,4})?$/iu
const numberOn = ({ cells }: Line): number => {
  const text = cells.join(' ').trim()
  return Number((pageNumber.exec(text) ?? besideNumber.exec(text))?.[1])
}

const isNumber = (line: Line) => pageNumber.test(line.cells.join(' ').trim())

/** What runs over or under the pages and is no part of the text, each line once. */
export function runningLines(pages: Line[][]): string[] {
  const edges = edgesIn(pages)
  const isRunning = runningIn(pages, edges)
  const found = edges.flatMap((some, i) => some.filter((line) => isRunning(line, i)))
  return [...new Set(found.map(({ cells }) => cells.join('    ')))]
}

/** The head of a table, which its pages repeat, stands where it is first told. */
function withoutRunning(pages: Line[][]): Line[][] {
  const edgesOf = edgesIn(pages)
  const isRunning = runningIn(pages, edgesOf)
  const told = new Set<string>()
  const isFirst = (line: Line) => line.row && told.size < told.add(line.cells.join('|')).size
  return pages.map((page, i) => {
    const edges = new Set(edgesOf[i])
    const headRow = runningRow(page, pages[i - 1])
    return page.filter((line) => line !== headRow && (!(edges.has(line) && isRunning(line, i)) || isFirst(line)))
  })
}

const mostOfHead = 3
const fewestInHead = 2

/** The first row of a page that says, word for word, what the page before says at its top in lines of no table: a running head with rules. */
function runningRow(page: Line[], before: Line[] = []): Line | undefined {
  const byHeight = (lines: Line[]) => [...lines].sort((one, other) => other.y - one.y)
  const [first] = byHeight(page)
  const wordsOf = (lines: Line[]) =>
    lines
      .flatMap(({ cells }) => cells.join(' ').trim().split(/\s+/))
      .sort()
      .join(' ')
  if (!first?.row || first.cells.join(' ').trim().split(/\s+/).length < fewestInHead) return undefined
  const said = wordsOf([first])
  const tops = byHeight(before).slice(0, mostOfHead)
  return tops.some((line, i) => !line.row && wordsOf(tops.slice(0, i + 1)) === said) ? first : undefined
}

/** Whether a line at the edge of a page is its number, or stands there on most pages. */
function runningIn(pages: Line[][], edges: Line[][]) {
  const seen = new Map<string, number>()
  for (const some of edges) for (const key of new Set(some.map(runningKey))) seen.set(key, (seen.get(key) ?? 0) + 1)
  const often = Math.max(3, pages.length / 2)
  const isOnBoth = onBothPages(pages)
  const printed = new Set(pages.flatMap(printedAround))
  return (line: Line, page: number) =>
    printed.has(line) ||
    ofGazette.test(line.cells.map((cell) => cell.trim()).join(' ')) ||
    (!line.row && numberOn(line) === page + 1) ||
    (seen.get(runningKey(line)) ?? 0) >= often ||
    isOnBoth(line)
}

// The head of a page of an official gazette, with or without the page's number.
const ofGazette = /^(?:\d{1,4}\s{1,9})?CÔNG BÁO\s?\/\s?Số\s[^/]{1,40}\/\s?Ngày\s[\d-]{6,10}(?:\s{1,9}\d{1,4})?$/iu

// Firefox has the address at the head, beside what the page is called.
const addressHead = /(?:^|\s)(?:https?|file):\/\/\S{1,250}$/u
const countFoot = /^\d{1,4}\s(?:of|\/|trên|trong(?: số)?)\s\d{1,4}\s/u
const addressFoot = /^(?:https?|file):\/\/\S{1,500}\s{1,20}\d{1,4}\s?\/\s?\d{1,4}$/u
const printedAt =
  /^(?:\d{1,2}\/\d{1,2}\/\d{2,4},?\s\d{1,2}:\d{2}(?::\d{2})?|\d{1,2}:\d{2}(?::\d{2})?,?\s\d{1,2}\/\d{1,2}\/\d{2,4})(?:\s(?:AM|PM|SA|CH))?(?=\s|$)/iu

/** What a browser prints around a page: its address and number at the foot, above it when and what was printed. */
function printedAround(page: Line[]): Line[] {
  const said = ({ cells }: Line) => cells.map((cell) => cell.trim()).join(' ')
  const byHeight = [...page].sort((one, other) => other.y - one.y)
  const [first, foot] = [byHeight[0], byHeight.at(-1)]
  if (!first || !foot) return []
  const isCounted = countFoot.test(said(foot)) && printedAt.test(said(foot).replace(countFoot, ''))
  if (isCounted && addressHead.test(said(first))) return [first, foot]
  if (!addressFoot.test(said(foot))) return []
  return printedAt.test(said(first)) ? [first, foot] : [foot]
}

const mostAlike = 4

/** Of a file of two pages: whether a line's words stand at one height on both. Two copies of one sheet have more such lines. */
function onBothPages([first, second, ...more]: Line[][]): (line: Line) => boolean {
  if (!first || !second || more.length > 0) return () => false
  const keys = new Set(first.map(runningKey))
  const both = new Set(second.map(runningKey).filter((key) => keys.has(key) && /\p{L}{2}/u.test(key)))
  const isCopy = both.size > mostAlike || (both.size > 2 && both.size >= Math.min(first.length, second.length) / 2)
  return (line) => !isCopy && both.has(runningKey(line))
}

/**
 * The highest and the lowest lines of each page, wherever they stand in its order. What stands over a letterhead, as of one paper after
 * another in a file, runs over no pages, but for a page's number and what the top of a page without a letterhead says too.
 */
function edgesIn(pages: Line[][]): Line[][] {
  const heights = pages.map((page) => [...page].sort((one, other) => other.y - one.y))
  const begins = heights.map((lines) =>
    lines.slice(0, ofHead).some(({ cells }) => cells.some((cell) => headed.test(cell))),
  )
  const tops = new Set(heights.flatMap((lines, i) => (begins[i] ? [] : lines.slice(0, atEdge).map(runningKey))))
  return heights.map((lines, i) => {
    const highest = lines.slice(0, atEdge)
    const numbers = highest.filter(isNumber).slice(0, 1)
    const own = begins[i] ? highest.filter((line) => numbers.includes(line) || tops.has(runningKey(line))) : highest
    return [...new Set([...own, ...printedAround(lines), ...lines.slice(-atEdge)])]
  })
}

/** What a line says and how high, but for a page's number at its begin or end. */
const runningKey = ({ cells, y }: Line) =>
  `${Math.round(y / 6)} ${cells
    .join(' ')
    .trim()
    .replace(/^\d+(?=\s)|(?<!\d)\d+(?:\s?\/\s?\d+)?$/g, '#')
    .replace(pageNumber, '#')}`
