import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { printed } from './programs.ts'

/** How a page was laid on the glass: how fine, by how many degrees askew, whether a red stamp lies on it. */
export type Scan = { dpi: number; turn?: number; stamp?: boolean }

/** A PDF of the pictures of another's pages, as a scanner makes it. */
export async function asScan(
  painter: string,
  pdf: string,
  folder: string,
  { dpi, turn = 0, stamp }: Scan,
): Promise<Buffer> {
  const base = join(folder, 'page')
  await printed('pdftoppm', ['-r', String(dpi), '-png', pdf, base])
  const count = Number(/^Pages:\s+(\d+)/m.exec(await printed('pdfinfo', [pdf]))?.[1])
  const digits = String(count).length
  const pages: Buffer[] = []
  for (let page = 1; page <= count; page++) {
    const picture = `${base}-${String(page).padStart(digits, '0')}.png`
    const [x, y, r] = [dpi * 5.2, dpi * 4, dpi * 0.8]
    const red = ['-fill', 'none', '-stroke', '#d02020', '-strokewidth', String(dpi / 40)]
    const ring = (radius: number) => ['-draw', `circle ${x},${y} ${x + radius},${y}`]
    const stamped = stamp ? [...red, ...ring(r), ...ring(r * 0.6), '-draw', `line ${x - r},${y} ${x + r},${y}`] : []
    const turned = turn ? ['-background', 'white', '-rotate', String(turn)] : []
    // A scanner's own light: not quite white, and a little unclear.
    const light = ['-blur', '0x0.4', '+level', '2%,97%', '-quality', '82']
    await printed(painter, [picture, ...stamped, ...turned, ...light, `${picture}.jpg`])
    pages.push(await readFile(`${picture}.jpg`))
  }
  return pdfOfPictures(pages, dpi)
}

function pdfOfPictures(pictures: Buffer[], dpi: number): Buffer {
  const objects: Buffer[] = []
  const add = (...parts: (string | Buffer)[]) =>
    objects.push(Buffer.concat(parts.map((part) => Buffer.from(part as string))))
  add('<</Type/Catalog/Pages 2 0 R>>')
  add(`<</Type/Pages/Count ${pictures.length}/Kids[${pictures.map((_, i) => `${3 + 3 * i} 0 R`).join(' ')}]>>`)
  for (const [i, picture] of pictures.entries()) {
    const { width, height, gray } = sizeOf(picture)
    const [w, h] = [(width * 72) / dpi, (height * 72) / dpi]
    const drawn = `q ${w} 0 0 ${h} 0 0 cm /P Do Q`
    add(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${w} ${h}]/Resources<</XObject<</P ${5 + 3 * i} 0 R>>>>/Contents ${4 + 3 * i} 0 R>>`,
    )
    add(`<</Length ${drawn.length}>>\nstream\n${drawn}\nendstream`)
    add(
      `<</Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/Device${gray ? 'Gray' : 'RGB'}/BitsPerComponent 8/Filter/DCTDecode/Length ${picture.length}>>\nstream\n`,
      picture,
      '\nendstream',
    )
  }
  const parts = [Buffer.from('%PDF-1.4\n')]
  let at = parts[0]!.length
  const places = objects.map((body, i) => {
    const part = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), body, Buffer.from('\nendobj\n')])
    parts.push(part)
    at += part.length
    return `${String(at - part.length).padStart(10, '0')} 00000 n \n`
  })
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`
  parts.push(Buffer.from(`${table}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${at}\n%%EOF\n`))
  return Buffer.concat(parts)
}

/** What a JPEG's frame says of itself. */
function sizeOf(jpeg: Buffer): { width: number; height: number; gray: boolean } {
  for (let at = 2; at < jpeg.length; at += 2 + jpeg.readUInt16BE(at + 2)) {
    const mark = jpeg[at + 1] as number
    if (mark < 0xc0 || mark > 0xc2) continue
    return { height: jpeg.readUInt16BE(at + 5), width: jpeg.readUInt16BE(at + 7), gray: jpeg[at + 9] === 1 }
  }
  throw new Error('a picture without a size')
}
