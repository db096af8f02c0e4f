import { joined } from '../../core/bytes.ts'
import { through } from '../pdf/font.ts'

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const table = Array.from({ length: 256 }, (_, one) => {
  let value = one
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value >>> 0
})

function sumOf(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (const byte of bytes) sum = (table[(sum ^ byte) & 255] ?? 0) ^ (sum >>> 8)
  return (sum ^ 0xffffffff) >>> 0
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, data.length)
  bytes.set(new TextEncoder().encode(name), 4)
  bytes.set(data, 8)
  view.setUint32(8 + data.length, sumOf(bytes.subarray(4, 8 + data.length)))
  return bytes
}

type Picture = { width: number; height: number; pixels: Uint8Array }

/** A picture of three bytes a pixel as a PNG file. */
export async function pngOf({ width, height, pixels }: Picture): Promise<Uint8Array<ArrayBuffer>> {
  const rows = new Uint8Array((3 * width + 1) * height)
  for (let row = 0; row < height; row++)
    rows.set(pixels.subarray(3 * width * row, 3 * width * (row + 1)), (3 * width + 1) * row + 1)
  const head = new Uint8Array(13)
  const view = new DataView(head.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  // Eight bits of each of three colours.
  head.set([8, 2, 0, 0, 0], 8)
  const packed = await through(rows, new CompressionStream('deflate'))
  return joined([
    new Uint8Array(signature),
    chunk('IHDR', head),
    chunk('IDAT', packed),
    chunk('IEND', new Uint8Array()),
  ])
}
