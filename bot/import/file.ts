import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { OpenedFile, ReadFile } from '../../core/context.ts'
import type { ImportNote } from '../../core/library/messages.ts'
import type { FileReport } from '../../core/library/parse/source-document.ts'
import type { Opened } from './desk.ts'
import { largestFile, mostOcrPages } from './limits.ts'
import { holdsOddFigures, withRaisedSigns, withRomanMarks } from './misread-signs.ts'
import { holdsNoLetters, withPlainWords } from './misread-words.ts'
import { canRead, coveredPages, inFolder, type OcrPage, readPdfPage, readPicture } from './ocr.ts'
import type { Line } from './page/reflow.ts'
import { FileRefused, type ReadOptions, refusedFor } from './report.ts'
import { countOf, lettersMissing, lettersOf } from './second/letters.ts'
import { otherReading } from './second/other-reading.ts'
import { type Parsing, parse } from './threads.ts'

// Under this the reading of a page has errors in most lines, and a person should look at it; or at some lines of it, where
// more of its letters than a signature has stand in lines read badly, such as those of a form that are filled with dots.
const surely = 75
const mostUnsure = 0.05

/** What the system's programs do for a reading: whether they can read pictures, and how they read the same file. */
type Programs = { able?: () => Promise<boolean>; other?: typeof otherReading }

/**
 * Reads one file of any kind by what it holds, not by what it is called. A page without text is read from its picture
 * where the programs for it are installed; `able` says whether they are.
 */
export const fileReader =
  ({ able = canRead, other = otherReading }: Programs = {}): ReadFile =>
  async (name, bytes, options = {}) => {
    const { signal } = options
    try {
      if (bytes.byteLength > largestFile) throw new FileRefused('file.large')
      if (bytes.byteLength === 0) throw new FileRefused('document.empty')
      const parsing = await parse({ name, bytes }, { signal })
      try {
        return await secondly(parsing, bytes, await openedOf(parsing, bytes, { ...options, able }), { signal, other })
      } catch (error) {
        await parsing.close()
        throw error
      }
    } catch (error) {
      signal?.throwIfAborted()
      return { name, reason: refusedFor(error) }
    }
  }

export const readFile = fileReader()

const doubts = ({ ocr }: FileReport, texts: Opened['texts']): ImportNote[] => [
  ...(texts?.some(isGarbled) ? (['text.garbled'] as const) : []),
  ...(ocr.some(({ confidence }) => confidence < surely) ? (['ocr.doubtful'] as const) : []),
]
const isGarbled = (text: string) => text === 'garbled' || text === 'lost'

/** Holds what was read against what another program reads in the file, where there is one. */
async function secondly(
  { hear }: Parsing,
  bytes: Uint8Array,
  read: OpenedFile,
  { signal, other }: { signal?: AbortSignal; other: typeof otherReading },
): Promise<OpenedFile> {
  const told = await other({ bytes, kind: read.kind, notes: read.notes }, signal)
  if (!told) return read
  const pictured = new Set(read.ocr.map(({ page }) => page))
  const { short, notes } = await hear(told.map((page, i) => (pictured.has(i + 1) ? '' : page)))
  const unread = [...read.unread, ...short.map((page) => ({ page, reason: 'page.short' as const }))]
  // Who read the words anew knows better than a count of them.
  const before = read.notes.filter((note) => note !== 'text.short')
  return { ...read, unread, notes: [...before, ...notes] }
}

async function openedOf(
  { opened, withPages, documents, close }: Parsing,
  bytes: Uint8Array,
  { able, ...options }: ReadOptions & { able: () => Promise<boolean> },
): Promise<OpenedFile> {
  const { kind, texts, notes } = opened
  const report: FileReport = { kind, ocr: [], unread: [], notes }
  const rest = { documents: documents(), close }
  if (kind !== 'image' && !texts) return { ...opened, ...report, pages: opened.pages, ...rest }
  const pages = await readPictures(kind === 'image' ? null : texts, bytes, report, {
    ...options,
    able: await able(),
    fairLayer: opened.fairLayer,
  })
  if (!pages.some((page) => page === null || page.length > 0))
    throw new FileRefused(report.unread[0]?.reason ?? 'document.empty')
  const made = await withPages(pages)
  return {
    ...made,
    ...report,
    pages: pages.length,
    notes: [...new Set([...notes, ...made.notes, ...doubts(report, texts)])],
    ...rest,
  }
}

const mostUnlike = 0.01

/** Whether hardly a letter of either of two readings of a page is missing in the other. */
function saysTheSame(layer: string, lines: Line[]): boolean {
  const [one, other] = [lettersOf([layer]), lettersOf(lines.flatMap(({ cells }) => cells))]
  const most = Math.min(countOf(one), countOf(other)) * mostUnlike
  return lettersMissing(one, other) <= most && lettersMissing(other, one) <= most
}

/** The lines of the pages that are pictures, null for one that has text; what could not be read is told in the report. */
async function readPictures(
  texts: Opened['texts'],
  bytes: Uint8Array,
  report: FileReport,
  { able, signal, onPage, fairLayer = '' }: ReadOptions & { able: boolean; fairLayer?: string },
): Promise<(Line[] | null)[]> {
  const take = (read: OcrPage, page: number, of: number): Line[] => {
    if ('reason' in read || read.lines.length === 0) {
      report.unread.push({ page, reason: 'reason' in read ? read.reason : 'page.blank' })
      return []
    }
    report.ocr.push({ page, confidence: read.confidence })
    if (read.unsure > mostUnsure || read.weak?.length) report.notes.push('ocr.doubtful')
    if (read.differing?.length) report.notes.push('ocr.numbers')
    if (read.bent) report.notes.push('ocr.bent')
    onPage?.(page, of)
    const signs = withRaisedSigns(read.lines)
    if (signs.unsure) report.notes.push('ocr.units')
    const parts = withRomanMarks(signs.lines)
    const { lines, mended } = withPlainWords(parts.lines)
    if (mended || parts.mended) report.notes.push('ocr.words')
    if (holdsOddFigures(lines)) report.notes.push('ocr.numbers')
    if (holdsNoLetters(lines)) report.notes.push('ocr.doubtful')
    return lines
  }
  if (!texts) {
    const read: OcrPage[] = able ? await readPicture(bytes, signal) : [{ reason: 'ocr.missing' }]
    return read.map((page, i) => take(page, i + 1, read.length))
  }
  return inFolder(async (folder) => {
    const pdf = join(folder, 'document.pdf')
    if (able) await writeFile(pdf, bytes)
    const covered = able && texts.includes('little') ? await coveredPages(pdf, signal) : new Set()
    const whole: (Line[] | null)[] = []
    // Whether the first fair layer says what its page does; then others are taken as they are.
    let isTrusted: boolean | null = null
    for (const [i, text] of texts.entries()) {
      signal?.throwIfAborted()
      const number = i + 1
      const read = () => readPdfPage(folder, pdf, number, signal)
      if (text === 'fair layer' && isTrusted) {
        report.notes.push('ocr.layer')
        whole.push(null)
      } else if (text === 'enough' || (text === 'little' && !covered.has(number))) whole.push(null)
      else if (text === 'garbled') {
        // Where the picture cannot be read, most of the letters still are what the page shows.
        const page = able && report.ocr.length < mostOcrPages ? await read() : null
        whole.push(page && 'lines' in page && page.lines.length > 0 ? take(page, number, texts.length) : null)
      } else if (text === 'layer' || text === 'fair layer') {
        // Whatever recognized the page knew less of tables, and often no Vietnamese; yet of what is read badly here it may be the better.
        const page = able && report.ocr.length < mostOcrPages ? await read() : null
        const isSure = page !== null && 'lines' in page && page.lines.length > 0 && page.confidence >= surely
        whole.push(isSure ? take(page, number, texts.length) : null)
        if (!isSure) report.notes.push('ocr.doubtful')
        else if (text === 'fair layer') isTrusted ??= saysTheSame(fairLayer, page.lines)
      } else if (text === 'lost' && !able) whole.push(take({ reason: 'page.garbled' }, number, texts.length))
      else if (!able) whole.push(take({ reason: 'ocr.missing' }, number, texts.length))
      else if (report.ocr.length >= mostOcrPages) whole.push(take({ reason: 'ocr.many' }, number, texts.length))
      else whole.push(take(await read(), number, texts.length))
    }
    return whole
  })
}
