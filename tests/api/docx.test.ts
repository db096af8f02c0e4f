import { describe, expect, it } from 'vitest'
import { readWell, textOf } from '../support/documents.ts'
import { docxOf, paragraph, run, wordPart } from '../support/docx.ts'

const title = paragraph(run('Quy chế giữ xe'))
const rule = paragraph(run('Bộ phận một cửa làm việc từ thứ hai đến thứ sáu hằng tuần.'))
const math = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
const raised = (text: string) => run(text, '<w:vertAlign w:val="superscript"/>')
const style = (id: string, properties: string, on = '') =>
  `<w:style w:type="character" w:styleId="${id}">${on && `<w:basedOn w:val="${on}"/>`}<w:rPr>${properties}</w:rPr></w:style>`
const styled = (styles: string) => ({ 'word/styles.xml': wordPart('styles', styles) })

/** The lines of a document with one paragraph between others, and what the report says of it. */
async function readAmid(inside: string, parts?: Record<string, string>) {
  const read = await readWell('a.docx', docxOf(title + rule + inside + rule, parts))
  return { lines: textOf(read).split('\n'), notes: read.notes }
}

describe('letters set above the line in a DOCX', () => {
  it.each([
    [
      'a power',
      [run('Không quá 10'), raised('3'), run(' người trên 1 km'), raised('2'), run('.')],
      'Không quá 10³ người trên 1 km².',
    ],
    [
      'the mark of a note',
      [run('Theo khoản 3'), raised('3'), run(' Điều 3'), raised('41'), run('.')],
      'Theo khoản 3³ Điều 3⁴¹.',
    ],
    ['a letter behind a number', [run('Theo Điều 3'), raised('a'), run('.')], 'Theo Điều 3[a].'],
    ['a degree', [run('Ở 37'), raised('o'), run('C.')], 'Ở 37°C.'],
    ['by a style', [run('Không quá 10'), run('3', '<w:rStyle w:val="mu"/>'), run(' người.')], 'Không quá 10³ người.'],
    [
      'by their place',
      [run('Không quá 10'), run('3', '<w:position w:val="8"/>'), run(' người.')],
      'Không quá 10³ người.',
    ],
    ['a power below one by its place', [run('Là 10'), run('-3', '<w:position w:val="8"/>'), run('.')], 'Là 10⁻³.'],
  ])('are kept apart from what they follow: %s', async (_what, runs, expected) => {
    const parts = styled(style('mu0', '<w:vertAlign w:val="superscript"/>') + style('mu', '', 'mu0'))
    const { lines, notes } = await readAmid(paragraph(...runs), parts)
    expect(lines).toContain(expected)
    expect(notes).toEqual([])
  })

  it('are no part of the number of an article, a clause or a point', async () => {
    const body = [
      [run('Điều 1'), raised('2'), run('. Diện tích')],
      [run('1'), raised('3'), run('. Mỗi nhà 10 m'), raised('2'), run('.')],
      [run('2.'), raised('4'), run(' Không quá 2 tầng.')],
      [run('Điều 2. Hiệu lực')],
      [run('Từ ngày ký.')],
    ]
    const read = await readWell('a.docx', docxOf(title + body.map((runs) => paragraph(...runs)).join('')))
    const sections = read.documents[0]?.sections ?? []
    expect(sections.map(({ article, heading }) => [article, heading])).toEqual([
      ['1', 'Điều 1². Diện tích'],
      ['2', 'Điều 2. Hiệu lực'],
    ])
    const labels = sections.flatMap(({ passages }) => passages.map(({ label }) => label))
    expect(labels).toEqual(['Điều 1, khoản 1', 'Điều 1, khoản 2', 'Điều 2'])
  })
})

describe('the notes of a DOCX', () => {
  const reference = (id: number, kind = 'footnote') => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`
  const note = (id: number, text: string, kind = 'footnote') =>
    `<w:${kind} w:id="${id}">${text
      .split('\n')
      .map((line) => paragraph(run(line)))
      .join('')}</w:${kind}>`
  const relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${['footnotes', 'endnotes'].map((name) => `<Relationship Id="${name}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${name}" Target="${name}.xml"/>`).join('')}</Relationships>`
  const one = 'Khoản này được sửa đổi theo Nghị quyết số 9/NQ-HĐND.'
  const quoting =
    'Nghị định số 5/2020/NĐ-CP quy định như sau:\nĐiều 2. Hiệu lực\n1. Nghị định này có hiệu lực từ ngày 01 tháng 7 năm 2020.'
  const parts = {
    'word/_rels/document.xml.rels': relations,
    'word/footnotes.xml': wordPart('footnotes', note(2, one) + note(3, quoting) + note(4, 'Xem phụ lục.')),
    'word/endnotes.xml': wordPart('endnotes', note(2, 'Xem lịch thu.', 'endnote')),
  }
  const body = [
    [run('Quy chế số 14/QC-UBND')],
    [run('Điều 1.'), reference(2), run(' Mức thu')],
    [run('1. Người bán phải:'), reference(4)],
    [run('a) nộp 20.000 đồng một ngày.'), reference(3)],
    [run('2. Thu vào sáng thứ hai.'), reference(2, 'endnote')],
    [run('Điều 2. Hiệu lực')],
    [run('Quy chế này có hiệu lực từ ngày 01 tháng 12 năm 2026.')],
  ]

  it('stand with the passages that refer to them, and open no article', async () => {
    const read = await readWell('a.docx', docxOf(body.map((runs) => paragraph(...runs)).join(''), parts))
    const [document] = read.documents
    const passages = document?.sections.filter(({ article }) => article).flatMap((section) => section.passages) ?? []
    expect(passages.map(({ label, text }) => [label, text])).toEqual([
      ['Điều 1', `[1] ${one}`],
      [
        'Điều 1, khoản 1',
        `1. Người bán phải:[2]\n[2] Xem phụ lục.\na) nộp 20.000 đồng một ngày.[3]\n[3] ${quoting.replaceAll('\n', ' ')}`,
      ],
      ['Điều 1, khoản 2', '2. Thu vào sáng thứ hai.[4]\n[4] Xem lịch thu.'],
      ['Điều 2', 'Quy chế này có hiệu lực từ ngày 01 tháng 12 năm 2026.'],
    ])
    expect(document).toMatchObject({ effectiveOn: '2026-12-01' })
    expect(read.notes).toEqual([])
  })

  it('are read without what is hidden in them', async () => {
    const hidden = wordPart(
      'footnotes',
      `<w:footnote w:id="2">${paragraph(run('Xem ', ''), run('hỏi ông A', '<w:vanish/>'))}</w:footnote>`,
    )
    const { lines, notes } = await readAmid(paragraph(run('Thu phí.'), reference(2)), {
      ...parts,
      'word/footnotes.xml': hidden,
    })
    expect(lines).toContain('[1] Xem')
    expect(notes).toEqual(['text.hidden'])
  })
})

describe('what a DOCX writes by other means than letters', () => {
  const formula = (inside: string) => `<m:oMath ${math}>${inside}</m:oMath>`
  const said = (text: string) => `<m:r><m:t>${text}</m:t></m:r>`
  const part = (name: string, inside: string) => `<m:${name}>${inside}</m:${name}>`

  it.each([
    ['M = L × 45%', said('M = L × 45%')],
    ['M = (a + b)/2', said('M = ') + part('f', part('num', said('a + b')) + part('den', said('2')))],
    ['S = r²', said('S = ') + part('sSup', part('e', said('r')) + part('sup', said('2')))],
    ['√(a + b)', part('rad', part('deg', '') + part('e', said('a + b')))],
    [
      'H[a; b]',
      said('H') +
        part(
          'd',
          `<m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr>${part('e', said('a'))}${part('e', said('b'))}`,
        ),
    ],
  ])('is read: the formula %s', async (expected, inside) => {
    const { lines, notes } = await readAmid(paragraph(run('Mức hưởng: '), formula(inside), run('.')))
    expect(lines).toContain(`Mức hưởng: ${expected}.`)
    expect(notes).toEqual([])
  })

  it.each([
    ['a simple field', `<w:fldSimple w:instr="MERGEFIELD x">${run('1.500.000')}</w:fldSimple>`],
    [
      'a field in parts',
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1.500.000</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
    ],
    ['words with a direction of their own', `<w:bdo w:val="ltr">${run('1.500.000')}</w:bdo>`],
  ])('is read: %s', async (_what, field) => {
    const { lines, notes } = await readAmid(paragraph(run('Mức đóng là '), field, run(' đồng.')))
    expect(lines).toContain('Mức đóng là 1.500.000 đồng.')
    expect(notes).toEqual([])
  })

  it.each([
    ['a formula of the old kind', '<w:r><w:object><o:OLEObject xmlns:o="o" ProgID="Equation.3"/></w:object></w:r>'],
    [
      'a formula in a field',
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> EQ \\f(a;b)</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
    ],
    ['another document', '<w:altChunk/>'],
    ['a chart', '<w:r><w:drawing><c:chart xmlns:c="c" r:id="r9"/></w:drawing></w:r>'],
    ['words in an element that is not known', `<w:nay>${run('năm mươi')}</w:nay>`],
  ])('is told where it cannot be read: %s', async (_what, inside) => {
    const { notes } = await readAmid(paragraph(run('Mức đóng là '), inside, run(' đồng.')))
    expect(notes).toEqual(['text.unread'])
  })

  it.each([
    ['by themselves', run('Quyết định', '<w:caps/>')],
    ['by a style, which stands on another', run('Quyết định', '<w:rStyle w:val="hoa"/>')],
  ])('is written in capitals %s', async (_how, inside) => {
    const parts = styled(style('hoa0', '<w:caps/>') + style('hoa', '<w:b/>', 'hoa0'))
    expect((await readAmid(paragraph(inside), parts)).lines).toContain('QUYẾT ĐỊNH')
  })

  it.each([
    ['twice', '<w:dstrike/>', ''],
    ['by a style', '<w:rStyle w:val="gach"/>', style('gach', '<w:strike/>')],
  ])('is left out where it is struck out %s', async (_how, properties, styles) => {
    const { lines, notes } = await readAmid(
      paragraph(run('Giá '), run('5.000', properties), run(' 4.000 đồng.')),
      styled(styles),
    )
    expect(lines).toContain('Giá 4.000 đồng.')
    expect(notes).toEqual(['text.struck'])
  })
})

describe('signs of a DOCX in a font of signs', () => {
  const sign = (font: string, char: string) => `<w:r><w:sym w:font="${font}" w:char="${char}"/></w:r>`
  const inFont = (text: string, font: string) => run(text, `<w:rFonts w:ascii="${font}" w:hAnsi="${font}"/>`)

  it.each([
    ['put in by themselves', run('Từ ') + sign('Symbol', 'F0B3') + run(' 25 m2.'), 'Từ ≥ 25 m2.', []],
    ['typed', run('Lệch ') + inFont('\uf0b1', 'Symbol') + run(' 5%.'), 'Lệch ± 5%.', []],
    ['a box to tick', `${sign('Wingdings', 'F0A8')}${run(' Có mặt')}`, '☐ Có mặt', []],
    ['not known', run('Ghi chú') + sign('Webdings', 'F022') + run('.'), 'Ghi chú.', ['text.unread']],
  ])('are the signs that people see: %s', async (_what, runs, seen, told) => {
    const { lines, notes } = await readAmid(paragraph(runs))
    expect(lines).toContain(seen)
    expect(notes).toEqual(told)
  })
})

it('the words of a DOCX in a font of TCVN3 that draws small letters as capitals are capitals', async () => {
  const inFont = (text: string, font: string) => paragraph(run(text, `<w:rFonts w:ascii="${font}" w:hAnsi="${font}"/>`))
  const body = [
    inFont('Quy chÕ nµy quy ®Þnh viÖc tiÕp c«ng d©n t¹i trô së x·.', '.VnTime'),
    inFont('vÒ gi÷ xe, sè: 5', '.VnArialH'),
    inFont('L\u00ADu: VT, YT.', '.VnTime'),
  ]
  const text = textOf(await readWell('a.docx', docxOf(body.join(''))))
  expect(text).toContain('VỀ GIỮ XE, SỐ: 5\nLưu: VT, YT.')
})

it('the words of a DOCX whose style names such a font are capitals', async () => {
  const styles = [
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr></w:rPrDefault></w:docDefaults>',
    '<w:style w:type="paragraph" w:styleId="dau"><w:rPr><w:rFonts w:ascii=".VnTimeH"/></w:rPr></w:style>',
    '<w:style w:type="paragraph" w:styleId="dau2"><w:basedOn w:val="dau"/></w:style>',
  ].join('')
  const body = [
    paragraph(run('Quy chÕ nµy quy ®Þnh viÖc tiÕp c«ng d©n t¹i trô së x·.')),
    `<w:p><w:pPr><w:pStyle w:val="dau2"/></w:pPr>${run('vÒ gi÷ xe, sè: 5')}</w:p>`,
    paragraph(run('L\u00ADu: VT, YT.')),
  ]
  const text = textOf(await readWell('a.docx', docxOf(body.join(''), styled(styles))))
  expect(text).toContain('VỀ GIỮ XE, SỐ: 5\nLưu: VT, YT.')
})

describe('what a person filled in or set in a DOCX', () => {
  const field = (instruction: string, result: string, form = '') =>
    `<w:r><w:fldChar w:fldCharType="begin">${form && `<w:ffData>${form}</w:ffData>`}</w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
  const nested = field('IF', run('Ông')).replace(
    '</w:instrText></w:r>',
    `</w:instrText></w:r>${field('MERGEFIELD Gioi', run('Nam'))}`,
  )
  const dropDown = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="quý I"/><w:listEntry w:val="quý II"/></w:ddList>'
  const w14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
  const box = `<w:sdt><w:sdtPr><w14:checkbox ${w14}><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr><w:sdtContent>${run('☒')}</w:sdtContent></w:sdt>`

  it.each([
    [
      'a break of the old kind parts words',
      [`<w:r><w:t>trước ngày 20</w:t><w:cr/><w:t>tháng 8</w:t></w:r>`],
      ['trước ngày 20', 'tháng 8'],
    ],
    [
      'a page that ends amid a paragraph parts words',
      ['<w:r><w:t>Hết trang.</w:t><w:br w:type="page"/><w:t>Trang sau.</w:t></w:r>'],
      ['Hết trang.', 'Trang sau.'],
    ],
    [
      'a leap to the other margin parts words',
      [run('Người lập'), '<w:r><w:ptab w:relativeTo="margin" w:alignment="right"/></w:r>', run('Kế toán')],
      ['Người lập    Kế toán'],
    ],
    [
      'a hyphen that keeps words together is one',
      ['<w:r><w:t>Số 45</w:t><w:noBreakHyphen/><w:t>TB</w:t></w:r>'],
      ['Số 45-TB'],
    ],
    [
      'a field within another’s instruction is not shown',
      [run('Kính gửi: '), nested, run(' Phúc')],
      ['Kính gửi: Ông Phúc'],
    ],
    ['a choice from a list', [run('Hạn: '), field('FORMDROPDOWN', '', dropDown)], ['Hạn: quý II']],
    [
      'boxes that are ticked or not',
      [run('Có '), box, run(' Không '), field('FORMCHECKBOX', '', '<w:checkBox><w:default w:val="0"/></w:checkBox>')],
      ['Có ☒ Không ☐'],
    ],
  ])('%s', async (_, runs, expected) => {
    const { lines } = await readAmid(paragraph(...runs))
    expect(lines).toEqual(expect.arrayContaining(expected))
  })

  it('words after a field that never ends stay', async () => {
    const { lines } = await readAmid(
      paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>') + paragraph(run('Mức thu 5.000 đồng.')),
    )
    expect(lines).toContain('Mức thu 5.000 đồng.')
  })

  it.each(['drop', 'margin'])('a large first letter is one of its paragraph: %s', async (how) => {
    const letter = `<w:p><w:pPr><w:framePr w:dropCap="${how}" w:lines="3"/></w:pPr>${run('N')}</w:p>`
    const { lines } = await readAmid(
      `${letter}<w:p><w:pPr><w:jc w:val="both"/></w:pPr>${run('hằm phát huy.')}</w:p>${paragraph(run('Câu sau.'))}`,
    )
    expect(lines).toEqual(expect.arrayContaining(['Nhằm phát huy.', 'Câu sau.']))
  })

  it.each([
    [
      'a picture',
      '<w:r><w:drawing><wp:inline><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:blip r:embed="rId9"/></a:graphic></wp:inline></w:drawing></w:r>',
    ],
    ['a link', `<w:hyperlink r:id="rId9">${run('trang của phường')}</w:hyperlink>`],
  ])('%s that is no more in the file takes no words along', async (_what, inside) => {
    const { lines } = await readAmid(paragraph(run('Xem '), inside, run(' ở đây.')))
    expect(lines.find((line) => line.startsWith('Xem'))).toMatch(/ở đây\.$/)
  })

  it('a letterhead in the header of the pages is the document’s', async () => {
    const header = [
      'TRƯỜNG MẪU',
      'Số: 31/TB-THM',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Xã Mẫu, ngày 02 tháng 02 năm 2026',
    ]
    const body = paragraph(run('THÔNG BÁO')) + paragraph(run('Lịch nghỉ Tết')) + paragraph(run('Nghỉ từ ngày 14/02.'))
    const parts = { 'word/header1.xml': wordPart('hdr', header.map((line) => paragraph(run(line))).join('')) }
    const { documents } = await readWell('a.docx', docxOf(body, parts))
    expect(documents[0]).toMatchObject({
      number: '31/TB-THM',
      issuedOn: '2026-02-02',
      title: 'Thông báo Lịch nghỉ Tết',
    })
  })

  it('what a letterhead has not and the header of the pages has is the document’s, and is told', async () => {
    const lines = (said: string[]) => said.map((line) => paragraph(run(line))).join('')
    const header = lines(['CÔNG TY CỔ PHẦN NƯỚC SẠCH MẪU AN', 'Số: 19/TB-CNMA', 'Điện thoại: 0233 000 000'])
    const country = ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Mẫu An, ngày 03 tháng 11 năm 2026']
    const body = ['THÔNG BÁO', 'Về việc tạm ngừng cấp nước', 'Ngừng từ 22 giờ.']
    const readWith = async (above: string[]) =>
      readWell('a.docx', docxOf(lines([...above, ...body]), { 'word/header1.xml': wordPart('hdr', header) }))
    const { documents, notes } = await readWith(country)
    expect(documents[0]).toMatchObject({ number: '19/TB-CNMA', issuer: 'Công ty Cổ phần Nước sạch Mẫu An' })
    expect(notes).toContain('text.header')
    const own = await readWith(['UBND XÃ MẪU', 'Số: 5/TB-UBND', ...country])
    expect(own.documents[0]).toMatchObject({ number: '5/TB-UBND', issuer: 'Ủy ban nhân dân xã Mẫu' })
    expect(own.notes).not.toContain('text.header')
  })

  it('bullets deeper than the one above them leave no bullets without words', async () => {
    const bullet = (at: number, text: string) =>
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="1"/></w:numPr></w:pPr>${run(text)}</w:p>`
    const level = (at: number) => `<w:lvl w:ilvl="${at}"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>`
    const numbering = `<w:abstractNum w:abstractNumId="1">${[0, 1, 2, 3].map(level).join('')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`
    const relations =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="n1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>'
    const { lines } = await readAmid(bullet(3, 'phát thanh lúc 17 giờ'), {
      'word/numbering.xml': wordPart('numbering', numbering),
      'word/_rels/document.xml.rels': relations,
    })
    expect(lines.filter((line) => line.startsWith('-'))).toEqual(['- phát thanh lúc 17 giờ'])
  })
})

describe('a DOCX of another program than Word', () => {
  const item = (text: string) =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>${run(text)}</w:p>`
  const numbering = wordPart(
    'numbering',
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="Điều %1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
  )
  const relationsTo = (target: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="n1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="${target}"/></Relationships>`
  const body =
    title +
    item('Phạm vi') +
    rule +
    item('Mức thu') +
    paragraph(run('Xe đạp '), run('9', '<w:strike/>'), run('2.000 đồng.'))
  const document = wordPart('document', `<w:body>${body}</w:body>`)
  const strict = (xml: string) =>
    xml.replace(
      'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
      'http://purl.oclc.org/ooxml/wordprocessingml/main',
    )
  const prefixed = (xml: string) => xml.replace(/(<\/?|\s|xmlns:)w([:=])/g, '$1ns0$2')
  const unprefixed = (xml: string) =>
    xml
      .replace(/(<\/?)w:/g, '$1')
      .replace('xmlns:w=', 'xmlns=')
      .replace(/>/, ' xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">')
  const wide = (xml: string) => Buffer.from(`\ufeff${xml.replace('?>', ' encoding="UTF-16"?>')}`, 'utf16le')

  it.each<[string, (xml: string) => string | Buffer]>([
    ['in the strict form', strict],
    ['that calls Word’s names otherwise', prefixed],
    ['that calls them by no prefix', unprefixed],
    ['with single quotes', (xml) => xml.replaceAll('"', "'")],
    ['in UTF-16', wide],
  ])('is read with its numbers and without what is struck out: %s', async (_how, written) => {
    const parts = {
      'word/document.xml': written(document),
      'word/numbering.xml': written(numbering),
      'word/_rels/document.xml.rels': relationsTo('numbering.xml'),
    }
    const read = await readWell('a.docx', docxOf('', parts))
    const sections = read.documents[0]?.sections.filter(({ article }) => article)
    expect(sections?.map(({ heading, text }) => [heading, text])).toEqual([
      ['Điều 1. Phạm vi', 'Bộ phận một cửa làm việc từ thứ hai đến thứ sáu hằng tuần.'],
      ['Điều 2. Mức thu', 'Xe đạp 2.000 đồng.'],
    ])
    expect(read.notes).toEqual(['text.struck'])
  })

  it('is read where its parts are counted', async () => {
    const parts = {
      '_rels/.rels': relationsTo('word/document2.xml').replace(
        'relationships/numbering',
        'relationships/officeDocument',
      ),
      'word/document2.xml': document,
      'word/numbering3.xml': numbering,
      'word/_rels/document2.xml.rels': relationsTo('numbering3.xml'),
    }
    const bytes = docxOf('', parts, ['word/document.xml'])
    expect(textOf(await readWell('a.docx', bytes)).split('\n')).toEqual(
      expect.arrayContaining(['Điều 1. Phạm vi', 'Điều 2. Mức thu']),
    )
  })

  const box = (xml: string) =>
    `<w:drawing><wp:inline><wps:wsp><wps:txbx><w:txbxContent>${xml}</w:txbxContent></wps:txbx></wps:wsp></wp:inline></w:drawing>`
  const old = (xml: string) =>
    `<w:pict><v:shape><v:textbox><w:txbxContent>${xml}</w:txbxContent></v:textbox></v:shape></w:pict>`
  const line = paragraph(run('Hỏi: 0900 000 111'))

  it.each([
    ['alone', box(line)],
    [
      'in a choice without another',
      `<mc:AlternateContent><mc:Choice Requires="wps">${box(line)}</mc:Choice></mc:AlternateContent>`,
    ],
    [
      'in a choice whose other has no words',
      `<mc:AlternateContent><mc:Choice Requires="wps">${box(line)}</mc:Choice><mc:Fallback/></mc:AlternateContent>`,
    ],
    [
      'in both forms',
      `<mc:AlternateContent><mc:Choice Requires="wps">${box(line)}</mc:Choice><mc:Fallback>${old(line)}</mc:Fallback></mc:AlternateContent>`,
    ],
  ])('has the words of its text boxes, once: %s', async (_how, inside) => {
    const { lines } = await readAmid(paragraph(run('Nộp trước ngày 5.'), `<w:r>${inside}</w:r>`))
    expect(lines.filter((one) => one.includes('0900'))).toEqual(['Hỏi: 0900 000 111'])
  })

  it('has tables whose cells are merged in the old way, and none of their deleted rows', async () => {
    const cell = (text: string, merged = '') => `<w:tc><w:tcPr>${merged}</w:tcPr>${paragraph(run(text))}</w:tc>`
    const [first, next] = ['<w:hMerge w:val="restart"/>', '<w:hMerge/>']
    const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`
    const gone = '<w:tr><w:trPr><w:del w:id="1" w:author="A"/></w:trPr>'
    const table = `<w:tbl>${[
      row(cell('Hộ', '<w:vMerge w:val="restart"/>'), cell('Mức', first), cell('', next)),
      row(cell('', '<w:vMerge/>'), cell('Thành thị'), cell('Nông thôn')),
      row(cell('Nghèo'), cell('300'), cell('400')),
      row(cell('Trung bình'), cell('100'), cell('100')).replace('<w:tr>', gone),
      row(cell('Cận nghèo'), cell('200', first), cell('', next)),
    ].join('')}</w:tbl>`
    expect((await readAmid(table)).lines.filter((one) => one.startsWith('|'))).toEqual([
      '| Hộ | Mức: Thành thị | Mức: Nông thôn |',
      '| Nghèo | 300 | 400 |',
      '| Cận nghèo | 200 | 200 |',
    ])
  })
})
