import mammoth from 'mammoth'
import { withNumbers } from './docx-numbers.ts'
import { storiesOf } from './docx-stories.ts'
import { visibleXml } from './docx-visible.ts'
import { htmlText } from './html.ts'
import type { Told } from './report.ts'
import { stored } from './zip.ts'

/**
 * A Word document's text by way of its HTML: headings, numbered items and tables keep their marks, pictures are dropped.
 * Takes the document's own files, unpacked and counted.
 */
export async function docxText(files: Map<string, Uint8Array>): Promise<Told> {
  const parts = new Map(Array.from(files, ([name, bytes]) => [name, decoded(bytes)] as const))
  const xml = (name: string) => parts.get(`word/${name}.xml`) ?? ''
  const { xml: visible, beneath, dropped } = visibleXml(xml('document'), xml('styles'))
  const document = withNumbers(visible, xml('numbering'), xml('styles'))
  const box = stored(new Map([...files, ['word/document.xml', Buffer.from(document)]]))
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(box) },
    { convertImage: mammoth.images.imgElement(async () => ({ src: '' })), externalFileAccess: false },
  )
  const { text } = htmlText(value, { whole: true })
  return { text, beside: [...storiesOf(parts), dropped.join('\n')], notes: [...beneath] }
}

function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes
  const wide = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(wide).decode(bytes)
}
