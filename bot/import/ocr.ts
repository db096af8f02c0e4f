import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ImportReason } from '../../core/library/messages.ts'
import { flattening, isBent } from './bent.ts'
import { ocrPageMs } from './limits.ts'
import { missedOn } from './missed.ts'
import { isWeak, numbersAmong, numbersDiffering, numbersJoined, readAlone, weakWordsAgain } from './numbers-again.ts'
import type { Rule } from './page/grid.ts'
import type { Line } from './page/reflow.ts'
import { ProgramMissing, ProgramSlow, runProgram } from './programs.ts'
import {
  linesOfTsv,
  pageWidth,
  type RecognizedPage,
  ruledLines,
  type Word,
  withWordsAdded,
  withWordsAgain,
} from './tsv.ts'
import { hasRules, rulesIn, withoutRules } from './unruled.ts'

/**
 * A page read from its picture, with the numbers that read otherwise a second time, the words that are hardly right, and whether
 * its lines are bent all the same, or why it could not be.
 */
export type OcrPage =
  | { lines: Line[]; confidence: number; unsure: number; differing?: string[]; weak?: string[]; bent?: boolean }
  | { reason: ImportReason }

// The longer side of a page as it is drawn: about 220 dots an inch on A4.
const longSide = 2600
const smallPicture = 1800
const blank: OcrPage = { reason: 'page.blank' }

/** Whether pictures can be read here: tesseract with its Vietnamese data, and poppler to draw pages. */
export async function canRead(): Promise<boolean> {
  try {
    const [languages] = await Promise.all([
      runProgram('tesseract', ['--list-langs'], { timeMs: 10_000 }),
      runProgram('pdftoppm', ['-v'], { timeMs: 10_000 }),
    ])
    return /^vie$/m.test(languages)
  } catch {
    return false
  }
}

const folderName = 'loa-ocr-'
// While pages are read, the folder changes every few minutes.
const abandonedMs = 60 * 60 * 1000

/** Works in a folder of its own, which is gone afterwards whatever happened, but for the death of the process. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), `${folderName}${process.pid}-`))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Removes the folders of processes that died over their work: they hold pages of documents. */
export async function sweepFolders(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(folderName)) continue
    const path = join(tmpdir(), name)
    const found = await stat(path).catch(() => null)
    const pid = Number(name.slice(folderName.length).split('-')[0])
    const isOld = found !== null && Date.now() - found.mtimeMs > abandonedMs
    // Another user's stays where it is.
    if (isOld || (pid > 0 && !isAlive(pid))) await rm(path, { recursive: true, force: true }).catch(() => {})
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

// Square inches: less than half of an A4 page.
const leastCover = 40

/** The pages of a PDF that are scans, whatever was stamped on them: a picture covers most of each. */
export async function coveredPages(pdf: string, signal?: AbortSignal): Promise<Set<number>> {
  const listed = await attempt(signal, () => runProgram('pdfimages', ['-list', pdf], { signal, timeMs: ocrPageMs }))
  const rows = typeof listed === 'string' ? listed.split('\n').slice(2) : []
  const covered = rows.flatMap((row) => {
    const cells = row.trim().split(/\s+/)
    const [page = 0, width = 0, height = 0, xPpi = 0, yPpi = 0] = [0, 3, 4, 12, 13].map((i) => Number(cells[i]))
    return (width / xPpi) * (height / yPpi) >= leastCover ? [page] : []
  })
  return new Set(covered)
}

/** Reads one page of a PDF from its picture. */
export async function readPdfPage(folder: string, pdf: string, page: number, signal?: AbortSignal): Promise<OcrPage> {
  return attempt(signal, async () => {
    const picture = await drawn(folder, pdf, page, signal)
    const [first] = await recognized(picture, [], signal)
    const coloured = async (size: number) => `tif:${await drawn(folder, pdf, page, signal, size)}`
    return first ? surest(first, { picture: `tif:${picture}`, coloured }, signal) : blank
  })
}

// A page that is read less surely than this may stand on its head; one whose words are few of them Vietnamese, on its side.
const doubted = 80
const leastSense = 0.6

type Page = { picture: string; coloured: (longSide: number) => Promise<string> }

/**
 * The reading of a page that knows most letters surely: also in even light, for of a page with a shadow over it what is below
 * is left out; laid flat, where its lines are bent; without what is red on it, where that is much, for words under a stamp are read wrongly and with certainty; and
 * of one that is read badly also upright.
 */
async function surest(first: RecognizedPage, page: Page, signal?: AbortSignal): Promise<OcrPage> {
  let best = first
  let { picture } = page
  const again = async (way: () => Promise<string | null>, least = best.sure + 1) => {
    const other = await way().catch(() => null)
    const [read] = other ? await recognized(other, [], signal).catch(() => []) : []
    signal?.throwIfAborted()
    if (!other || !read || read.sure < least) return
    best = read
    picture = `tif:${other}`
  }
  if (await isShaded(picture, signal)) await again(() => evenlyLit(picture, signal))
  if (best.lines.length === 0) return best
  const wasBent = isBentPage(best)
  if (wasBent) await again(() => painted(picture, flatteningOf(best), `${pathOf(picture)}-flat.tif`, signal))
  if (await hasRed(page, signal)) await again(async () => withoutRed(await page.coloured(longSide), signal))
  // Lines that run down or up are read, but not as well, and some not at all; and the rules of a table tell of one that stands upright alone.
  if (best.turn > 0) await again(() => turnedBy(best.turn, picture, signal), best.sure)
  const isSenseless = best.sense < leastSense
  if (isSenseless) await again(() => turned(picture, signal))
  const isRuled = await ruled(picture, signal)
  const rules = isRuled && best.turn === 0 ? await rulesOn(picture, best, signal) : []
  if (isRuled)
    await again(() => withoutRules(picture, `${pathOf(picture)}-unruled.tif`, (...how) => painted(...how, signal)))
  const asRuled = picture
  if (!isSenseless && best.confidence < doubted) await again(() => turned(picture, signal))
  if (isNothing(best)) return blank
  const told = withWordsAgain(best, await againOn(picture, best, signal))
  const mended = withWordsAdded(told, await leftOutOf(picture, told, signal))
  const lines = picture === asRuled ? ruledLines(mended, rules) : mended.lines
  const differing = await differingOn(picture, mended, signal)
  const weak = mended.words.filter(isWeak).map(({ text }) => text)
  return { ...mended, lines, differing, weak, bent: wasBent }
}

const isBentPage = ({ bend, letterHeight, turn }: RecognizedPage) =>
  turn === 0 && isBent({ bend, height: letterHeight })
const flatteningOf = ({ bend, width, height }: RecognizedPage) => flattening(bend, width, height)

// Under this hardly a letter of a page was known: it is paper with specks, or nothing that can be read.
const nothing = 30

/** Whether what was seen on a page is no text of it. */
const isNothing = ({ confidence }: RecognizedPage) => confidence < nothing

const alone = (signal?: AbortSignal) => ({
  paint: (from: string, how: string[], to: string) => painted(from, how, to, signal),
  timeMs: ocrPageMs,
  signal,
})

/** The numbers of a page that ran together or read otherwise by themselves; of the second none where that cannot be tried. */
async function differingOn(picture: string, { words }: RecognizedPage, signal?: AbortSignal): Promise<string[]> {
  const differing = await numbersDiffering(picture, numbersAmong(words), alone(signal)).catch(() => {
    signal?.throwIfAborted()
    return []
  })
  return [...numbersJoined(words), ...differing]
}

/** What the words of a page that are hardly right read as by themselves; nothing where that cannot be tried. */
async function againOn(
  picture: string,
  { words, turn }: RecognizedPage,
  signal?: AbortSignal,
): Promise<Map<Word[], string>> {
  if (turn !== 0) return new Map()
  return weakWordsAgain(picture, words, alone(signal)).catch(() => {
    signal?.throwIfAborted()
    return new Map()
  })
}

const surelyRead = 70

/** What stands on a page where no word of it was read, as it reads by itself where that is sure; nothing where it cannot be tried. */
async function leftOutOf(picture: string, page: RecognizedPage, signal?: AbortSignal): Promise<Word[]> {
  if (page.turn !== 0) return []
  try {
    const program = await painter(signal)
    const ask = async (from: string, how: string[]) =>
      program && runProgram(program, [...frugal, from, ...how], { signal, timeMs: ocrPageMs })
    const spots = await missedOn(picture, page, ask)
    if (spots.length === 0) return []
    const read = await readAlone(picture, spots, 'missed', alone(signal))
    return spots.flatMap((spot, i) => {
      const found = read[i] ?? []
      const text = found.map((word) => word.text).join(' ')
      const isSure = found.every(({ confidence }) => confidence >= surelyRead)
      return isSure && /[\p{L}\d]{2}/u.test(text) ? [{ ...spot, text, confidence: surelyRead }] : []
    })
  } catch {
    signal?.throwIfAborted()
    return []
  }
}

/**
 * Reads a picture, which may hold several pages. A small one, such as a photo of a page at 72 dots an inch, is drawn larger
 * and read again; the surer of the two readings counts.
 */
export async function readPicture(bytes: Uint8Array, signal?: AbortSignal): Promise<OcrPage[]> {
  return inFolder(async (folder) => {
    const given = join(folder, 'picture')
    await writeFile(given, bytes)
    const known = `${formatOf(bytes)}:${given}`
    const picture = await straightened(known, `${given}-straight.tif`, given, signal)
    const base = join(folder, 'first')
    const first = await attempt(signal, () => recognized(picture, ['-c', 'tessedit_create_pdf=1'], signal, base))
    if ('reason' in first) return [first]
    const pages: OcrPage[] = []
    for (const [i, page] of first.entries()) {
      const larger = page.longSide < smallPicture ? await readPdfPage(folder, `${base}.pdf`, i + 1, signal) : page
      const better = 'lines' in larger && larger.confidence > page.confidence ? larger : page
      const isOnly = first.length === 1 && better === page
      const read = picture === given ? known : `tif:${picture}`
      pages.push(isOnly ? await surest(page, { picture: read, coloured: async () => known }, signal) : better)
    }
    return pages.length > 0 ? pages : [blank]
  })
}

// Packed as PNG, a page takes longer to draw than to be read, and is unpacked by each program that looks at it.
const plainly = ['-tiff', '-tiffcompression', 'none']

/** A page as a picture, straight; in colour and as it lies, so many dots long, where `colour` says so. */
async function drawn(folder: string, pdf: string, page: number, signal?: AbortSignal, colour = 0): Promise<string> {
  const picture = join(folder, `page-${page}${colour ? `-colour-${colour}` : ''}`)
  const which = ['-f', String(page), '-l', String(page), '-singlefile', ...(colour ? [] : ['-gray'])]
  await runProgram('pdftoppm', [...which, ...plainly, '-scale-to', String(colour || longSide), pdf, picture], {
    signal,
    timeMs: ocrPageMs,
  })
  const made = `${picture}.tif`
  return colour ? made : straightened(`tif:${made}`, `${picture}-straight.tif`, made, signal)
}

const formatOf = ([first]: Uint8Array) => (first === 0x89 ? 'png' : first === 0xff ? 'jpeg' : 'tiff')

// A program of another kind may have the same name and stand before it.
const painters = ['magick', 'convert', '/usr/bin/convert']
const frugal = ['-limit', 'memory', '512MiB', '-limit', 'map', '1GiB', '-limit', 'disk', '2GiB']

let painterHere: string | null = null

/** The name of ImageMagick on this machine; null where it is not installed, which is asked anew. */
async function painter(signal?: AbortSignal): Promise<string | null> {
  for (const name of painterHere ? [] : painters) {
    const told = await runProgram(name, ['-version'], { signal, timeMs: 10_000 }).catch(() => '')
    if (told.startsWith('Version: ImageMagick')) {
      painterHere = name
      break
    }
  }
  return painterHere
}

/** Has ImageMagick make a picture of another; null where it is not installed. */
export async function painted(from: string, how: string[], to: string, signal?: AbortSignal): Promise<string | null> {
  return (await paintedSaying(from, how, to, signal)) === null ? null : to
}

/** Has ImageMagick make a picture of another, and answers what it printed; null where it is not installed. */
export async function paintedSaying(
  from: string,
  how: string[],
  to: string,
  signal?: AbortSignal,
): Promise<string | null> {
  const program = await painter(signal)
  return program && runProgram(program, [...frugal, from, ...how, to], { signal, timeMs: ocrPageMs })
}

// The share of a page's width and height that its letters' lines are looked for in, as ImageMagick's guide has it.
const straight = ['-background', 'white', '-deskew', '40%', '+repage']

// In degrees: what is less costs no line, and laying a small picture straight costs it sharpness.
const leastAskew = 0.4
const askewBy = ['-deskew', '40%', '-format', '%[deskew:angle]\n', 'info:']

/** A picture laid straight: a page two degrees askew loses whole lines. As it was where it is straight, or that cannot be done. */
async function straightened(from: string, to: string, asItWas: string, signal?: AbortSignal): Promise<string> {
  try {
    const program = await painter(signal)
    if (!program) return asItWas
    const told = await runProgram(program, [...frugal, from, ...askewBy], { signal, timeMs: ocrPageMs })
    const isAskew = told.split('\n').some((angle) => Math.abs(Number(angle)) >= leastAskew)
    return isAskew ? ((await painted(from, straight, to, signal)) ?? asItWas) : asItWas
  } catch {
    signal?.throwIfAborted()
    return asItWas
  }
}

/** A page that stands on its head or its side, upright; null where it seems to be upright. */
async function turned(picture: string, signal?: AbortSignal): Promise<string | null> {
  const path = pathOf(picture)
  const told = await runProgram('tesseract', [path, '-', '--psm', '0'], { signal, timeMs: ocrPageMs }).catch(() => '')
  const angle = Number(/^Rotate: (\d+)$/m.exec(told)?.[1] ?? 180)
  return angle > 0 ? turnedBy(angle, picture, signal) : null
}

async function turnedBy(angle: number, picture: string, signal?: AbortSignal): Promise<string | null> {
  const path = pathOf(picture)
  const upright = await painted(picture, ['-rotate', String(angle), '+repage'], `${path}-turned.tif`, signal)
  return upright && straightened(`tif:${upright}`, `${path}-upright.tif`, upright, signal)
}

// How unlike the paper of a page is in its parts, of all that there is between black and white.
const leastShade = 0.05
// The lightest part of each place is its paper.
const paperOf = (scale: string) => ['-scale', scale, '-morphology', 'Dilate', 'Square:2']
const shade = ['-colorspace', 'Gray', ...paperOf('60x60'), '-format', '%[fx:standard_deviation]\n', 'info:']
// A little more than twenty times as large: nothing of the page's edge is left as it was.
const evened = ['(', '+clone', ...paperOf('5%'), '-blur', '0x3', '-resize', '2010%', ')']

/** Whether a shadow or a fold lies over a page, as on a photo of it. */
async function isShaded(picture: string, signal?: AbortSignal): Promise<boolean> {
  try {
    const program = await painter(signal)
    if (!program) return false
    const told = await runProgram(program, [...frugal, picture, ...shade], { signal, timeMs: ocrPageMs })
    return Number(told.split('\n')[0]) >= leastShade
  } catch {
    signal?.throwIfAborted()
    return false
  }
}

/** A page as if its paper were as light everywhere. */
const evenlyLit = (picture: string, signal?: AbortSignal) =>
  painted(
    picture,
    ['-colorspace', 'Gray', ...evened, '-compose', 'divide_src', '-composite', ...straight],
    `${pathOf(picture)}-even.tif`,
    signal,
  )

// Of a page's surface: less is a speck.
const leastRed = 0.0005
const glance = 600
// What is light in its red part and dark in its green one.
const redPart = [
  ...['-scale', `${glance}x${glance}>`, '(', '-clone', '0', '-channel', 'R', '-separate', '+channel', ')'],
  ...['(', '-clone', '0', '-channel', 'G', '-separate', '+channel', ')', '-delete', '0'],
  ...['-compose', 'minus_src', '-composite', '-threshold', '25%', '-format', '%[fx:mean]\n', 'info:'],
]

async function ruled(picture: string, signal?: AbortSignal): Promise<boolean> {
  try {
    const program = await painter(signal)
    if (!program) return false
    return await hasRules(picture, (from, how) =>
      runProgram(program, [...frugal, from, ...how], { signal, timeMs: ocrPageMs }),
    )
  } catch {
    signal?.throwIfAborted()
    return false
  }
}

/** The rules on a page that was read; none where they cannot be told. */
async function rulesOn(picture: string, { width, height }: RecognizedPage, signal?: AbortSignal): Promise<Rule[]> {
  try {
    const program = await painter(signal)
    const ask = async (from: string, how: string[]) =>
      program && runProgram(program, [...frugal, from, ...how], { signal, timeMs: ocrPageMs })
    return await rulesIn(picture, { width, height, points: pageWidth }, ask)
  } catch {
    signal?.throwIfAborted()
    return []
  }
}

async function hasRed({ coloured }: Page, signal?: AbortSignal): Promise<boolean> {
  try {
    const program = await painter(signal)
    if (!program) return false
    const told = await runProgram(program, [...frugal, await coloured(glance), ...redPart], {
      signal,
      timeMs: ocrPageMs,
    })
    return Number(told.split('\n')[0]) >= leastRed
  } catch {
    signal?.throwIfAborted()
    return false
  }
}

// Ink of a stamp is not quite as light in its red part as paper is.
const bleached = ['-level', '0%,75%']

/** A page without what is red on it: in the red part of the light a stamp is as white as the paper. */
const withoutRed = (picture: string, signal?: AbortSignal) =>
  painted(picture, ['-channel', 'R', '-separate', ...bleached, ...straight], `${pathOf(picture)}-red.tif`, signal)

const pathOf = (picture: string) => picture.slice(picture.indexOf(':') + 1)

export async function recognized(
  picture: string,
  more: string[],
  signal?: AbortSignal,
  base?: string,
): Promise<RecognizedPage[]> {
  const output = base ?? `${picture}-text`
  await runProgram('tesseract', [picture, output, '-l', 'vie', ...more, '-c', 'tessedit_create_tsv=1'], {
    signal,
    timeMs: ocrPageMs,
  })
  return linesOfTsv(`${output}.tsv`)
}

async function attempt<T>(
  signal: AbortSignal | undefined,
  work: () => Promise<T>,
): Promise<T | { reason: ImportReason }> {
  try {
    return await work()
  } catch (error) {
    signal?.throwIfAborted()
    if (error instanceof ProgramMissing) return { reason: 'ocr.missing' }
    return { reason: error instanceof ProgramSlow ? 'page.slow' : 'page.unreadable' }
  }
}
