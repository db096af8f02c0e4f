import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileLook, Picture, PicturedFile, Pictures } from '../../core/context.ts'
import { AppError } from '../../core/errors.ts'
import type { PictureReason } from '../../core/library/messages.ts'
import { containerOf } from '../import/kind.ts'
import { convertedByOffice } from '../import/libre-office.ts'
import { mostPages } from '../import/limits.ts'
import { inFolder, paintedSaying } from '../import/ocr.ts'
import { ProgramMissing, runProgram } from '../import/programs.ts'
import { recent } from './recent.ts'
import { sourceOf } from './source.ts'

// The longer side of a page as it is shown: small print of A4 is read in it, and a phone loads it.
const longSide = 1600
const drawMs = 30_000
const mostWaiting = 20
const waitMs = 4_000
const megabyte = 1024 * 1024

type Made = { pdf: Uint8Array } | { picture: Uint8Array } | Exclude<FileLook, { kind: 'pages' | 'drawing' }>

const pdf = { form: 'pdf', ending: 'pdf' }

/**
 * Draws pages of files with the programs of this machine: poppler for PDF, LibreOffice before it for Word, ImageMagick for
 * pictures that no browser shows. One at a time; what was drawn last is held for who turns back.
 */
export function drawnPages({ stopping }: { stopping?: AbortSignal } = {}): Pictures {
  const pages = recent<Picture>(24 * megabyte, ({ bytes }) => bytes.length)
  const pdfs = recent<Uint8Array>(48 * megabyte, (bytes) => bytes.length)
  const looks = recent<FileLook>(200, () => 1)
  const looked = new Map<string, Promise<FileLook>>()
  const inTurn = turns()

  async function pdfOf(file: PicturedFile, bytes: Uint8Array, ending: string): Promise<Uint8Array> {
    const held = pdfs.get(file.id)
    if (held) return held
    const made = await inFolder((folder) => convertedByOffice(folder, { bytes, ending }, pdf, { signal: stopping }))
    pdfs.keep(file.id, made)
    return made
  }

  /** What of a file can be drawn: a PDF, made of it or it itself, or a picture. */
  async function made(file: PicturedFile): Promise<Made> {
    const held = pdfs.get(file.id)
    if (held) return { pdf: held }
    const bytes = await file.read()
    const container = containerOf(bytes)
    if (container === 'pdf') return { pdf: bytes }
    if (container === 'image') return { picture: bytes }
    if (container === 'zip') return { pdf: await pdfOf(file, bytes, 'docx') }
    if (container === 'ole') return { pdf: await pdfOf(file, bytes, 'doc') }
    return sourceOf(bytes) ?? { kind: 'none', reason: 'picture.here' }
  }

  async function pagesOf(file: PicturedFile, found: { pdf: Uint8Array } | { picture: Uint8Array }): Promise<number> {
    const held = looks.get(file.id)
    if (held?.kind === 'pages') return held.pages
    const pages = await ('pdf' in found ? pageCount(found.pdf) : pictureCount(found.picture))
    looks.keep(file.id, { kind: 'pages', pages })
    return pages
  }

  async function look(file: PicturedFile): Promise<FileLook> {
    try {
      const found = await made(file)
      if ('kind' in found) return found
      return { kind: 'pages', pages: await pagesOf(file, found) }
    } catch (error) {
      return { kind: 'none', reason: reasonOf(error) }
    }
  }

  async function page(file: PicturedFile, number: number): Promise<Picture> {
    const found = await made(file)
    if ('kind' in found) throw new AppError('NOT_FOUND')
    if (number > (await pagesOf(file, found))) throw new AppError('NOT_FOUND')
    return 'pdf' in found ? drawn(found.pdf, number, stopping) : shown(found.picture, number, stopping)
  }

  function begin(file: PicturedFile): Promise<FileLook> {
    const looking = inTurn(() => look(file)).finally(() => looked.delete(file.id))
    looked.set(file.id, looking)
    return looking.then((found) => {
      // A program that is missing may be installed meanwhile; a file that is broken stays so.
      if (found.kind !== 'none' || found.reason === 'picture.broken') looks.keep(file.id, found)
      return found
    })
  }

  return {
    async look(file) {
      const held = looks.get(file.id)
      if (held) return held
      const looking = looked.get(file.id) ?? begin(file)
      looking.catch(() => {})
      return Promise.race([looking, patience()])
    },
    page: (file, number) =>
      inTurn(async () => {
        const key = `${file.id} ${number}`
        const held = pages.get(key)
        if (held) return held
        if (number < 1 || number > mostPages) throw new AppError('NOT_FOUND')
        const picture = await page(file, number).catch((error: unknown) => {
          throw error instanceof AppError ? error : new AppError('UNAVAILABLE', 'picture.failed')
        })
        pages.keep(key, picture)
        return picture
      }),
  }
}

/** LibreOffice takes longer than whoever asks should wait: it goes on, and its work is found at the next look. */
const patience = () =>
  new Promise<FileLook>((done) => void setTimeout(done, waitMs, { kind: 'drawing' } satisfies FileLook).unref())

/** One after the other, and no more in line than a person waits for. */
function turns() {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  return <T>(work: () => Promise<T>): Promise<T> => {
    if (waiting >= mostWaiting) return Promise.reject(new AppError('UNAVAILABLE', 'picture.busy'))
    waiting += 1
    const mine = last.then(work).finally(() => {
      waiting -= 1
    })
    last = mine.catch(() => {})
    return mine
  }
}

const reasons: Record<string, PictureReason> = {
  soffice: 'picture.office',
  pdfinfo: 'picture.pdf',
  pdftoppm: 'picture.pdf',
  magick: 'picture.image',
}

const reasonOf = (error: unknown): PictureReason =>
  (error instanceof ProgramMissing && reasons[error.message]) || 'picture.broken'

async function pageCount(pdf: Uint8Array): Promise<number> {
  return inFolder(async (folder) => {
    const path = join(folder, 'document.pdf')
    await writeFile(path, pdf)
    const told = await runProgram('pdfinfo', [path], { timeMs: drawMs })
    const pages = Number(/^Pages:\s+(\d+)$/m.exec(told)?.[1] ?? 0)
    if (pages === 0) throw new Error('no pages')
    return Math.min(pages, mostPages)
  })
}

async function drawn(pdf: Uint8Array, page: number, signal?: AbortSignal): Promise<Picture> {
  return inFolder(async (folder) => {
    const path = join(folder, 'document.pdf')
    const to = join(folder, 'page')
    await writeFile(path, pdf)
    const which = ['-f', String(page), '-l', String(page), '-singlefile', '-scale-to', String(longSide)]
    await runProgram('pdftoppm', [...which, '-jpeg', path, to], { signal, timeMs: drawMs })
    return { bytes: new Uint8Array(await readFile(`${to}.jpg`)), type: 'image/jpeg' }
  })
}

const isTiff = ([first]: Uint8Array) => first === 0x49 || first === 0x4d

/** A picture is one page, but for TIFF, which may hold a whole scan. */
async function pictureCount(bytes: Uint8Array): Promise<number> {
  if (!isTiff(bytes)) return 1
  return inFolder(async (folder) => {
    const path = join(folder, 'picture')
    await writeFile(path, bytes)
    const told = await paintedSaying(`tiff:${path}`, ['-format', '%n\n'], 'info:')
    if (told === null) throw new ProgramMissing('magick')
    return Math.min(Math.max(Number.parseInt(told, 10) || 1, 1), mostPages)
  })
}

/** A picture as a page; as it came where no program is there to make it smaller and a browser shows it anyway. */
async function shown(bytes: Uint8Array, page: number, signal?: AbortSignal): Promise<Picture> {
  const isPng = bytes[0] === 0x89
  return inFolder(async (folder) => {
    const path = join(folder, 'picture')
    const to = join(folder, 'page.jpg')
    await writeFile(path, bytes)
    const from = `${isTiff(bytes) ? 'tiff' : isPng ? 'png' : 'jpeg'}:${path}[${page - 1}]`
    const how = ['-auto-orient', '-background', 'white', '-flatten', '-resize', `${longSide}x${longSide}>`]
    if ((await paintedSaying(from, how, `jpeg:${to}`, signal)) !== null)
      return { bytes: new Uint8Array(await readFile(to)), type: 'image/jpeg' }
    if (isTiff(bytes)) throw new ProgramMissing('magick')
    return { bytes: new Uint8Array(bytes), type: isPng ? 'image/png' : 'image/jpeg' }
  })
}
