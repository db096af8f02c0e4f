import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ImportReason } from '../../core/library/messages.ts'
import { ocrPageMs } from './limits.ts'
import { ProgramMissing, runProgram } from './programs.ts'
import type { Line } from './reflow.ts'
import { linesOfTsv, type RecognizedPage } from './tsv.ts'

/** A page read from its picture, or why it could not be. */
export type OcrPage = { lines: Line[]; confidence: number } | { reason: ImportReason }

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
    return (await recognized(picture, [], signal))[0] ?? blank
  })
}

/**
 * Reads a picture, which may hold several pages. A small one, such as a photo of a page at 72 dots an inch, is drawn larger
 * and read again; the surer of the two readings counts.
 */
export async function readPicture(bytes: Uint8Array, signal?: AbortSignal): Promise<OcrPage[]> {
  return inFolder(async (folder) => {
    const picture = join(folder, 'picture')
    await writeFile(picture, bytes)
    const base = join(folder, 'first')
    const first = await attempt(signal, () => recognized(picture, ['-c', 'tessedit_create_pdf=1'], signal, base))
    if ('reason' in first) return [first]
    const pages: OcrPage[] = []
    for (const [i, page] of first.entries()) {
      const larger = page.longSide < smallPicture ? await readPdfPage(folder, `${base}.pdf`, i + 1, signal) : page
      pages.push('lines' in larger && larger.confidence > page.confidence ? larger : page)
    }
    return pages.length > 0 ? pages : [blank]
  })
}

async function drawn(folder: string, pdf: string, page: number, signal?: AbortSignal): Promise<string> {
  const picture = join(folder, `page-${page}`)
  const which = ['-f', String(page), '-l', String(page), '-singlefile']
  await runProgram('pdftoppm', [...which, '-gray', '-png', '-scale-to', String(longSide), pdf, picture], {
    signal,
    timeMs: ocrPageMs,
  })
  return `${picture}.png`
}

async function recognized(
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
    return { reason: (error as { killed?: boolean }).killed ? 'page.slow' : 'page.unreadable' }
  }
}
