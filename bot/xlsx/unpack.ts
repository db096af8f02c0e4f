import { streamWithin } from '../../core/bytes.ts'
/** A file that is no workbook, is locked, or is larger unpacked than any tree of units. */
export class NoWorkbook extends Error {
  override name = 'NoWorkbook'
}

// A hundred thousand rows of text; what unpacks to more was made to do so.
const mostUnpacked = 32 * 1024 * 1024
const mostEntries = 1000
const endMark = 0x06054b50
const entryMark = 0x02014b50
const fileMark = 0x04034b50

/** Gives the parts of a zipped workbook by their names, each unpacked when it is asked for; together never more than a bound. */
export function unpack(bytes: Uint8Array): (name: string) => Promise<string | null> {
  const entries = entriesIn(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), bytes)
  let left = mostUnpacked
  return async (name) => {
    const entry = entries.get(name)
    if (!entry) return null
    const { packed, method } = entry
    const data = method === 0 ? packed : await inflated(packed, left)
    left -= data.byteLength
    if (left < 0) throw new NoWorkbook()
    return new TextDecoder().decode(data)
  }
}

type Entry = { packed: Uint8Array<ArrayBuffer>; method: number }

function entriesIn(view: DataView, bytes: Uint8Array): Map<string, Entry> {
  const entries = new Map<string, Entry>()
  try {
    const end = endOf(view)
    const count = view.getUint16(end + 10, true)
    if (count > mostEntries) throw new NoWorkbook()
    let at = view.getUint32(end + 16, true)
    for (let i = 0; i < count; i++) {
      if (view.getUint32(at, true) !== entryMark) throw new NoWorkbook()
      const [method, size] = [view.getUint16(at + 10, true), view.getUint32(at + 20, true)]
      const [name, extra, note] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [
        number,
        number,
        number,
      ]
      const title = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name))
      const head = view.getUint32(at + 42, true)
      if (view.getUint32(head, true) !== fileMark || (method !== 0 && method !== 8)) throw new NoWorkbook()
      const start = head + 30 + view.getUint16(head + 26, true) + view.getUint16(head + 28, true)
      entries.set(title, { packed: bytes.slice(start, start + size), method })
      at += 46 + name + extra + note
    }
  } catch {
    // A place outside the file, as a cut or forged one names.
    throw new NoWorkbook()
  }
  return entries
}

function endOf(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0 && at > view.byteLength - 66_000; at--)
    if (view.getUint32(at, true) === endMark) return at
  throw new NoWorkbook()
}

async function inflated(packed: Uint8Array<ArrayBuffer>, most: number): Promise<Uint8Array> {
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  const whole = await streamWithin(unpacked, most).catch(() => null)
  if (!whole) throw new NoWorkbook()
  return whole
}
