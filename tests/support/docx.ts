import { zipOf } from './zip.ts'

const spaces = [
  'w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'v="urn:schemas-microsoft-com:vml"',
  'wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
]
  .map((space) => `xmlns:${space}`)
  .join(' ')

/** A part of a Word document, such as `hdr` around a header's paragraphs. */
export const wordPart = (root: string, xml: string) => `<?xml version="1.0"?><w:${root} ${spaces}>${xml}</w:${root}>`

export const run = (text: string, properties = '') =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`

export const paragraph = (...runs: string[]) => `<w:p>${runs.join('')}</w:p>`

/** The bytes of a Word document with this body and these other parts, each under its whole name, but for those `left` out. */
export function docxOf(body: string, parts: Record<string, string | Buffer> = {}, left: string[] = []): Buffer {
  const files = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': wordPart('document', `<w:body>${body}</w:body>`),
    ...parts,
  }
  const kept = Object.entries(files).filter(([name]) => !left.includes(name))
  return zipOf(kept.map(([name, data]) => ({ name, data: Buffer.from(data) })))
}
