import mammoth from 'mammoth'
import { htmlText } from './html.ts'

/** A Word document's text by way of its HTML: headings, numbered items and tables keep their marks, pictures are dropped. */
export async function docxText(bytes: Uint8Array): Promise<string> {
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) },
    { convertImage: mammoth.images.imgElement(async () => ({ src: '' })), externalFileAccess: false },
  )
  return htmlText(value, { whole: true })
}
