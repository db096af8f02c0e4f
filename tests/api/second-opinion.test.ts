import { expect, test } from 'vitest'
import { fileReader } from '../../bot/import/file.ts'
import { otherReading } from '../../bot/import/second/other-reading.ts'
import { docOf, line } from '../support/doc.ts'
import { documentBytes, readWell } from '../support/documents.ts'
import { docxOf, paragraph, run } from '../support/docx.ts'
import { pdfOf } from '../support/pdf.ts'

const lines = Array.from(
  { length: 12 },
  (_, i) => `${i + 1}. Ho thu ${i + 1} nop cho to truong truoc ngay muoi lam cua thang.`,
)
const pdf = pdfOf(lines.map((text, i) => ({ text, x: 60, y: 780 - 20 * i })))
const reader = (other: string[] | null) => fileReader({ other: async () => other })

test('Poppler reads the same PDF, page by page, and has nothing against how it was read', async () => {
  const other = await otherReading({ bytes: pdf, kind: 'pdf', notes: [] })
  expect(other?.[0]).toContain(lines[11])
  expect(await readWell('phi.pdf', pdf)).toMatchObject({ notes: [], unread: [] })
  expect(await otherReading({ bytes: new Uint8Array([1, 2, 3]), kind: 'pdf', notes: [] })).toBeNull()
})

test('a page of a PDF that another program reads more of is named', async () => {
  const more = `${lines.join('\n')}\nDieu cuoi: ai khong nop thi bao cho to truong biet.`
  const read = await readWell('phi.pdf', pdf, {}, reader([more]))
  expect(read.unread).toEqual([{ page: 1, reason: 'page.short' }])
  expect(read.notes).toEqual([])
  expect(read.documents[0]?.access).toBeNull()
})

test('a file of which another program reads far more is shown to communicators only', async () => {
  const more = [...lines, ...Array(24).fill('cho to truong')].join('\n')
  const read = await readWell('phi.pdf', pdf, {}, reader([more]))
  expect(read.notes).toEqual(['text.lost'])
  expect(read.documents[0]).toMatchObject({
    access: 'communicator',
    readings: { access: { evidence: 'cho to truong' } },
  })
})

test('a page that was read from its picture is not held against the letters beneath it', async () => {
  const scan = await documentBytes('quet.pdf')
  const read = await readWell('quet.pdf', scan, {}, reader([lines.join('\n')]))
  expect(read.ocr).toHaveLength(1)
  expect(read).toMatchObject({ unread: [], notes: ['ocr.words'] })
})

const said = 'Tổ trưởng tổ dân phố đọc quy ước này cho các hộ nghe, rồi dán ở nhà văn hoá để ai cũng xem được.'
const characters = said.replace(/\s/g, '').length
const app = (count: number) => ({ 'docProps/app.xml': `<Properties><Characters>${count}</Characters></Properties>` })

test.each([
  ['DOCX', 'a.docx', (count: number) => docxOf(paragraph(run(said)), app(count))],
  ['DOC', 'a.doc', (count: number) => docOf([line(said)], { characters: count })],
])(
  'a %s whose own count is of more letters than were read is told, unless another program reads the same',
  async (_kind, name, made) => {
    const alone = reader(null)
    expect((await readWell(name, made(characters), {}, alone)).notes).toEqual([])
    expect((await readWell(name, made(0), {}, alone)).notes).toEqual([])
    expect((await readWell(name, made(characters + 400), {}, alone)).notes).toEqual(['text.short'])
    expect((await readWell(name, made(characters + 400), {}, reader([said]))).notes).toEqual([])
    const more = [`${said}\nAi không nộp thì báo cho tổ trưởng biết.`]
    const read = await readWell(name, made(characters + 400), {}, reader(more))
    expect(read.notes).toEqual(['text.lost'])
    expect(read.documents[0]).toMatchObject({ title: said, access: 'communicator' })
  },
)

test('a name that the text says again is read in both places', async () => {
  const name = 'Quy ước giữ vệ sinh chung của tổ dân phố số một'
  const text = `Tổ trưởng đọc ${name} cho các hộ nghe, rồi dán ở nhà văn hoá.`
  const file = docxOf(paragraph(run(name)) + paragraph(run(text)), app(2 * name.length + 400))
  const read = await readWell('a.docx', file, {}, reader([`${name}\n${text}`]))
  expect(read.documents[0]).toMatchObject({ title: name })
  expect(read.notes).toEqual([])
})
