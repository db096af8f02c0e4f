import mammoth from 'mammoth'
import { withNumbers } from './docx-numbers.ts'
import { htmlText } from './html.ts'
import { stored } from './zip.ts'

/**
 * A Word document's text by way of its HTML: headings, numbered items and tables keep their marks, pictures are dropped.
 * Takes the document's own files, unpacked and counted.
 */
export async function docxText(files: Map<string, Uint8Array>): Promise<string> {
  const xml = (name: string) => new TextDecoder().decode(files.get(`word/${name}.xml`))
  const document = withNumbers(xml('document'), xml('numbering'), xml('styles'))
  const box = stored(new Map([...files, ['word/document.xml', Buffer.from(document)]]))
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(box) },
    { convertImage: mammoth.images.imgElement(async () => ({ src: '' })), externalFileAccess: false },
  )
  return htmlText(value, { whole: true })
}
