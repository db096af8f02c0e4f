import { deflateSync } from 'node:zlib'

// Pictures made of bytes, small and whole, with what real ones say of their making.

const part = (kind: number, ...bytes: number[]) => [
  0xff,
  kind,
  (bytes.length + 2) >> 8,
  (bytes.length + 2) & 255,
  ...bytes,
]
const ascii = (text: string) => [...Buffer.from(text, 'latin1')]

/** EXIF of a phone: which way up the picture is, and a place in words that must not stay. */
const exif = (turned: number) =>
  part(
    0xe1,
    ...ascii('Exif\0\0MM\0*\0\0\0\b'),
    ...[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turned, 0, 0, 0, 0, 0, 0],
    ...ascii('GPS 10.7769 106.7009 SamsungA15'),
  )

/** A JPEG of one grey dot times `shade`: no two alike. */
export function jpeg({ turned = 1, shade = 1, behind = '' } = {}): Uint8Array<ArrayBuffer> {
  const table = Array.from({ length: 64 }, (_, at) => ((at + shade) % 200) + 1)
  return Uint8Array.from([
    ...[0xff, 0xd8],
    ...part(0xe0, ...ascii('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0),
    ...exif(turned),
    ...part(0xfe, ...ascii('taken at 12 Le Loi')),
    ...part(0xdb, 0, ...table),
    ...part(0xc0, 8, 0, 64, 0, 64, 1, 1, 0x11, 0),
    ...part(0xc4, 0, 1, ...Array(15).fill(0), 0),
    ...part(0xda, 1, 1, 0, 0, 63, 0),
    ...[0x00, 0xff, 0x00, 0x11, 0xff, 0xd9],
    ...ascii(behind),
  ])
}

const crcTable = Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c >>> 0
})
function chunk(kind: string, data: Uint8Array): number[] {
  const body = [...ascii(kind), ...data]
  let crc = 0xffffffff
  for (const byte of body) crc = (crcTable[(crc ^ byte) & 255] as number) ^ (crc >>> 8)
  const four = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]
  return [...four(data.length), ...body, ...four((crc ^ 0xffffffff) >>> 0)]
}

/** A PNG of one colour that says where it was taken. */
export function png({ shade = 90, size = 48 } = {}): Uint8Array<ArrayBuffer> {
  const head = Uint8Array.from([0, 0, size >> 8, size & 255, 0, 0, size >> 8, size & 255, 8, 0, 0, 0, 0])
  const rows = Uint8Array.from({ length: size * (size + 1) }, (_, at) => (at % (size + 1) === 0 ? 0 : shade))
  return Uint8Array.from([
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    ...chunk('IHDR', head),
    ...chunk('tEXt', Uint8Array.from(ascii('Comment\0taken at 12 Le Loi'))),
    ...chunk('eXIf', Uint8Array.from(ascii('MM GPS 10.7769'))),
    ...chunk('IDAT', new Uint8Array(deflateSync(rows))),
    ...chunk('IEND', new Uint8Array()),
  ])
}

/** How an iPhone's HEIC begins, as large as is asked. */
export function heic(size = 64): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size)
  bytes.set([0, 0, 0, 24, ...ascii('ftypheic'), 0, 0, 0, 0, ...ascii('mif1heic')])
  return bytes
}

export const pictureFile = (bytes: Uint8Array<ArrayBuffer>, name = 'anh.jpg') =>
  new File([bytes], name, { type: name.endsWith('png') ? 'image/png' : 'image/jpeg' })

/** A JPEG that tells a place and a time, as phones write them, before what is drawn: 10°46'36.84" N, 106°42'3.24" E. */
export function toldPhoto(drawn: readonly number[] = [0xff, 0xd9]): Uint8Array<ArrayBuffer> {
  const tiff = new DataView(new ArrayBuffer(220))
  const entry = (at: number, tag: number, type: number, count: number, value: number) => {
    tiff.setUint16(at, tag)
    tiff.setUint16(at + 2, type)
    tiff.setUint32(at + 4, count)
    tiff.setUint32(at + 8, value)
  }
  const write = (at: number, text: string) => {
    for (const [index, sign] of [...text].entries()) tiff.setUint8(at + index, sign.charCodeAt(0))
  }
  const rationals = (at: number, ...parts: [number, number][]) => {
    for (const [index, [top, bottom]] of parts.entries()) {
      tiff.setUint32(at + index * 8, top)
      tiff.setUint32(at + index * 8 + 4, bottom)
    }
  }
  tiff.setUint16(0, 0x4d4d)
  tiff.setUint16(2, 42)
  tiff.setUint32(4, 8)
  tiff.setUint16(8, 2)
  entry(10, 0x8769, 4, 1, 40)
  entry(22, 0x8825, 4, 1, 60)
  tiff.setUint16(40, 1)
  entry(42, 0x9003, 2, 20, 120)
  tiff.setUint16(60, 4)
  entry(62, 1, 2, 2, 0x4e000000)
  entry(74, 2, 5, 3, 144)
  entry(86, 3, 2, 2, 0x45000000)
  entry(98, 4, 5, 3, 168)
  write(120, '2026:11:20 07:15:00')
  rationals(144, [10, 1], [46, 1], [3684, 100])
  rationals(168, [106, 1], [42, 1], [324, 100])
  const body = [...new Uint8Array(tiff.buffer)]
  const length = body.length + 8
  return Uint8Array.from([
    0xff,
    0xd8,
    0xff,
    0xe1,
    length >> 8,
    length & 255,
    ...Buffer.from('Exif\0\0'),
    ...body,
    ...drawn,
  ])
}
