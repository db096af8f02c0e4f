import { getDocumentProxy, getResolvedPDFJS } from 'unpdf'
import type { ImportNote } from '../../../core/library/messages.ts'
import { keywordsIn } from '../keywords.ts'
import { mostPages } from '../limits.ts'
import { type Grid, gridsOf, type Rule } from '../page/grid.ts'
import type { Line } from '../page/line.ts'
import { crossesRules, linesWithin } from '../page/ruled.ts'
import { hidesPlaces, linesOf, type Run } from '../page/runs.ts'
import { FileRefused } from '../report.ts'
import { glyphsOf } from './glyphs.ts'
import { rulesOf } from './rules.ts'
import { stampNames } from './stamps.ts'
import { seenOf } from './tiny.ts'

type Pages = { lines: Line[][]; beside: string[]; notes: ImportNote[] }
type Annotation = {
  subtype?: string
  contentsObj?: { str: string }
  textContent?: string[]
  fieldValue?: unknown
  rect?: number[]
  annotationFlags?: number
  checkBox?: boolean
  exportValue?: string
}
type Item = { str: string; transform: number[]; width: number }
type Letters = { text: string; matrix: number[]; width: number }
type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>['getPage']>>

/**
 * The lines of each page as they stand on it, none for a page that is a picture; `beside` is what comments, stamps, fields and
 * properties say.
 */
export async function pdfLines(bytes: Uint8Array): Promise<Pages> {
  // Before pdf.js, which takes the bytes away.
  const stamps = stampNames(bytes)
  const pdf = await getDocumentProxy(bytes, { verbosity: 0, isEvalSupported: false, stopAtErrors: false }).catch(
    (error: Error) => {
      throw new FileRefused(error.name === 'PasswordException' ? 'file.encrypted' : 'file.unreadable')
    },
  )
  try {
    if (pdf.numPages > mostPages) throw new FileRefused('file.pages')
    const lines: Line[][] = []
    const comments: string[] = []
    const fields: string[] = []
    const slanted: string[] = []
    const hidden: string[] = []
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number)
      // A table that goes over to the next page has its head on the first alone.
      const letters = await lettersOn(page, lines.at(-1)?.some(({ row }) => row) ?? false)
      lines.push(letters.lines)
      slanted.push(...linesOf(letters.slanted).map(({ cells }) => cells.join('    ')))
      if (/[\p{L}\d]/u.test(letters.tiny)) hidden.push(letters.tiny)
      for (const { subtype, contentsObj, textContent, fieldValue } of (await page.getAnnotations()) as Annotation[]) {
        const isComment = subtype !== 'Link' && subtype !== 'Widget'
        const said = [contentsObj?.str, textContent?.join('\n'), fieldValue].filter(isWords)
        if (isComment) comments.push(...said)
        else fields.push(...said)
      }
      page.cleanup()
    }
    const told = new Map<string, unknown>(Object.entries((await pdf.getMetadata()).info))
    const properties = ['Title', 'Subject'].map((key) => told.get(key)).filter(isWords)
    const keywords = [told.get('Keywords')].filter(isWords).map(keywordsIn)
    return {
      lines,
      beside: [...slanted, ...comments, ...fields, ...properties, ...keywords, ...stamps, ...hidden],
      notes: [
        ...(comments.length > 0 ? ['text.comments' as const] : []),
        ...(slanted.length > 0 ? ['text.slanted' as const] : []),
        ...(hidden.length > 0 ? ['text.hidden' as const] : []),
      ],
    }
  } finally {
    await pdf.loadingTask.destroy()
  }
}

const isWords = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''

/** What stands on a page; letters that lie askew on it, or are too small for anybody, are no part of what is read there. */
async function lettersOn(page: Page, afterTable: boolean): Promise<{ lines: Line[]; slanted: Run[]; tiny: string }> {
  const { items } = await page.getTextContent({ disableNormalization: true })
  const told = items
    .filter((item): item is typeof item & Item => 'str' in item && item.str.trim() !== '')
    .map(({ str, transform, width }) => ({ text: str, matrix: transform, width }))
  const { seen, unseen: tiny } = seenOf(told, page.userUnit)
  const main = mainTurn(seen)
  const filled = main === 0 ? filledIn((await page.getAnnotations()) as Annotation[], seen) : []
  const drawn = [...seen, ...filled]
  return {
    lines: await linesOn({ page, turn: main, drawn, filled, afterTable }),
    // Askew letters keep their own order, on a line for each run.
    slanted: drawn.filter((one) => !isAlong(one, main)).map((one, i) => ({ ...runOf(one, 0), y: -i * 1000 })),
    tiny,
  }
}

const sizeOfFilled = 10
const hiddenField = 2

// In points: what a field is called stands no further before it.
const mostBeforeField = 60

/** What people filled in to a form's fields, as letters where the fields stand, close to what is called before them. */
function filledIn(fields: Annotation[], seen: Letters[]): Letters[] {
  const nameEnd = (left: number, y: number) =>
    Math.max(
      ...seen
        .filter(({ matrix: [, , , , , at = 0] }) => Math.abs(at - y) < sizeOfFilled * 0.6)
        .map(({ matrix: [, , , , x = 0], width }) => x + width)
        .filter((end) => end <= left + 2 && left - end < mostBeforeField),
    )
  return fields.flatMap(({ subtype, rect, annotationFlags = 0, checkBox, exportValue, fieldValue }) => {
    if (subtype !== 'Widget' || annotationFlags & hiddenField || !rect) return []
    const [left = 0, foot = 0, right = 0, top = 0] = rect
    const given = checkBox ? (fieldValue === exportValue ? '☒' : '☐') : [fieldValue].flat().filter(isWords).join(', ')
    const lines = given.split(/[\r\n]+/).filter((line) => line.trim() !== '')
    // A field of one line has its words in its middle; of several, from its top.
    const begin = lines.length > 1 ? top - sizeOfFilled : (foot + top) / 2 - sizeOfFilled * 0.35
    return lines.map((text, i) => {
      const y = begin - i * sizeOfFilled * 1.2
      const x = Math.max(nameEnd(left, y) + 3, 0) || left + 2
      return { text, matrix: [sizeOfFilled, 0, 0, sizeOfFilled, x, y], width: Math.min(right - x, text.length * 5) }
    })
  })
}

type Seen = { page: Page; turn: number; drawn: Letters[]; filled: Letters[]; afterTable: boolean }

/** The lines of a page; its drawing orders, which cost as much as its letters, are asked only where they may tell more. */
async function linesOn({ page, turn, drawn, filled, afterTable }: Seen): Promise<Line[]> {
  const runsOf = (letters: Letters[]) => letters.filter((one) => isAlong(one, turn)).map((one) => runOf(one, turn))
  const runs = runsOf(drawn)
  const isHiding = hidesPlaces(runs)
  const lines = linesOf(runs)
  if (!isHiding && !afterTable && !mayHoldTable(lines)) return lines
  const orders = await page.getOperatorList().catch(() => null)
  if (!orders) return lines
  const { OPS } = await getResolvedPDFJS()
  const names = OPS as unknown as Record<string, number>
  const rules = rulesOf(orders, names).map((rule) => turnedRule(rule, turn))
  // A row by itself is a table's last where the page before ends with that table, below a running head.
  const isTop = ({ rows: [top = 0] }: Grid) => lines.filter(({ y }) => y > top).length <= 1
  const grids = gridsOf(rules, afterTable ? 1 : 2).filter((grid) => grid.rows.length > 2 || isTop(grid))
  const glyphs = () => runsOf([...seenOf(glyphsOf(orders, names), page.userUnit).seen, ...filled])
  const exact = isHiding || crossesRules(runs, grids) ? glyphs() : []
  if (grids.length === 0 && exact.length === 0) return lines
  return linesWithin(exact.length > 0 ? exact : runs, grids)
}

/** Whether a line that is no page's head or foot has parts, as a table's rows have. */
function mayHoldTable(lines: Line[]): boolean {
  return lines.slice(1, -1).some(({ cells }) => cells.length > 1) || lines.some(({ cells }) => cells.length > 2)
}

const turnOf = ([a = 1, b = 0]: number[]) => (Math.atan2(b, a) * 180) / Math.PI
const mostAskew = 10

/** By how many quarters of a circle most letters of a page are turned: a wide table lies on its side. */
function mainTurn(letters: Letters[]): number {
  const counts = new Map<number, number>()
  for (const { text, matrix } of letters) {
    const quarter = Math.round(turnOf(matrix) / 90) * 90
    const turn = quarter === -180 ? 180 : quarter
    if (Math.abs(turnOf(matrix) - quarter) < mostAskew) counts.set(turn, (counts.get(turn) ?? 0) + text.length)
  }
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? 0
}

function isAlong({ matrix }: Letters, turn: number): boolean {
  const off = Math.abs(turnOf(matrix) - turn) % 360
  return Math.min(off, 360 - off) < mostAskew
}

function runOf({ text, matrix, width }: Letters, turn: number): Run {
  const [, , c = 0, d = 0, e = 0, f = 0] = matrix
  const { x, y } = turned(e, f, turn)
  const plain = text.replace(/[\uFB00-\uFB06]/g, (ligature) => ligature.normalize('NFKC'))
  return { text: plain, x, right: x + width, y, size: Math.hypot(c, d) || 1 }
}

function turned(x: number, y: number, turn: number): { x: number; y: number } {
  const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)]
  return { x: x * cos + y * sin, y: y * cos - x * sin }
}

function turnedRule({ x, right, y, top }: Rule, turn: number): Rule {
  const [one, other] = [turned(x, y, turn), turned(right, top, turn)]
  return {
    x: Math.min(one.x, other.x),
    right: Math.max(one.x, other.x),
    y: Math.min(one.y, other.y),
    top: Math.max(one.y, other.y),
  }
}
