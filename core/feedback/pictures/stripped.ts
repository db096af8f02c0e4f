import { joined } from '../../bytes.ts'
// A picture tells where and when it was taken, by which phone, and often shows itself in small as it was before it was cut.
// All of that goes; what stays is the picture and, of a JPEG, which way up it is.

export type Stripped = { bytes: Uint8Array<ArrayBuffer>; mimeType: 'image/jpeg' | 'image/png' }

const pngBegins = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
// What a PNG needs to be drawn as it was.
const pngKept = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'sRGB', 'cHRM', 'sBIT', 'bKGD', 'pHYs'])

/** The picture without what it says of its making; null for what is neither JPEG nor PNG, or is cut off. */
export function stripped(bytes: Uint8Array): Stripped | null {
  if (pngBegins.every((one, at) => bytes[at] === one)) return strippedPng(bytes)
  return bytes[0] === 0xff && bytes[1] === 0xd8 ? strippedJpeg(bytes) : null
}

function strippedJpeg(bytes: Uint8Array): Stripped | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts: Uint8Array[] = [bytes.subarray(0, 2)]
  let turned = 1
  let [framed, scanned] = [false, false]
  for (let at = 2; at + 2 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return null
    const kind = bytes[at + 1] ?? 0
    if (kind === 0xff) {
      at += 1
      continue
    }
    // What some phones hang behind the end goes.
    if (kind === 0xd9) {
      if (!scanned) return null
      const orientation = turned > 1 ? [orientationPart(turned)] : []
      parts.push(bytes.subarray(at, at + 2))
      return { bytes: joined([parts[0]!, ...orientation, ...parts.slice(1)]), mimeType: 'image/jpeg' }
    }
    const length = at + 4 <= bytes.length ? view.getUint16(at + 2) : 0
    const next = at + 2 + length
    if (length < 2 || next > bytes.length) return null
    // A scan, of which a progressive picture has several with other parts between them.
    if (kind === 0xda) {
      const end = scanEnd(bytes, next)
      if (!framed || end === null) return null
      scanned = true
      parts.push(bytes.subarray(at, end))
      at = end
      continue
    }
    if (kind === 0xe1) turned = orientationIn(bytes.subarray(at + 4, next)) ?? turned
    if (kind >= 0xc0 && kind <= 0xcf && kind !== 0xc4 && kind !== 0xc8 && kind !== 0xcc) framed = true
    // Of what programs add only the colours' parts stay: JFIF's head, Adobe's, the profile.
    const isAdded = (kind >= 0xe0 && kind <= 0xef) || kind === 0xfe
    if (kind === 0xe0 && isHead(bytes, at, kind) && length >= headLength) parts.push(headPart(bytes, at))
    else if (!isAdded || (kind === 0xee && begins(bytes, at + 4, 'Adobe')) || isHead(bytes, at, kind))
      parts.push(bytes.subarray(at, next))
    at = next
  }
  return null
}

const begins = (bytes: Uint8Array, at: number, word: string) =>
  [...word].every((sign, index) => bytes[at + index] === sign.charCodeAt(0))
const isHead = (bytes: Uint8Array, at: number, kind: number) =>
  (kind === 0xe0 && begins(bytes, at + 4, 'JFIF')) || (kind === 0xe2 && begins(bytes, at + 4, 'ICC_PROFILE'))

// JFIF's head without the small picture that may hang on it: its length, name, version, and how dense the dots are.
const headLength = 16
function headPart(bytes: Uint8Array, at: number): Uint8Array {
  const head = bytes.slice(at, at + 2 + headLength)
  head.set([0, headLength], 2)
  head.set([0, 0], headLength)
  return head
}

/** Where the mark behind a scan stands; null where none does. In a scan stand marks to start anew by and a stuffed nought alone. */
function scanEnd(bytes: Uint8Array, from: number): number | null {
  for (let at = bytes.indexOf(0xff, from); at !== -1 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const mark = bytes[at + 1] ?? 0
    if (mark !== 0 && mark !== 0xff && !(mark >= 0xd0 && mark <= 0xd7)) return at
  }
  return null
}

/** Which way up an EXIF part says that the picture is: 1 to 8. */
function orientationIn(exif: Uint8Array): number | null {
  if (!begins(exif, 0, 'Exif') || exif.length < 14) return null
  const view = new DataView(exif.buffer, exif.byteOffset + 6, exif.byteLength - 6)
  const little = view.getUint16(0) === 0x4949
  const first = view.getUint32(4, little)
  if (first + 2 > view.byteLength) return null
  const count = view.getUint16(first, little)
  for (let index = 0; index < count; index += 1) {
    const at = first + 2 + index * 12
    if (at + 12 > view.byteLength) return null
    if (view.getUint16(at, little) !== 0x0112) continue
    const turned = view.getUint16(at + 8, little)
    return turned >= 1 && turned <= 8 ? turned : null
  }
  return null
}

/** An EXIF part that holds nothing but which way up the picture is. */
const orientationPart = (turned: number) =>
  Uint8Array.from([
    ...[0xff, 0xe1, 0x00, 0x22, 0x45, 0x78, 0x69, 0x66, 0x00, 0x00],
    ...[0x4d, 0x4d, 0x00, 0x2a, 0x00, 0x00, 0x00, 0x08, 0x00, 0x01],
    ...[0x01, 0x12, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01, 0x00, turned, 0x00, 0x00],
    ...[0x00, 0x00, 0x00, 0x00],
  ])

function strippedPng(bytes: Uint8Array): Stripped | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts: Uint8Array[] = [bytes.subarray(0, 8)]
  for (let at = 8; at + 12 <= bytes.length; ) {
    const next = at + 12 + view.getUint32(at)
    if (next > bytes.length) return null
    const kind = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (pngKept.has(kind)) parts.push(bytes.subarray(at, next))
    if (kind === 'IEND') return { bytes: joined(parts), mimeType: 'image/png' }
    at = next
  }
  return null
}
