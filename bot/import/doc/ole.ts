import { FileRefused } from '../report.ts'

const headSize = 512
const entrySize = 128
const rootKind = 5
const streamKind = 2

/**
 * Answers the streams that stand at the root of an old Office box by their names, those of documents inside the document
 * left out. No chain is followed for more steps than the file has sectors.
 */
export function streamsOf(bytes: Uint8Array): (name: string) => Buffer | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.length < headSize) throw new FileRefused('file.unreadable')
  const size = 2 ** file.readUInt16LE(30)
  const miniSize = 2 ** file.readUInt16LE(32)
  if (size < 512 || size > 4096 || miniSize < 8 || miniSize > size) throw new FileRefused('file.unreadable')
  const sector = (number: number) => file.subarray((number + 1) * size, (number + 2) * size)
  const table = numbersIn(Buffer.concat(tableSectors(file, size).map(sector)))
  const read = (start: number) => Buffer.concat(chainOf(table, start).map(sector))

  const directory = read(file.readUInt32LE(48))
  const entries = Array.from({ length: Math.floor(directory.length / entrySize) }, (_, i) =>
    entryOf(directory.subarray(i * entrySize, (i + 1) * entrySize)),
  )
  const root = entries.find(({ kind }) => kind === rootKind)
  if (!root) throw new FileRefused('file.unreadable')
  const mini = read(root.start)
  const miniTable = numbersIn(read(file.readUInt32LE(60)))
  const miniSector = (number: number) => mini.subarray(number * miniSize, (number + 1) * miniSize)
  const smallest = file.readUInt32LE(56)
  const found = siblingsOf(entries, root.child).filter(({ kind }) => kind === streamKind)

  return (name) => {
    const entry = found.find((one) => one.name === name)
    if (!entry) return null
    const { start, length } = entry
    const whole = length < smallest ? Buffer.concat(chainOf(miniTable, start).map(miniSector)) : read(start)
    return whole.subarray(0, length)
  }
}

/** Where the table of sectors itself stands: first in the head, then in sectors that each name the next. */
function tableSectors(file: Buffer, size: number): number[] {
  const sectors = Math.ceil(file.length / size)
  const most = Math.ceil(sectors / (size / 4))
  const found = numbersIn(file.subarray(76, headSize))
  for (let next = file.readUInt32LE(68), steps = 0; next < sectors && found.length < most && steps < most; steps++) {
    const numbers = numbersIn(file.subarray((next + 1) * size, (next + 2) * size))
    next = numbers.pop() ?? sectors
    found.push(...numbers)
  }
  return found.filter((number) => number < sectors).slice(0, most)
}

const numbersIn = (bytes: Buffer) =>
  Array.from({ length: Math.floor(bytes.length / 4) }, (_, i) => bytes.readUInt32LE(4 * i))

function chainOf(table: number[], start: number): number[] {
  const chain: number[] = []
  for (let at = start; at < table.length && chain.length < table.length; at = table[at] as number) chain.push(at)
  return chain
}

type Entry = { name: string; kind: number; left: number; right: number; child: number; start: number; length: number }

const entryOf = (bytes: Buffer): Entry => ({
  name: bytes.toString('utf16le', 0, Math.min(Math.max(bytes.readUInt16LE(64) - 2, 0), 62)),
  kind: bytes.readUInt8(66),
  left: bytes.readUInt32LE(68),
  right: bytes.readUInt32LE(72),
  child: bytes.readUInt32LE(76),
  start: bytes.readUInt32LE(116),
  length: bytes.readUInt32LE(120),
})

/** The entries of one folder, which stand in a tree of siblings. */
function siblingsOf(entries: Entry[], first: number): Entry[] {
  const seen = new Set<Entry>()
  const waiting = [first]
  while (waiting.length > 0) {
    const entry = entries[waiting.pop() as number]
    if (!entry || seen.has(entry)) continue
    seen.add(entry)
    waiting.push(entry.left, entry.right)
  }
  return [...seen]
}
