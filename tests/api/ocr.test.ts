import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile as readBytes, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { fileReader } from '../../bot/import/file.ts'
import { numbersAmong, numbersDiffering } from '../../bot/import/numbers-again.ts'
import { paintedSaying } from '../../bot/import/ocr.ts'
import { wordsOfTsv } from '../../bot/import/tsv.ts'
import { documentBytes, documentPath, readWell, textOf } from '../support/documents.ts'
import { noOcr, noPainter, whyNoOcr } from '../support/ocr.ts'
import { scanOf } from '../support/scans.ts'

const sentence = 'việc đăng ký, sử dụng và bảo quản nhà văn hóa của phường Hoà Mẫu, trách nhiệm của người sử dụng'

// Enough of the page to tell, in a third of the time.
const upper = ['-crop', '100%x30%+0+0', '+repage']

const tesseract = (...args: string[]) => execFileSync('tesseract', args, { stdio: 'ignore' })

describe.skipIf(noOcr)(`pictures of pages (${whyNoOcr})`, () => {
  it.each([
    ['quet.pdf', 'pdf', ['ocr.words']],
    // A word of it is hardly read.
    ['anh-72dpi.jpg', 'image', ['ocr.doubtful', 'ocr.words']],
  ])('%s is read from its picture, and how surely is told', async (name, kind, notes) => {
    const pages: number[] = []
    const read = await readWell(name, await documentBytes(name), { onPage: (page) => pages.push(page) })
    // Tesseract reads "chi phí" and "chi hội" as "chỉ" there.
    expect(read).toMatchObject({ kind, pages: 1, unread: [], notes })
    expect(read.ocr).toMatchObject([{ page: 1 }])
    expect(read.ocr[0]?.confidence).toBeGreaterThan(80)
    expect(pages).toEqual([1])
    expect(textOf(read)).toMatch(/các khoản chi phí điện nước.*tổ dân phố, chi hội, câu lạc bộ/s)
    expect(textOf(read)).toContain(sentence)
    expect(read.documents[0]?.sections.map(({ heading }) => heading)).toContain('Điều 2. Giờ mở cửa')
  })

  async function united(...names: string[]) {
    const folder = await mkdtemp(join(tmpdir(), 'loa-united-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const whole = join(folder, 'whole.pdf')
    execFileSync('pdfunite', [...names.map(documentPath), whole])
    return readBytes(whole)
  }

  it.skipIf(noPainter)('a page that lies on its head, two degrees askew, is read as it was meant', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'loa-scan-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const how = [...upper, '-background', 'white', '-rotate', '182']
    const read = await readWell('quet.jpg', await scanOf(folder, 'quet.pdf', how))
    expect(read.ocr[0]?.confidence).toBeGreaterThan(80)
    expect(read.documents[0]).toMatchObject({ number: '12/QĐ-UBND', issuedOn: '2026-11-03' })
    expect(read.documents[0]?.sections.map(({ heading }) => heading)).toContain('Điều 1. Phạm vi điều chỉnh')
  })

  it.skipIf(noPainter)('a page with a shadow over its lower part is read to its end', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'loa-scan-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const shadow = ['(', '+clone', '-sparse-color', 'Barycentric', '0,0 white 0,2000 gray(55%)', ')']
    const lit = [...shadow, '-compose', 'multiply', '-composite', '-background', 'gray(55%)', '-rotate', '2.6']
    // The same page as letters.
    const whole = await readWell('quy-che.pdf', await documentBytes('quy-che.pdf'))
    const read = await readWell('quet.jpg', await scanOf(folder, 'quet.pdf', lit))
    const words = (one: typeof read) => new Set(textOf(one).split(/\s+/))
    const lost = [...words(whole)].filter((word) => !words(read).has(word))
    // A few words are misread on any scan; a lower part that is lost is a third of them.
    expect(lost.length / words(whole).size).toBeLessThan(0.06)
  })

  it.skipIf(noPainter)(
    'words under a red stamp are read without it, also where most of the page is read well',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'loa-scan-'))
      onTestFinished(() => rm(folder, { recursive: true }))
      const rings = [150, 120, 90].flatMap((radius) => ['-draw', `circle 700,560 ${700 + radius},560`])
      const stamp = ['-type', 'TrueColor', '-fill', 'none', '-stroke', '#d02020', '-strokewidth', '7', ...rings]
      const read = await readWell(
        'quet.jpg',
        await scanOf(folder, 'quet.pdf', ['-colorspace', 'sRGB', ...stamp, '-crop', '100%x45%+0+0', '+repage']),
      )
      // Tesseract leaves both lines out of its reading of the page as it lies.
      expect(textOf(read)).toContain('bảo quản nhà văn hóa của phường Hoà Mẫu')
      expect(textOf(read)).toContain('2. Người sử dụng gồm')
    },
  )

  it.skipIf(noPainter)('a number that reads otherwise when it is looked at by itself is told', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'loa-scan-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const page = join(folder, 'page')
    const part = ['-x', '0', '-y', '0', '-W', '1840', '-H', '700']
    execFileSync('pdftoppm', [
      ...['-gray', '-png', '-scale-to', '2600', '-singlefile'],
      ...part,
      documentPath('quet.pdf'),
      page,
    ])
    tesseract(`${page}.png`, page, '-l', 'vie', '-c', 'tessedit_create_tsv=1')
    const numbers = numbersAmong(await wordsOfTsv(`${page}.tsv`))
    const paint = async (from: string, how: string[], to: string) =>
      (await paintedSaying(from, how, to)) === null ? null : to
    const differing = (read: typeof numbers) => numbersDiffering(`png:${page}.png`, read, { paint, timeMs: 60_000 })
    expect(numbers.map(({ text }) => text).join(' ')).toContain('2026')
    expect(await differing(numbers)).toEqual([])
    const byHand = numbers.slice(0, 1).map((one) => ({ ...one, text: '312/QĐ-UBND', confidence: 61 }))
    expect(await differing(byHand)).toEqual(['312/QĐ-UBND'])
    const wrong = numbers.map((one) => ({ ...one, text: one.text.replace('2026', '2028') }))
    expect(await differing(wrong)).toEqual(wrong.filter(({ text }) => text.includes('2028')).map(({ text }) => text))
  })

  it('reads only those pages of a PDF from their pictures that have no text', async () => {
    const read = await readWell('mixed.pdf', await united('quy-che.pdf', 'quet.pdf'))
    expect(read).toMatchObject({ pages: 2, ocr: [{ page: 2 }], unread: [] })
    expect(textOf(read).split(sentence)).toHaveLength(3)
  })

  it.skipIf(noPainter)('reads a scan anew over which another program laid what it recognized', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'loa-scan-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const page = join(folder, 'page')
    await writeFile(`${page}.jpg`, await scanOf(folder, 'quet.pdf', upper))
    tesseract(`${page}.jpg`, page, '-l', 'vie', 'pdf')
    const bytes = await readBytes(`${page}.pdf`)
    expect(await readWell('quet.pdf', bytes)).toMatchObject({ ocr: [{ page: 1 }], unread: [] })
    const unable = await fileReader({ able: async () => false })('quet.pdf', bytes)
    expect(unable).toMatchObject({ ocr: [], unread: [], notes: expect.arrayContaining(['ocr.doubtful']) })
  })

  it('takes letters laid over further pages as they are where those over the first say what its picture does', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'loa-scan-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const page = join(folder, 'page')
    const part = ['-x', '0', '-y', '0', '-W', '1700', '-H', '900']
    execFileSync('pdftoppm', ['-r', '200', '-gray', '-png', '-singlefile', ...part, documentPath('quy-che.pdf'), page])
    tesseract(`${page}.png`, page, '-l', 'vie', '--dpi', '200', 'pdf')
    execFileSync('pdfunite', [`${page}.pdf`, `${page}.pdf`, `${page}-twice.pdf`])
    const read = await readWell('quet.pdf', await readBytes(`${page}-twice.pdf`))
    expect(read).toMatchObject({
      pages: 2,
      ocr: [{ page: 1 }],
      unread: [],
      notes: expect.arrayContaining(['ocr.layer']),
    })
    expect(textOf(read).split(sentence.slice(0, 30))).toHaveLength(3)
  })

  it('lists a page as unread where no program can read it, and takes the rest', async () => {
    const without = fileReader({ able: async () => false })
    expect(await readWell('mixed.pdf', await united('quy-che.pdf', 'quet.pdf'), {}, without)).toMatchObject({
      pages: 2,
      ocr: [],
      unread: [{ page: 2, reason: 'ocr.missing' }],
      documents: [{ issuedOn: '2026-11-03' }],
    })
    for (const name of ['quet.pdf', 'anh-72dpi.jpg'])
      expect(await without(name, await documentBytes(name))).toEqual({ name, reason: 'ocr.missing' })
  })

  it('stops between its pages when nobody waits for it any more', async () => {
    const stop = new AbortController()
    const pages: number[] = []
    const onPage = (page: number) => {
      pages.push(page)
      stop.abort(new Error('nobody waits'))
    }
    const bytes = await united('quet.pdf', 'quet.pdf')
    await expect(readWell('quet.pdf', bytes, { signal: stop.signal, onPage })).rejects.toThrow('nobody waits')
    expect(pages).toEqual([1])
  })
})
