import { zipOf } from './zip.ts'

const words =
  'nhà văn hoá tổ dân phố phường họp rác xe chợ trẻ em thu phí đăng ký giấy tờ hồ sơ đất đai môi trường'.split(' ')

/** Words in an order that is not repeated, so that the pairs of them are as many as in a library. */
const said = (seed: number, many: number) =>
  Array.from({ length: many }, (_, i) => words[(seed * 7919 + i * i * 31 + ((seed * i) % 17)) % words.length]).join(' ')

const article = (number: number) =>
  `Điều ${number}. Việc thứ ${number}\n${Array.from({ length: 6 }, (_, i) => `${i + 1}. Việc ${number}.${i} do tổ trưởng phân công: ${said(number * 6 + i, 60)}.`).join('\n')}`

const law = (characters: number) => {
  const size = article(1).length
  const articles = Array.from({ length: Math.ceil(characters / size) }, (_, i) => article(i + 1))
  return `Số: 09/QC-TDP\n\n# Quy chế dài\n\n${articles.join('\n\n')}`
}

const rows = (many: number) =>
  Array.from({ length: many }, (_, i) =>
    JSON.stringify({ id: `r${i}`, title: `Việc ${i}`, text: `Việc thứ ${i}: ${said(i, 20)}.` }),
  ).join('\n')

const page = (many: number) =>
  `<html><body><h1>Danh sách thu</h1><table>${Array.from({ length: many }, (_, i) => `<tr><td>Hộ ${i}</td><td>${said(i, 6)}</td><td>${i} đồng</td></tr>`).join('')}</table></body></html>`

/** Word's own box, of so many characters of XML, most of which are the same: it packs to a hundredth. */
function docx(characters: number): Buffer {
  const paragraph = (i: number) =>
    `<w:p><w:r><w:t>Điều ${i}. Rác thải sinh hoạt được thu gom lúc 18 giờ.</w:t></w:r></w:p>`
  const body = Array.from({ length: Math.ceil(characters / paragraph(1).length) }, (_, i) => paragraph(i + 1)).join('')
  const xmlns = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
  return zipOf([
    {
      name: '[Content_Types].xml',
      data: Buffer.from(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      ),
    },
    {
      name: '_rels/.rels',
      data: Buffer.from(
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
      ),
    },
    { name: 'word/document.xml', data: Buffer.from(`<w:document ${xmlns}><w:body>${body}</w:body></w:document>`) },
  ])
}

/** A PDF of so many pages of letters without marks, which its own font has. */
function pdf(pages: number): Buffer {
  const bodies: string[] = ['<< /Type /Catalog /Pages 2 0 R >>']
  const pageId = (i: number) => 4 + i * 2
  bodies.push(
    `<< /Type /Pages /Count ${pages} /Kids [${Array.from({ length: pages }, (_, i) => `${pageId(i)} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  )
  for (let i = 0; i < pages; i++) {
    const lines = Array.from(
      { length: 40 },
      (_, at) => `(Viec ${i}.${at} do to truong phan cong va bao lai moi tuan) Tj T*`,
    )
    const stream = `BT /F1 11 Tf 14 TL 60 780 Td ${lines.join('\n')} ET`
    bodies.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${pageId(i) + 1} 0 R >>`,
      `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    )
  }
  let out = '%PDF-1.4\n'
  const offsets = bodies.map((body, i) => {
    const at = out.length
    out += `${i + 1} 0 obj\n${body}\nendobj\n`
    return at
  })
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  return Buffer.from(
    `${out}xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${bodies.length + 1} /Root 1 0 R >>\nstartxref\n${out.length}\n%%EOF`,
    'latin1',
  )
}

const feed = (items: number) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>${Array.from({ length: items }, (_, i) => `<item><title>Tin ${i}</title><link>https://a.vn/${i}</link><description>${said(i, 30)}</description></item>`).join('')}</channel></rss>`

/** The largest file of each kind that people hand in, by name, or a share of it; each is made when it is asked for. */
export const largeFiles: Record<string, (share: number) => Uint8Array> = {
  'luat.txt': (share) => Buffer.from(law(8_500_000 * share)),
  'mot-dieu.txt': (share) => Buffer.from(`# Một điều\n\nĐiều 1. Tất cả\n${said(1, 600_000 * share)}`),
  'dong.jsonl': (share) => Buffer.from(rows(60_000 * share)),
  'bang.html': (share) => Buffer.from(page(60_000 * share)),
  'phong.docx': (share) => docx(20_000_000 * share),
  'trang.pdf': (share) => pdf(2000 * share),
}
/** The largest feed that is fetched. */
export const largeFeed = () => feed(19_000)
