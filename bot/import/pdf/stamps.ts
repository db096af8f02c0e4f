import { inflateSync } from 'node:zlib'

const mostStamps = 1000
const mostStreams = 5000
const mostUnpacked = 64 * 1024 * 1024
const longestDictionary = 4000
const nameIn = /\/Name\s{0,9}\/([^\s/<>[\](){}%]{1,200})/g

/**
 * What the rubber stamps on a PDF's pages are called, in capitals: "TOP SECRET". Its reader tells of a stamp's comment, and not of
 * its name, which is all that a stamp has when its picture is the program's own.
 */
export function stampNames(bytes: Uint8Array): string[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found = new Set<string>()
  for (const part of partsOf(file)) {
    for (let at = part.indexOf('/Stamp'); at >= 0 && found.size < mostStamps; at = part.indexOf('/Stamp', at + 6))
      for (const [, name = ''] of dictionaryAround(part, at).matchAll(nameIn)) found.add(said(name))
  }
  return [...found]
}

/** The file as it stands, and each box of objects that is packed in it. */
function* partsOf(file: Buffer): Generator<Buffer> {
  yield file
  let left = mostUnpacked
  let at = file.indexOf('/ObjStm')
  for (let count = 0; at >= 0 && count < mostStreams && left > 0; count++) {
    const start = file.indexOf('stream', at)
    const from = file.indexOf('\n', start) + 1
    if (start < 0 || from === 0) return
    const part = start - at < longestDictionary ? unpacked(file.subarray(from), left) : null
    if (part) {
      left -= part.length
      yield part
    }
    at = file.indexOf('/ObjStm', start)
  }
}

function unpacked(bytes: Buffer, most: number): Buffer | null {
  try {
    return inflateSync(bytes, { maxOutputLength: most })
  } catch {
    return null
  }
}

/** The nearest `<<…>>` around a place. */
function dictionaryAround(part: Buffer, at: number): string {
  const first = Math.max(at - longestDictionary, 0)
  const text = part.toString('latin1', first, at + longestDictionary)
  const within = at - first
  return text.slice(edgeOf(text, within, -1), edgeOf(text, within, 1))
}

function edgeOf(text: string, from: number, step: 1 | -1): number {
  const [opening, closing] = step === 1 ? ['<<', '>>'] : ['>>', '<<']
  let depth = 0
  for (let i = from; i >= 0 && i < text.length; i += step) {
    const two = text.slice(i, i + 2)
    if (two === opening) depth++
    else if (two !== closing) continue
    else if (depth-- === 0) return i
    i += step
  }
  return step === 1 ? text.length : 0
}

/** A name's letters, some of which are written by their numbers: `/T#E1#BB#91iM#E1#BA#ADt`. Acrobat puts SB and SH before its own. */
const said = (name: string) =>
  Buffer.from(
    name.replace(/#([\da-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16))),
    'latin1',
  )
    .toString('utf8')
    .replace(/^S[BH](?=\p{Lu}\p{Ll})/u, '')
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .toUpperCase()
