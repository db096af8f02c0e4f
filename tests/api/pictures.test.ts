import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { describe, expect, onTestFinished, test } from 'vitest'
import { readFile } from '../../bot/import/file.ts'
import { drawnPages } from '../../bot/pictures/pages.ts'
import { recent } from '../../bot/pictures/recent.ts'
import { sourcesAlone } from '../../bot/pictures/source.ts'
import type { FileLook, PicturedFile, Pictures } from '../../core/context.ts'
import { testApp } from '../support/app.ts'
import { pdfOf } from '../support/pdf.ts'
import { zipOf } from '../support/zip.ts'

// On the machine that decides about a release, absence is a failure instead.
const needed = Boolean(process.env.REQUIRE_ALL_TESTS)
const poppler = needed || existsSync('/usr/bin/pdftoppm')
const libreOffice = existsSync('/usr/bin/soffice')
const bytesOf = (text: string) => new TextEncoder().encode(text)
const fileOf = (name: string, bytes: Uint8Array): PicturedFile => ({
  id: name,
  name,
  size: bytes.length,
  read: async () => bytes,
})
const twoPages = pdfOf([{ text: 'Trang một', x: 60, y: 700 }], [{ text: 'Trang hai', x: 60, y: 700 }])

async function looked(pictures: Pictures, file: PicturedFile): Promise<FileLook> {
  for (;;) {
    const look = await pictures.look(file)
    if (look.kind !== 'drawing') return look
  }
}

const left = async () => (await readdir(tmpdir())).filter((name) => name.startsWith(`loa-ocr-${process.pid}-`))

describe('pages of a file', () => {
  test.skipIf(!poppler)(
    'of a PDF are counted and drawn; one that is not there is not found, and nothing is left behind',
    async () => {
      const pictures = drawnPages()
      const file = fileOf('hai-trang.pdf', twoPages)
      expect(await pictures.look(file)).toEqual({ kind: 'pages', pages: 2 })
      const { bytes, type } = await pictures.page(file, 2)
      expect([type, bytes[0], bytes[1]]).toEqual(['image/jpeg', 0xff, 0xd8])
      expect((await pictures.page(file, 2)).bytes).toBe(bytes)
      for (const page of [0, -1, 3, 5000])
        await expect(pictures.page(file, page), String(page)).rejects.toMatchObject({ code: 'NOT_FOUND' })
      expect(await left()).toEqual([])
    },
  )

  test.skipIf(!poppler)('of a broken PDF cannot be drawn, and that is said', async () => {
    const broken = fileOf('hong.pdf', bytesOf('%PDF-1.4\nnothing of the kind'))
    expect(await drawnPages().look(broken)).toEqual({ kind: 'none', reason: 'picture.broken' })
    await expect(drawnPages().page(broken, 1)).rejects.toMatchObject({ reason: 'picture.failed' })
  })

  test('are drawn one at a time, and whoever comes when too many wait is told so', async () => {
    const pictures = drawnPages()
    let open = 0
    let most = 0
    const slow = (id: number): PicturedFile => ({
      ...fileOf(`${id}.txt`, bytesOf('a')),
      read: async () => {
        open += 1
        most = Math.max(most, open)
        await new Promise((done) => setImmediate(done))
        open -= 1
        return bytesOf('một hai ba')
      },
    })
    const asked = await Promise.allSettled(Array.from({ length: 30 }, (_, i) => pictures.page(slow(i), 1)))
    const reasons = asked.map((one) => (one.status === 'rejected' ? (one.reason.reason ?? one.reason.code) : 'drawn'))
    expect(most).toBe(1)
    expect(reasons.filter((reason) => reason === 'picture.busy')).toHaveLength(10)
    expect(reasons.filter((reason) => reason === 'NOT_FOUND')).toHaveLength(20)
  })

  test('of a text are its source as it stands, of a page of HTML too', async () => {
    const html = '<p onclick="alert(1)">Điều 1</p><script>alert(2)</script>'
    for (const pictures of [drawnPages(), sourcesAlone]) {
      expect(await pictures.look(fileOf('trang.html', bytesOf(html)))).toEqual({
        kind: 'source',
        text: html,
        whole: true,
      })
      const long = await pictures.look(fileOf('dai.txt', bytesOf('Tiếng Việt có dấu\n'.repeat(200_000))))
      expect(long).toMatchObject({ kind: 'source', whole: false })
    }
    expect(await sourcesAlone.look(fileOf('a.pdf', twoPages))).toEqual({ kind: 'none', reason: 'picture.here' })
    await expect(sourcesAlone.page(fileOf('a.pdf', twoPages), 1)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test.skipIf(!poppler)(
    'of a Word file are drawn in a profile of their own, which asks nothing of the network, or it is said that nothing draws them',
    async () => {
      const asked: string[] = []
      const server = createServer(({ url = '' }, reply) => {
        asked.push(url)
        reply.writeHead(404).end()
      })
      await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
      onTestFinished(() => void server.close())
      const { port } = server.address() as AddressInfo
      const word = fileOf('lien-ket.docx', withLinkedPicture(`http://127.0.0.1:${port}/ngoai.png`))
      const pictures = drawnPages()
      const look = await looked(pictures, word)
      if (!libreOffice) return expect(look).toEqual({ kind: 'none', reason: 'picture.office' })
      expect(look).toEqual({ kind: 'pages', pages: 1 })
      expect((await pictures.page(word, 1)).type).toBe('image/jpeg')
      expect(asked).toEqual([])
      expect(await left()).toEqual([])
    },
    150_000,
  )
})

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const drawing = 'http://schemas.openxmlformats.org/drawingml/2006'

/** A Word file that shows a picture which is not in it. */
function withLinkedPicture(address: string): Uint8Array {
  const relationships = (id: string, type: string, target: string, mode = '') =>
    `<?xml version="1.0"?><Relationships xmlns="${packages}/relationships"><Relationship Id="${id}" Type="${office}/${type}" Target="${target}"${mode}/></Relationships>`
  const xml = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${office}" xmlns:wp="${drawing}/wordprocessingDrawing" xmlns:a="${drawing}/main" xmlns:pic="${drawing}/picture"><w:body><w:p><w:r><w:t>Điều 1. Có ảnh liên kết</w:t></w:r></w:p><w:p><w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="a"/><a:graphic><a:graphicData uri="${drawing}/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="a"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:link="rId9"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p></w:body></w:document>`
  const types = `<?xml version="1.0"?><Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
  const files = {
    '[Content_Types].xml': types,
    '_rels/.rels': relationships('rId1', 'officeDocument', 'word/document.xml'),
    'word/_rels/document.xml.rels': relationships('rId9', 'image', address, ' TargetMode="External"'),
    'word/document.xml': xml,
  }
  return zipOf(Object.entries(files).map(([name, text]) => ({ name, data: Buffer.from(text) })))
}

test('what was made last is held within its budget, and what was not asked for goes first', () => {
  const held = recent<string>(10, (text) => text.length)
  held.keep('a', '12345')
  held.keep('b', '12345')
  held.get('a')
  held.keep('c', '123')
  expect(['a', 'b', 'c'].map((key) => held.get(key))).toEqual(['12345', undefined, '123'])
  held.keep('d', 'more than its budget holds')
  expect(held.get('d')).toBeUndefined()
  held.keep('c', '12')
  held.keep('e', '123')
  expect(['a', 'c', 'e'].map((key) => held.get(key))).toEqual(['12345', '12', '123'])
})

test.skipIf(!poppler)(
  'a page of a PDF comes as a picture to who keeps the library, and is not drawn again for who has it',
  async () => {
    const app = await testApp()
    Object.assign(app.deps, { readFile, pictures: drawnPages() })
    const ward = await app.unit('Phường Mẫu')
    const editor = await app.person('Hà', ['editor', ward.id])
    const pdf = pdfOf(
      ['Số: 7/QĐ-UBND', 'Điều 1. Giờ mở cửa', 'Nhà văn hoá mở cửa từ 7 giờ đến 21 giờ.'].map((text, i) => ({
        text,
        x: 60,
        y: 780 - 24 * i,
      })),
      [{ text: 'Điều 2. Giờ đóng cửa sớm vào ngày lễ', x: 60, y: 780 }],
    )
    const headers = { authorization: `Bearer ${editor.token}`, 'content-type': 'application/octet-stream' }
    await app.raw('/api/library/imports?name=gio-mo-cua.pdf', new Uint8Array(pdf), headers)
    await app.settled()
    const { imports } = (await app.request('GET', '/api/library/imports', { as: editor.token })).json
    const base = `/api/library/proofs/${imports[0].report.documents[0].id}`
    const proof = await app.request('GET', base, { as: editor.token })
    expect(proof.json.parts.map(({ page }: { page: number }) => page)).toEqual([1, 2])
    const second = await app.request('GET', `${base}/parts/1`, { as: editor.token })
    expect(second.json).toMatchObject({ page: 2, lines: [{ text: 'Điều 2. Giờ đóng cửa sớm vào ngày lễ' }] })
    expect((await app.request('GET', `${base}/file`, { as: editor.token })).json).toEqual({ kind: 'pages', pages: 2 })
    const page = await app.request('GET', `${base}/pages/2`, { as: editor.token })
    expect(page.status).toBe(200)
    expect(Object.fromEntries(page.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'private, no-cache',
      'x-content-type-options': 'nosniff',
      etag: expect.stringMatching(/^"or_\w+-2"$/),
    })
    const tag = page.headers.get('etag') ?? ''
    const again = await app.request('GET', `${base}/pages/2`, { as: editor.token, headers: { 'if-none-match': tag } })
    expect(again.status).toBe(304)
    expect((await app.request('GET', `${base}/pages/9`, { as: editor.token })).status).toBe(404)
    expect((await app.request('GET', `${base}/pages/x`, { as: editor.token })).status).toBe(404)
    expect((await app.request('GET', `${base}/pages/2`, {})).status).toBe(401)
  },
)
