import { getDocumentProxy, getResolvedPDFJS } from 'unpdf'
import type { ImportNote } from '../../../core/library/messages.ts'
import { keywordsIn } from '../keywords.ts'
import { mostPages } from '../limits.ts'
import { framedIn, withBoxes } from '../page/framed.ts'
import { type Grid, gridsOf, type Rule } from '../page/grid.ts'
import type { Line } from '../page/line.ts'
import { crossesRules, linesWithin } from '../page/ruled.ts'
import { hidesPlaces, linesOf, type Run } from '../page/runs.ts'
import { type Standing, standingIn } from '../page/standing.ts'
import { onePageBelow } from '../page/two-up.ts'
import { FileRefused } from '../report.ts'
import { dotsOf, itemDots } from './dots.ts'
import { glyphsOf, type Placed } from './glyphs.ts'
import { inOldCapitals } from './old-capitals.ts'
import { rulesOf } from './rules.ts'
import { signsIn } from './signs.ts'
import { stampNames } from './stamps.ts'
import { struckOut } from './struck.ts'
import { type Surface, surfacesOf } from './surfaces.ts'
import { type TickBox, tickBoxesOf, tickSigns } from './tick-boxes.ts'
import { seenOf } from './tiny.ts'
import { unseenBy } from './unseen.ts'

/** `layers` says of each page whether its letters are laid unseen over a picture of it, as a program that recognized it leaves them. */
type Pages = { lines: Line[][]; layers: boolean[]; beside: string[]; notes: ImportNote[] }
type Annotation = {
  subtype?: string
  contentsObj?: { str: string }
  textContent?: string[]
  fieldValue?: unknown
  rect?: number[]
  annotationFlags?: number
  checkBox?: boolean
  radioButton?: boolean
  exportValue?: string
  buttonValue?: string
  options?: { exportValue: unknown; displayValue: string }[]
  quadPoints?: ArrayLike<number>
}
type Item = { str: string; transform: number[]; width: number; fontName?: string }
type Letters = { text: string; matrix: number[]; width: number; font?: string; gone?: boolean }
type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>['getPage']>>

/**
 * The lines of each page as they stand on it, none for a page that is a picture; `beside` is what comments, stamps, fields and
 * properties say.
 */
export async function pdfLines(bytes: Uint8Array): Promise<Pages> {
  // Before pdf.js, which takes the bytes away.
  const stamps = stampNames(bytes)
  const signs = signsIn(bytes)
  const pdf = await getDocumentProxy(bytes, { verbosity: 0, isEvalSupported: false, stopAtErrors: false }).catch(
    (error: Error) => {
      throw new FileRefused(error.name === 'PasswordException' ? 'file.encrypted' : 'file.unreadable')
    },
  )
  try {
    if (pdf.numPages > mostPages) throw new FileRefused('file.pages')
    const lines: Line[][] = []
    const layers: boolean[] = []
    const comments: string[] = []
    const fields: string[] = []
    const slanted: string[] = []
    const hidden: string[] = []
    const struck: string[] = []
    const twice: string[] = []
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number)
      // A table that goes over to the next page has its head on the first alone.
      const annotations = (await page.getAnnotations()) as Annotation[]
      const afterTable = lines.at(-1)?.some(({ row }) => row) ?? false
      const letters = await lettersOn({ page, annotations, afterTable, mayHide: signs.mayHide(page.ref?.num) })
      lines.push(letters.lines)
      layers.push(letters.layer)
      slanted.push(...linesOf(letters.slanted).map(({ cells }) => cells.join('    ')))
      hidden.push(...letters.hidden.filter(isSaying))
      struck.push(...letters.struck.filter(isSaying))
      twice.push(...letters.twice)
      for (const { subtype, contentsObj, textContent, fieldValue } of annotations) {
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
      layers,
      beside: [
        ...slanted,
        ...comments,
        ...fields,
        ...properties,
        ...keywords,
        ...stamps,
        ...hidden,
        ...struck,
        ...twice,
      ],
      notes: [
        ...(comments.length > 0 ? ['text.comments' as const] : []),
        ...(slanted.length > 0 ? ['text.slanted' as const] : []),
        ...(hidden.length > 0 ? ['text.hidden' as const] : []),
        ...(struck.length > 0 ? ['text.struck' as const] : []),
      ],
    }
  } finally {
    await pdf.loadingTask.destroy()
  }
}

const isWords = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''

const isSaying = (words: string) => /[\p{L}\d]/u.test(words)

type Seen = { page: Page; annotations: Annotation[]; afterTable: boolean; mayHide: boolean }
/** What a page's drawing orders tell of it. */
type Drawn = { rules: Rule[]; dots: Rule[]; boxes: TickBox[]; glyphs: () => Placed[]; surfaces: () => Surface[] | null }

/** How large a page is, and where its corner is, as it is looked at. */
function sheetOf([one = 0, foot = 0, other = 0, end = 0]: number[], turn: number) {
  const { x, right, y, top } = turnedRule({ x: one, right: other, y: foot, top: end }, turn)
  return { x, y, width: right - x, height: top - y }
}

/** What stands on a page; letters that lie askew on it, or that nobody sees, are no part of what is read there. */
async function lettersOn({ page, annotations, afterTable, mayHide }: Seen): Promise<{
  lines: Line[]
  layer: boolean
  slanted: Run[]
  hidden: string[]
  struck: string[]
  twice: string[]
}> {
  const { items } = await page.getTextContent({ disableNormalization: true })
  const told = items
    .filter((item): item is typeof item & Item => 'str' in item && item.str.trim() !== '')
    .map(({ str, transform, width, fontName }): Letters => ({ text: str, matrix: transform, width, font: fontName }))
  const { seen, unseen: tiny } = seenOf(await inOldCapitals(told, page), page.userUnit)
  const turn = mainTurn(seen)
  const given = filledIn(annotations, seen, turn)
  const said = runsAlong([...seen, ...given], turn)
  const isHiding = hidesPlaces(said)
  const marks = annotations.flatMap(strikeOf)
  const isDrawnOn = annotations.some(({ subtype = '' }) => drawings.has(subtype))
  const isMarking = mayHide || isDrawnOn || marks.length > 0
  const asked = isHiding || afterTable || isMarking || mayHoldTable(linesOf(said))
  const drawn = asked && told.length > 0 ? await drawnOn(page, turn, isDrawnOn) : null
  const signs = [...itemDots(drawn?.dots ?? [], said), ...tickSigns(drawn?.boxes ?? [], said)]
  const filled = [...given, ...signs.map((sign) => lettersOf(sign, turn))]
  const sheet = sheetOf(page.view, turn)
  const { runs, rules, twice, isMoved } = onePageBelow(sheet, runsAlong([...seen, ...filled], turn), drawn?.rules)
  const lines = linesOf(runs)
  const layer = drawn !== null && isMarking && isLayer(drawn.glyphs())
  const whole = { lines, layer, slanted: askew([...seen, ...filled], turn), hidden: [tiny], struck: [], twice }
  if (!drawn) return whole
  const visible = isMarking
    ? visibleOf(drawn, {
        page,
        turn,
        marks: marks.map((rule) => turnedRule(rule, turn)),
        out: annotations.flatMap(outOf),
      })
    : null
  const grids = gridsIn(rules, lines, afterTable)
  const exact = () => visible?.seen ?? seenOf(drawn.glyphs(), page.userUnit).seen
  const isExact = visible !== null || isHiding || crossesRules(runs, grids)
  const letters: Letters[] = isExact ? [...exact(), ...filled] : []
  const along = () => onePageBelow(sheet, runsAlong(letters, turn), drawn.rules).runs
  const read = letters.length > 0 ? along() : visible ? [] : runs
  const { boxes, rest: unframed } = framedIn(read, rules)
  if (grids.length === 0 && read === runs && boxes.length === 0) return whole
  const all: Letters[] = (visible ? letters : [...seen, ...filled]).filter((one: Letters) => !one.gone)
  const { runs: standing, rest } = standingIn(
    isMoved ? [] : grids,
    all.flatMap((one) => standingOf(one, turn)),
  )
  const isRest = new Set(rest.map(({ letters: of }) => of))
  const left = all.filter((one) => isRest.has(one) || standingOf(one, turn).length === 0)
  return {
    lines: withBoxes(linesWithin([...unframed, ...standing], grids), boxes),
    layer,
    slanted: askew(left, turn),
    hidden: [tiny, ...(visible?.hidden ?? [])],
    struck: visible?.struck ?? [],
    twice,
  }
}

// A name or a number that somebody typed over a scan is drawn.
const mostUndrawn = 0.9

const isLayer = (glyphs: Placed[]): boolean => {
  const letters = glyphs.filter(({ text }) => text.trim() !== '')
  return letters.length > 0 && letters.filter(({ drawn }) => !drawn).length >= letters.length * mostUndrawn
}

// Boxes and lines that a reader's program lays over a page, with which people black words out.
const drawings = new Set('Square Circle Ink Line PolyLine Polygon Redact Highlight'.split(' '))

/** What a page's drawing orders tell, which cost as much as its letters; what is laid over it hides, and says nothing itself. */
async function drawnOn(page: Page, turn: number, withDrawings: boolean): Promise<Drawn | null> {
  const annotationMode = withDrawings ? withAnnotations : withoutAnnotations
  const all = await page.getOperatorList({ annotationMode }).catch(() => null)
  if (!all) return null
  const { OPS } = await getResolvedPDFJS()
  const names = OPS as unknown as Record<string, number>
  const end = all.fnArray.indexOf(names.beginAnnotation ?? -1)
  const orders = end < 0 ? all : { fnArray: all.fnArray.slice(0, end), argsArray: all.argsArray.slice(0, end) }
  let glyphs: Placed[] | null = null
  const boxes = tickBoxesOf(orders, names).map((box) => ({ ...box, ...turnedRule(box, turn) }))
  const isOfBox = (dot: Rule) =>
    boxes.some((box) => dot.x > box.x - 2 && dot.right < box.right + 2 && dot.y > box.y - 2 && dot.top < box.top + 2)
  return {
    rules: rulesOf(orders, names).map((rule) => turnedRule(rule, turn)),
    boxes,
    dots: dotsOf(orders, names)
      .map((dot) => turnedRule(dot, turn))
      .filter((dot) => !isOfBox(dot)),
    glyphs: () => {
      glyphs ??= glyphsOf(orders, names)
      return glyphs
    },
    surfaces: () => surfacesOf(all, names),
  }
}

const withoutAnnotations = 0
const withAnnotations = 1

/** The letters of a page that people see and that hold, where others are hidden or struck out; null where none are. */
function visibleOf(
  { rules, glyphs, surfaces }: Drawn,
  { page, turn, marks, out: blackened }: { page: Page; turn: number; marks: Rule[]; out: Rule[] },
) {
  const painted = surfaces()
  if (!painted) return null
  const covers = blackened.map((box) => ({ ...box, at: Number.POSITIVE_INFINITY, colour: '#000000', picture: false }))
  const isUnseen = unseenBy([...painted, ...covers], page.view)
  const drawn = glyphs().filter(({ text }) => text.trim() !== '')
  const { seen: large } = seenOf(drawn, page.userUnit)
  const unseen = new Set(large.filter(isUnseen))
  const seen = large.filter((letter) => !unseen.has(letter))
  const along = new Map(seen.filter((one) => isAlong(one, turn)).map((one) => [runOf(one, turn), one] as const))
  const struck = struckOut([...along.keys()], [...rules, ...marks])
  if (unseen.size === 0 && struck.size === 0) return null
  const out = new Set([...unseen, ...[...struck].map((run) => along.get(run))])
  const words = (runs: Run[]) => linesOf(runs).map(({ cells }) => cells.join('    '))
  return {
    seen: large.map((letter) => (out.has(letter) ? { ...letter, gone: true } : letter)),
    hidden: words([...unseen].map((letter) => runOf(letter, turn))),
    struck: words([...struck]),
  }
}

/** What a reader marked to be blacked out, also where nobody has done it yet. */
const outOf = ({ subtype, rect: [x = 0, y = 0, right = 0, top = 0] = [] }: Annotation): Rule[] =>
  subtype === 'Redact' ? [{ x, right, y, top }] : []

/** Where a reader's mark strikes words out, as rules through their middle. */
function strikeOf({ subtype, quadPoints }: Annotation): Rule[] {
  if (subtype !== 'StrikeOut' || !quadPoints) return []
  return Array.from({ length: Math.floor(quadPoints.length / 8) }, (_, i) => {
    const corners = Array.from(quadPoints).slice(i * 8, i * 8 + 8)
    const across = corners.filter((_one, at) => at % 2 === 0)
    const up = corners.filter((_one, at) => at % 2 === 1)
    const middle = Math.min(...up) + (Math.max(...up) - Math.min(...up)) * middleOfMark
    return { x: Math.min(...across), right: Math.max(...across), y: middle, top: middle }
  })
}

// Of a mark's height, which is a line's: where the middle of its letters is.
const middleOfMark = 0.45

function gridsIn(rules: Rule[], lines: Line[], afterTable: boolean): Grid[] {
  // A row by itself is a table's last where the page before ends with that table, below a running head.
  const isTop = ({ rows: [top = 0] }: Grid) => lines.filter(({ y }) => y > top).length <= 1
  return gridsOf(rules, afterTable ? 1 : 2).filter((grid) => grid.rows.length > 2 || isTop(grid))
}

const runsAlong = (letters: Letters[], turn: number) =>
  letters.filter((one) => isAlong(one, turn)).map((one) => runOf(one, turn))

/** Askew letters keep their own order, on a line for each run. */
const askew = (letters: Letters[], turn: number) =>
  letters.filter((one) => !isAlong(one, turn)).map((one, i) => ({ ...runOf(one, 0), y: -i * 1000 }))

/** Letters that lie a quarter of a circle off the page's own, by themselves; none for those that lie any other way. */
function standingOf(letters: Letters, turn: number): (Standing & { letters: Letters })[] {
  const own = [turn + 90, turn - 90].find((one) => isAlong(letters, one))
  if (own === undefined) return []
  const upright = runOf(letters, own)
  // Where the middle of its line is on the page.
  const middle = turned((upright.x + upright.right) / 2, upright.y + upright.size * middleOfLetters, turn - own)
  return [{ on: { ...upright, ...middle, right: middle.x }, upright, letters }]
}

// Of their size: how far above its line the middle of letters is.
const middleOfLetters = 0.25

const sizeOfFilled = 10
const hiddenField = 2

// In points: what a field is called stands no further before it, but where a colon leads to it.
const mostBeforeField = 60
const mostBehindColon = 250

/** What people filled in to a form's fields, as letters where the fields stand, close to what is called before them. */
function filledIn(fields: Annotation[], seen: Letters[], turn: number): Letters[] {
  const runs = runsAlong(seen, turn)
  const nameEnd = (left: number, y: number) =>
    Math.max(
      ...runs
        .filter((run) => Math.abs(run.y - y) < sizeOfFilled * 0.6)
        .filter(({ right: end }) => end <= left + 2)
        .filter(({ text, right: end }) => left - end < (/:\s*$/.test(text) ? mostBehindColon : mostBeforeField))
        .map(({ right: end }) => end),
    )
  const angle = (turn * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle) * sizeOfFilled, Math.sin(angle) * sizeOfFilled]
  return fields.flatMap((field) => {
    const { subtype, rect, annotationFlags = 0 } = field
    if (!(subtype === 'Widget' || isStampedNumber(field)) || annotationFlags & hiddenField || !rect) return []
    const [one = 0, foot = 0, other = 0, end = 0] = rect
    const { x: left, right, y: bottom, top } = turnedRule({ x: one, right: other, y: foot, top: end }, turn)
    const lines = givenIn(field)
      .split(/[\r\n]+/)
      .filter((line) => line.trim() !== '')
    // A field of one line has its words in its middle; of several, from its top.
    const begin = lines.length > 1 ? top - sizeOfFilled : (bottom + top) / 2 - sizeOfFilled * 0.35
    return lines.map((text, i) => {
      const y = begin - i * sizeOfFilled * 1.2
      const ended = subtype === 'Widget' ? nameEnd(left, y) : Number.NEGATIVE_INFINITY
      const x = Number.isFinite(ended) ? ended + 3 : left + 2
      const place = turned(x, y, -turn)
      // A box stands before its words as well as behind others: it leaves no gap on either side.
      const width = isBox(field) ? right - x : Math.min(right - x, text.length * 5)
      return { text, matrix: [cos, sin, -sin, cos, place.x, place.y], width }
    })
  })
}

const isBox = ({ checkBox, radioButton }: Annotation) => checkBox || radioButton

/** A number or a day that an office typed over the blank left for it; a remark in words is none. */
const isStampedNumber = ({ subtype, contentsObj }: Annotation) =>
  subtype === 'FreeText' && /^\s*\d[\d/.-]{0,9}\s*$/.test(contentsObj?.str ?? '')

/** What a field says: boxes and round buttons whether they are chosen, a list what its entry is called. */
function givenIn(field: Annotation): string {
  const { checkBox, radioButton, exportValue, buttonValue, fieldValue, options = [] } = field
  if (isStampedNumber(field)) return field.contentsObj?.str.trim() ?? ''
  if (checkBox || radioButton) return fieldValue === (checkBox ? exportValue : buttonValue) ? '☒' : '☐'
  const called = (value: unknown) => options.find((option) => option.exportValue === value)?.displayValue ?? value
  return [fieldValue].flat().map(called).filter(isWords).join(', ')
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

function runOf({ text, matrix, width, font, gone }: Letters, turn: number): Run {
  const [, , c = 0, d = 0, e = 0, f = 0] = matrix
  const { x, y } = turned(e, f, turn)
  const plain = text.replace(/[\uFB00-\uFB06]/g, (ligature) => ligature.normalize('NFKC'))
  return {
    text: plain,
    x,
    right: x + width,
    y,
    size: Math.hypot(c, d) || 1,
    ...(font && { font }),
    ...(gone && { gone }),
  }
}

/** A run of our own as letters on the page. */
function lettersOf({ text, x, right, y, size }: Run, turn: number): Letters {
  const angle = (turn * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle) * size, Math.sin(angle) * size]
  const place = turned(x, y, -turn)
  return { text, matrix: [cos, sin, -sin, cos, place.x, place.y], width: right - x }
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
