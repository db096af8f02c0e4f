import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ImportNote } from '../../core/library/messages.ts'
import type { FileReport, ReadFile } from '../../core/library/parse/source-document.ts'
import { largestFile, mostOcrPages } from './limits.ts'
import { canRead, coveredPages, inFolder, type OcrPage, readPdfPage, readPicture } from './ocr.ts'
import { type Line, textOn } from './reflow.ts'
import { FileRefused, type ReadOptions, refusedFor } from './report.ts'
import { parse } from './threads.ts'

// Under this the reading of a page has errors in most lines, and a person should look at it.
const surely = 75

/**
 * Reads one file of any kind by what it holds, not by what it is called. A page without text is read from its picture
 * where the programs for it are installed; `able` says whether they are.
 */
export const fileReader =
  ({ able = canRead }: { able?: () => Promise<boolean> } = {}): ReadFile =>
  async (name, bytes, options = {}) => {
    const { signal } = options
    try {
      if (bytes.byteLength > largestFile) throw new FileRefused('file.large')
      if (bytes.byteLength === 0) throw new FileRefused('document.empty')
      const read = await parse({ name, bytes }, { signal })
      const { kind, documents, refused, notes } = read
      const report: FileReport = { kind, ocr: [], unread: [], notes }
      if (kind !== 'image' && !read.lines) return { ...report, documents, refused, pages: read.pages }
      const lines = await readPictures(kind === 'image' ? null : (read.lines ?? []), bytes, report, {
        ...options,
        able: await able(),
      })
      report.pages = lines.length
      if (!lines.some((page) => page.length > 0)) throw new FileRefused(report.unread[0]?.reason ?? 'document.empty')
      const made = await parse({ name, kind, lines, beside: read.beside }, { signal })
      return { ...report, documents: made.documents, refused, notes: [...notes, ...made.notes, ...doubts(report)] }
    } catch (error) {
      signal?.throwIfAborted()
      return { name, reason: refusedFor(error) }
    }
  }

export const readFile = fileReader()

const doubts = ({ ocr }: FileReport): ImportNote[] =>
  ocr.some(({ confidence }) => confidence < surely) ? ['ocr.doubtful'] : []

/** The lines of every page, those of its pictures read; what could not be is told in the report. */
async function readPictures(
  pages: Line[][] | null,
  bytes: Uint8Array,
  report: FileReport,
  { able, signal, onPage }: ReadOptions & { able: boolean },
) {
  const take = (read: OcrPage, page: number, of: number): Line[] => {
    if ('reason' in read || read.lines.length === 0) {
      report.unread.push({ page, reason: 'reason' in read ? read.reason : 'page.blank' })
      return []
    }
    report.ocr.push({ page, confidence: read.confidence })
    onPage?.(page, of)
    return read.lines
  }
  if (!pages) {
    const read: OcrPage[] = able ? await readPicture(bytes, signal) : [{ reason: 'ocr.missing' }]
    return read.map((page, i) => take(page, i + 1, read.length))
  }
  return inFolder(async (folder) => {
    const pdf = join(folder, 'document.pdf')
    if (able) await writeFile(pdf, bytes)
    const covered =
      able && pages.some((page) => textOn(page) === 'little') ? await coveredPages(pdf, signal) : new Set()
    const whole: Line[][] = []
    for (const [i, page] of pages.entries()) {
      signal?.throwIfAborted()
      const number = i + 1
      const text = textOn(page)
      if (text === 'enough' || (text === 'little' && !covered.has(number))) whole.push(page)
      else if (!able) whole.push(take({ reason: 'ocr.missing' }, number, pages.length))
      else if (report.ocr.length >= mostOcrPages) whole.push(take({ reason: 'ocr.many' }, number, pages.length))
      else whole.push(take(await readPdfPage(folder, pdf, number, signal), number, pages.length))
    }
    return whole
  })
}
