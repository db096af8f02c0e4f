import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readFile } from '../../bot/import/file.ts'
import { readTextFile } from '../../bot/import/text-file.ts'
import { documentBytes, documentsOf, readWell, textOf } from '../support/documents.ts'
import { docxOf, paragraph, run, wordPart } from '../support/docx.ts'

const utf8 = (text: string) => Buffer.from(text)
const rule = 'Lịch tiếp dân vào thứ Năm hằng tuần.'
const body = ['ỦY BAN NHÂN DÂN XÃ MẪU', 'Số: 45/QĐ-UBND', 'QUYẾT ĐỊNH', 'Về việc tiếp dân', 'Điều 1. Tiếp dân', rule]
  .map((line) => paragraph(run(line)))
  .join('')
const header = (xml: string) => ({ 'word/header1.xml': wordPart('hdr', xml) })
const box = (text: string) =>
  paragraph(
    `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${paragraph(run(text))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`,
  )
const middle = body.repeat(3)

const outcome = async (name: string, bytes: Uint8Array) => {
  const read = await readFile(name, bytes)
  if ('reason' in read) return read.reason
  const [document] = await documentsOf(read)
  return { access: document?.access, notes: read.notes }
}

describe('a marking anywhere in a Word document', () => {
  it.each<[string, Buffer]>([
    ['in a header', docxOf(body, header(paragraph(run('MẬT'))))],
    ['in a footer', docxOf(body, { 'word/footer2.xml': wordPart('ftr', paragraph(run('TỐI MẬT'))) })],
    ['in a footnote', docxOf(body, { 'word/footnotes.xml': wordPart('footnotes', paragraph(run('Độ mật: Mật'))) })],
    ['in an endnote', docxOf(body, { 'word/endnotes.xml': wordPart('endnotes', paragraph(run('TUYỆT MẬT'))) })],
    ['in a comment', docxOf(body, { 'word/comments.xml': wordPart('comments', paragraph(run('MẬT'))) })],
    [
      'as the title of a place to fill in',
      docxOf(`<w:sdt><w:sdtPr><w:alias w:val="MẬT"/></w:sdtPr><w:sdtContent>${body}</w:sdtContent></w:sdt>`),
    ],
    ['in a text box amid the text', docxOf(middle + box('MẬT') + middle)],
    [
      'as a watermark',
      docxOf(
        body,
        header(paragraph('<w:r><w:pict><v:shape><v:textpath string="T&#7888;I M&#7852;T"/></v:shape></w:pict></w:r>')),
      ),
    ],
    [
      'described of a picture',
      docxOf(paragraph('<w:r><w:drawing><wp:docPr id="1" descr="Dấu: MẬT"/></w:drawing></w:r>') + body),
    ],
    [
      'named of a picture',
      docxOf(paragraph('<w:r><w:drawing><wp:docPr id="1" name="Dấu mật"/></w:drawing></w:r>') + body),
    ],
    [
      'in the name of a picture’s file',
      docxOf(paragraph('<w:r><w:drawing><pic:cNvPr id="1" name="C:\\TOI_MAT.png"/></w:drawing></w:r>') + body),
    ],
    ['in the name of a picture’s part', docxOf(body, { 'word/media/dau-MẬT 2.png': 'x' })],
    ['in the properties', docxOf(body, { 'docProps/core.xml': '<p xmlns:d="d"><d:subject>Tuyệt mật</d:subject></p>' })],
    ['split over runs', docxOf(body, header(paragraph(run('M'), run('&#7852;', '<w:b/>'), run('T'))))],
    ['letter-spaced', docxOf(body, header(paragraph(run('T U Y Ệ T   M Ậ T'))))],
    ['taken apart into letters and marks', docxOf(body, header(paragraph(run('MẬT'.normalize('NFD')))))],
    ['without its accents', docxOf(body, header(paragraph(run('TUYET MAT'))))],
    ['beside other words', docxOf(body, header(paragraph(run('UBND XÃ MẪU - MẬT'))))],
    ['behind a tab', docxOf(body, header(paragraph(run('Xã Mẫu'), '<w:r><w:tab/></w:r>', run('MẬT'))))],
    ['one letter a paragraph', docxOf(body, header(['M', 'Ậ', 'T'].map((one) => paragraph(run(one))).join('')))],
    ['with how urgent it is', docxOf(body, header(paragraph(run('MẬT - HỎA TỐC'))))],
    ['in an old font', docxOf(body, header(paragraph(run('mËt'))))],
    ['hidden', docxOf(paragraph(run('MẬT', '<w:vanish/>')) + body)],
    [
      'deleted, and nobody accepted it',
      docxOf(middle + paragraph('<w:del w:id="1"><w:r><w:delText>MẬT</w:delText></w:r></w:del>') + middle),
    ],
    ['in UTF-16', docxOfWide()],
  ])('is found: %s', async (_where, bytes) => {
    expect(await outcome('tiep-dan.docx', bytes)).toBe('document.secret')
  })

  it.each([
    ['a bare MAT', 'MAT'],
    ['a remark of it', 'Văn bản này là MẬT, không đưa lên mạng'],
  ])('is doubtful: %s keeps it for communicators, and the report says so', async (_what, words) => {
    expect(
      await outcome('a.docx', docxOf(body, { 'word/comments.xml': wordPart('comments', paragraph(run(words))) })),
    ).toEqual({
      access: 'communicator',
      notes: expect.arrayContaining(['secret.doubtful']),
    })
  })

  it.each(['mat.png', 'dau-mat.jpg', 'DauMat1.emf'])('is doubtful in the name of a picture: %s', async (name) => {
    expect(await outcome('a.docx', docxOf(body, { [`word/media/${name}`]: 'x' }))).toEqual({
      access: 'communicator',
      notes: ['secret.doubtful'],
    })
  })

  it.each(['image1.png', 'bảo-mật-thông-tin.png', 'mat-tien.jpg', 'Mặt trước.jpeg'])(
    'is none in the name of a picture: %s',
    async (name) => {
      expect(await outcome('a.docx', docxOf(body, { [`word/media/${name}`]: 'x' }))).toEqual({
        access: null,
        notes: [],
      })
    },
  )

  it.each([
    'LƯU HÀNH NỘI BỘ',
    'L Ư U  H À N H  N Ộ I  B Ộ',
    'LUU HANH NOI BO',
    'Tài liệu lưu hành nội bộ'.normalize('NFD'),
  ])('that says %s narrows who reads it', async (words) => {
    expect(await outcome('a.docx', docxOf(body, header(paragraph(run(words)))))).toMatchObject({
      access: 'communicator',
    })
  })

  it.each([
    'Trang 1',
    'BẢO VỆ BÍ MẬT NHÀ NƯỚC',
    'Luật Bảo vệ bí mật nhà nước',
    'Báo cáo Viện Kiểm sát',
    'MẶT TRẬN TỔ QUỐC',
  ])('is none in a header that says %s', async (words) => {
    expect(await outcome('a.docx', docxOf(body, header(paragraph(run(words)))))).toEqual({ access: null, notes: [] })
  })
})

function docxOfWide() {
  const wide = Buffer.concat([
    Buffer.from([0xff, 0xfe]),
    Buffer.from(wordPart('hdr', paragraph(run('MẬT'))), 'utf16le'),
  ])
  return docxOf(body, { 'word/header1.xml': wide as unknown as string })
}

describe('a marking in a DOC', () => {
  // Where the head of the file counts the letters of each story; they follow one another in its text.
  const stories = {
    footnote: 0x50,
    header: 0x54,
    comment: 0x5c,
    endnote: 0x60,
    'text box': 0x64,
    'header’s text box': 0x68,
  }
  const [headAt, textAt, length] = [6144, 8192, 813]

  async function docWith(at: number, words: string) {
    const doc = Buffer.from(await documentBytes('quy-che.doc'))
    const told = `\r${words}\r\r`
    doc.writeUInt32LE(length - told.length, headAt + 0x4c)
    doc.writeUInt32LE(told.length, headAt + at)
    doc.write(told, textAt + 2 * (length - told.length), 'utf16le')
    return doc
  }

  it.each(Object.entries(stories))('is found in a %s', async (_story, at) => {
    expect(await outcome('a.doc', await docWith(at, 'MẬT'))).toBe('document.secret')
  })

  it('that says Nội bộ in a text box narrows who reads it', async () => {
    const doc = await docWith(stories['text box'], 'Nội bộ')
    expect(await outcome('a.doc', doc)).toMatchObject({ access: 'communicator' })
  })

  it('is found in letters that are drawn, which stand in no story', async () => {
    const drawn = Buffer.from('\0TỐI MẬT\0', 'utf16le')
    expect(await outcome('a.doc', Buffer.concat([await documentBytes('quy-che.doc'), drawn]))).toBe('document.secret')
    const picture = Buffer.from('\0C:\\dau_MẬT.png\0', 'utf16le')
    expect(await outcome('a.doc', Buffer.concat([await documentBytes('quy-che.doc'), picture]))).toBe('document.secret')
    const law = Buffer.from('\0Luật Bảo vệ bí mật nhà nước; BÍ MẬT\0', 'utf16le')
    expect(await outcome('a.doc', Buffer.concat([await documentBytes('quy-che.doc'), law]))).toMatchObject({
      access: null,
    })
  })

  it('has its comments told, and not quoted', async () => {
    const read = await readWell('a.doc', await docWith(stories.comment, 'Hỏi lại'))
    expect(read.notes).toEqual(['text.comments'])
    expect(textOf(read)).not.toContain('Hỏi lại')
  })
})

describe('a marking in other files', () => {
  const page = (inside: string) =>
    utf8(`<html><head><title>Tiếp dân</title></head><body>${inside}<p>Điều 1. Tiếp dân</p><p>${rule}</p></body></html>`)

  it.each([
    ['hidden', '<div style="display:none">MẬT</div>'],
    ['in a comment', '<!-- MẬT -->'],
    ['in the page’s own header', '<header><span>TỐI</span> <b>MẬT</b></header>'],
    ['of a picture', '<img src="dau.png" alt="TUYỆT MẬT">'],
    ['of another page within', '<iframe srcdoc="TUYỆT MẬT"></iframe>'],
    ['folded away', '<details><summary>Xem thêm</summary>TUYỆT MẬT</details>'],
    ['in the name of a picture', '<img src="/anh/d%E1%BA%A5u-m%E1%BA%ADt.png?v=2">'],
    ['drawn', '<svg><text>MẬT</text></svg>'],
    ['read out', '<div aria-label="TỐI MẬT"></div>'],
    ['in a field that nobody sees', '<form><input type="hidden" value="TỐI MẬT"></form>'],
    ['under the pointer', '<p title="Tuyệt mật">Nơi nhận</p>'],
    ['in what the page says of itself', '</body><meta name="classification" content="MẬT"><body>'],
  ])('of a page is found: %s', async (_where, inside) => {
    expect(await outcome('a.html', page(inside))).toBe('document.secret')
  })

  it.each([
    '<p style="position:absolute;left:-9999px">Phí 999 đồng</p>',
    '<div style="height:0; overflow:hidden">Phí 999 đồng</div>',
    '<p style="position:absolute;clip:rect(0, 0, 0, 0)">Phí 999 đồng</p>',
    '<h1 style="text-indent: -9999px">Phí 999 đồng</h1>',
    '<p style="font-size:0">Phí 999 đồng</p>',
    '<p style="opacity: 0;">Phí 999 đồng</p>',
    '<dialog><p>Phí 999 đồng</p></dialog>',
    '<p style="color: #FFF">Phí 999 đồng</p>',
  ])('%s hides words, which are not quoted', async (hidden) => {
    const read = await readWell('a.html', page(`${hidden}<p style="opacity:0.9">Rõ</p>`))
    expect(read.notes).toEqual(['text.hidden'])
    expect(textOf(read)).not.toContain('999')
    expect(textOf(read)).toContain('Rõ')
  })

  it('words that its style writes around an element are told, and not quoted', async () => {
    const style = (content: string) => `<style>p { margin: 0 } .phi::before { color: red; content: ${content} }</style>`
    const read = await readWell(
      'a.html',
      page(`${style(String.raw`'Ph\00ed  999 \0111\1ed3ng'`)}<p class="phi">Rõ</p>`),
    )
    expect(read.notes).toEqual(['text.unread'])
    expect(textOf(read)).not.toContain('999')
    expect(await outcome('a.html', page(style(String.raw`"M\1eacT"`)))).toBe('document.secret')
    for (const sign of ['"•"', '"\\201C"', '""', 'attr(title)'])
      expect(await outcome('a.html', page(style(sign)))).toEqual({ access: null, notes: [] })
    expect(await outcome('a.html', page(style('counter(a)')))).toEqual({ access: null, notes: ['text.numbers'] })
  })

  it('white words on a dark ground are read', async () => {
    const read = await readWell(
      'a.html',
      page('<p>Thông báo</p><p style="background:#123; color:white">Phí 999 đồng</p>'),
    )
    expect(textOf(read)).toContain('999')
  })

  const hex = (words: string) =>
    [...`\ufeff${words}`].map((one) => (one.codePointAt(0) ?? 0).toString(16).padStart(4, '0')).join('')

  /** The tests' own PDF with one more object, such as what it tells of itself. */
  async function pdfWith(object: string | Buffer, info = '') {
    const pdf = await documentBytes('quy-che.pdf')
    const end = pdf.lastIndexOf('startxref')
    const at = pdf.toString('latin1').slice(end).match(/\d+/)?.[0]
    const root = /\/Root\s+(\d+ \d+ R)/.exec(pdf.toString('latin1'))?.[1]
    const added = Buffer.concat([Buffer.from('\n9999 0 obj\n'), Buffer.from(object), Buffer.from('\nendobj\n')])
    const table = pdf.length + added.length
    const entry = `${String(pdf.length + 1).padStart(10, '0')} 00000 n \n`
    const trailer = `xref\n9999 1\n${entry}trailer\n<</Size 10000/Root ${root}${info}/Prev ${at}>>\nstartxref\n${table}\n%%EOF\n`
    return Buffer.concat([pdf, added, Buffer.from(trailer)])
  }

  it('of a PDF is found in its title', async () => {
    expect(await outcome('a.pdf', await pdfWith(`<</Title<${hex('TUYỆT MẬT')}>>>`, '/Info 9999 0 R'))).toBe(
      'document.secret',
    )
  })

  it.each(['kế hoạch; TỐI MẬT', 'tiếp dân, Mật, 2026'])('is found among keywords: %s', async (words) => {
    const pdf = await pdfWith(`<</Keywords<${hex(words)}>>>`, '/Info 9999 0 R')
    expect(await outcome('a.pdf', pdf)).toBe('document.secret')
    const properties = { 'docProps/core.xml': `<p xmlns:cp="c"><cp:keywords>${words}</cp:keywords></p>` }
    expect(await outcome('a.docx', docxOf(body, properties))).toBe('document.secret')
    expect(await outcome('a.html', page(`</body><meta name="Keywords" content="${words}"><body>`))).toBe(
      'document.secret',
    )
  })

  it('is none in a title that has a comma', async () => {
    const pdf = await pdfWith(`<</Title<${hex('Độ mật: tối mật, mật và tài liệu khác')}>>>`, '/Info 9999 0 R')
    expect(await outcome('a.pdf', pdf)).toEqual({ access: null, notes: [] })
  })

  /** A PDF of one page on which a line stands among others, in letters so high. */
  function pdfSaying(words: string, size: number) {
    const rest = Array.from({ length: 12 }, (_, i) => `(Gio lam viec cua bo phan mot cua, dong ${i}) Tj T*`).join(' ')
    const stream = `BT /F1 11 Tf 14 TL 60 780 Td ${rest} /F1 ${size} Tf (${words}) Tj T* /F1 11 Tf ${rest} ET`
    const objects = [
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
      `<</Length ${stream.length}>>\nstream\n${stream}\nendstream`,
      '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    ]
    const body = objects.map((object, i) => `${i + 1} 0 obj\n${object}\nendobj\n`).join('')
    return Buffer.from(`%PDF-1.4\n${body}trailer\n<</Size 6/Root 1 0 R>>\n%%EOF\n`, 'latin1')
  }

  it('letters of a PDF that are a point high are told, and not quoted', async () => {
    const tiny = await readWell('a.pdf', pdfSaying('hoi ong A', 1))
    expect(JSON.stringify(tiny.documents)).not.toContain('ong A')
    expect(textOf(tiny)).toContain('dong 11')
    expect(tiny.notes).toEqual(['text.hidden'])
    const small = await readWell('a.pdf', pdfSaying('hoi ong A khi nao can', 8))
    expect(textOf(small)).toContain('hoi ong A khi nao can')
    expect(small.notes).toEqual([])
    expect(await outcome('a.pdf', pdfSaying('TUYET MAT', 0.5))).toBe('document.secret')
  })

  const stamp = (name: string) => `<</Type/Annot/Subtype/Stamp/Rect[0 0 99 20]/AP<</N 7 0 R>>/Name /${name}/F 4>>`
  const packed = (object: string) => {
    const data = deflateSync(Buffer.from(`7 0 8 ${object.length} ${object}<</Type/Annot>>`))
    const head = `<</Type/ObjStm/N 2/First 10/Filter/FlateDecode/Length ${data.length}>>\nstream\n`
    return Buffer.concat([Buffer.from(head), data, Buffer.from('\nendstream')])
  }
  const held = { access: 'communicator', notes: ['secret.doubtful'] }

  it.each<[string, unknown]>([
    ['TopSecret', 'document.secret'],
    ['M#E1#BA#ACT', 'document.secret'],
    ['TuyetMat', 'document.secret'],
    ['SBConfidential', held],
    ['Mat', held],
    ['NotForPublicRelease', held],
    ['Approved', { access: null, notes: [] }],
    ['ForPublicRelease', { access: null, notes: [] }],
  ])('of a PDF is read from the name of a stamp: %s', async (name, came) => {
    expect(await outcome('a.pdf', await pdfWith(stamp(name)))).toEqual(came)
    expect(await outcome('a.pdf', await pdfWith(packed(stamp(name))))).toEqual(came)
  })

  it('of a page is none in its menu, which leads elsewhere', async () => {
    expect(await outcome('a.html', page('<nav><a href="/a">Nội bộ</a></nav>'))).toEqual({ access: null, notes: [] })
  })

  it.each([
    'KH 12 (MẬT).txt',
    'Mật_kế hoạch.txt',
    'TUYET MAT ke hoach.txt',
    'ke-hoach-[TỐI MẬT].txt',
    'Báo cáo MẬT.txt',
    'KH_TuyetMat.txt',
  ])('in a name is found: %s', async (name) => {
    expect(await outcome(name, utf8(`Tiếp dân\n${rule}`))).toBe('document.secret')
    expect(await readTextFile(name, utf8(rule))).toEqual({ name, reason: 'document.secret' })
  })

  it.each(['ke-hoach-MAT.txt', 'BÁO CÁO MẬT SỐ 5.txt', '13 văn bản nội bộ.txt', 'luu-hanh-noi-bo.txt', 'Nội bộ.txt'])(
    'in a name is doubtful: %s',
    async (name) => {
      expect(await outcome(name, utf8(`Tiếp dân\n${rule}`))).toEqual({
        access: 'communicator',
        notes: ['secret.doubtful'],
      })
    },
  )

  it.each([
    'Luat-bao-ve-bi-mat-nha-nuoc.txt',
    'LUẬT BẢO VỆ BÍ MẬT NHÀ NƯỚC.txt',
    'mat-tran-to-quoc.txt',
    'Mật độ xây dựng.txt',
    'LỄ RA MẮT.txt',
    'be mat duong.txt',
    'Quy chế chi tiêu nội bộ.txt',
    'BaoMatThongTin.txt',
  ])('is none in the name %s', async (name) => {
    expect(await outcome(name, utf8(`Tiếp dân\n${rule}`))).toEqual({ access: null, notes: [] })
  })
})

describe('what is not the document’s words', () => {
  const dated = 'w:id="1" w:author="A" w:date="2026-11-01T00:00:00Z"'
  const styles = {
    'word/styles.xml': wordPart(
      'styles',
      '<w:style w:type="character" w:styleId="an"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="an2"><w:basedOn w:val="an"/></w:style>',
    ),
  }
  const before = body + paragraph(run('Nghỉ Chủ nhật. '), run(' Hết.'))
  const put = (...runs: string[]) => before + paragraph(run('Nghỉ lễ. '), ...runs, run(' Hết năm.'))

  it.each<[string, string, Buffer]>([
    ['hidden', 'text.hidden', docxOf(put(run('hỏi ông A', '<w:vanish/>')))],
    ['white', 'text.hidden', docxOf(put(run('hỏi ông A', '<w:color w:val="FFFFFF"/>')))],
    ['too small to read', 'text.hidden', docxOf(put(run('hỏi ông A', '<w:sz w:val="2"/>')))],
    ['hidden by a style', 'text.hidden', docxOf(put(run('hỏi ông A', '<w:rStyle w:val="an"/>')), styles)],
    [
      'hidden by a paragraph’s style, which stands on another',
      'text.hidden',
      docxOf(before + paragraph('<w:pPr><w:pStyle w:val="an2"/></w:pPr>', run('hỏi ông A')), styles),
    ],
    [
      'in a text box that is hidden',
      'text.hidden',
      docxOf(
        put(
          `<w:r><w:rPr><w:vanish/></w:rPr><w:pict><v:shape><v:textbox><w:txbxContent>${paragraph(run('hỏi ông A'))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`,
        ),
      ),
    ],
    ['struck out', 'text.struck', docxOf(put(run('hỏi ông A', '<w:strike/>')))],
    ['deleted', 'text.tracked', docxOf(put(`<w:del ${dated}><w:r><w:delText>hỏi ông A</w:delText></w:r></w:del>`))],
    ['moved away', 'text.tracked', docxOf(put(`<w:moveFrom ${dated}>${run('hỏi ông A')}</w:moveFrom>`))],
    [
      'a comment',
      'text.comments',
      docxOf(put('<w:r><w:commentReference w:id="0"/></w:r>'), {
        'word/comments.xml': wordPart('comments', `<w:comment w:id="0">${paragraph(run('hỏi ông A'))}</w:comment>`),
      }),
    ],
  ])('in a Word document is left out and told: %s', async (_what, note, bytes) => {
    const read = await readWell('a.docx', bytes)
    expect(textOf(read)).not.toContain('hỏi ông A')
    expect(textOf(read)).toContain('Nghỉ Chủ nhật.')
    expect(read.notes).toEqual([note])
  })

  it.each<[string, Buffer]>([
    [
      'white on a dark ground',
      docxOf(put(run('hỏi ông A', '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F4E79"/>'))),
    ],
    ['small and read', docxOf(put(run('hỏi ông A', '<w:sz w:val="16"/>')))],
    ['shown again', docxOf(put(run('hỏi ông A', '<w:vanish w:val="0"/><w:strike w:val="false"/>')))],
    [
      'hidden before a change',
      docxOf(put(run('hỏi ông A', `<w:rPrChange ${dated}><w:rPr><w:vanish/></w:rPr></w:rPrChange>`))),
    ],
  ])('is none of it: %s', async (_what, bytes) => {
    const read = await readWell('a.docx', bytes)
    expect(textOf(read)).toContain('hỏi ông A')
    expect(read.notes).toEqual([])
  })

  it('keeps what a tracked change puts in, and tells of it', async () => {
    const read = await readWell('a.docx', docxOf(put(`<w:ins ${dated}>${run('cả năm')}</w:ins>`)))
    expect(textOf(read)).toContain('cả năm')
    expect(read.notes).toEqual(['text.tracked'])
  })

  it.each([
    ['<p style="color:red; display : none">hỏi ông A</p>', 'text.hidden'],
    ['<p hidden>hỏi ông A</p>', 'text.hidden'],
    ['<style>p{color:red} .an, #x{display:none}</style><p class="to an">hỏi ông A</p>', 'text.hidden'],
    ['<span style="mso-hide:all">hỏi ông A</span>', 'text.hidden'],
    ['<p>Cũ <del>hỏi ông A</del></p>', 'text.tracked'],
    ['<p>Cũ <s datetime="2026-11-01">hỏi ông A</s></p>', 'text.tracked'],
    ['<p>Cũ <span class=msoDel>hỏi ông A</span></p>', 'text.tracked'],
    ['<p>Mức<span class=MsoCommentReference>hỏi ông A</span></p>', 'text.comments'],
    ["<div style='mso-element:comment-list'><p class=MsoCommentText>hỏi ông A</p></div>", 'text.comments'],
    [
      '<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup><div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>hỏi ông A</span></p></div>',
      'text.comments',
    ],
    ['<p>Giá <s>hỏi ông A</s> 4.000 đồng</p>', 'text.struck'],
    ['<p>Giá <strike>hỏi ông A</strike> 4.000 đồng</p>', 'text.struck'],
    ['<p>Giá <span style="color:red; text-decoration: line-through">hỏi ông A</span></p>', 'text.struck'],
  ])('in a page is left out and told: %s', async (inside, note) => {
    for (const around of ['', '<nav>Trang chủ</nav>']) {
      const html = `<html><body>${around}<p>Điều 1. Tiếp dân</p>${inside}<p>${rule}</p></body></html>`
      const read = await readWell('a.html', utf8(html))
      expect(textOf(read)).not.toContain('hỏi ông A')
      expect(textOf(read)).toContain(rule)
      expect(read.notes).toEqual([note])
    }
  })

  it('is none of it in a page: hidden on paper only', async () => {
    const html = `<html><head><style>@media print {.in {display: none}}</style></head><body><p>Điều 1. Giá</p><p class="in">${rule}</p></body></html>`
    const read = await readWell('a.html', utf8(html))
    expect(textOf(read)).toContain(rule)
    expect(read.notes).toEqual([])
  })
})
