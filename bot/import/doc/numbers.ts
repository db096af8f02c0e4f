import type { Level, List } from '../numbering.ts'

type Abstract = { levels: Level[]; styles: number[] }
export type DocLists = {
  /** The list of a number that paragraphs bear, counted from one. */
  listOf(number: number): List | undefined
  /** The level that a style is tied to in that list; -1 for none. */
  levelOf(number: number, style: number): number
}

const formats: Record<number, string> = {
  ...{ 0: 'decimal', 1: 'upperRoman', 2: 'lowerRoman', 3: 'upperLetter', 4: 'lowerLetter' },
  ...{ 18: 'decimalEnclosedCircle', 22: 'decimalZero', 23: 'bullet', 26: 'decimalEnclosedFullstop' },
  ...{ 27: 'decimalEnclosedParen', 28: 'decimalEnclosedCircle', 57: 'numberInDash', 255: 'none' },
}
const [isLegal, restartsLess] = [4, 8]
const [listBytes, levelBytes, useBytes] = [28, 28, 16]
const [isSimple, startsAnew, hasLevel] = [1, 0x10, 0x20]

/**
 * The lists of a DOC: `lists` begins where they are told with their levels behind them, `uses` where the numbers are that
 * paragraphs bear. Of lists that are broken none is known, and the text is read without its numbers.
 */
export function docLists(lists: Buffer, uses: Buffer): DocLists {
  let known: Known = []
  try {
    known = listsIn(lists, uses)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  return {
    listOf: (number) => known[number - 1]?.list,
    levelOf: (number, style) => known[number - 1]?.styles.indexOf(style) ?? -1,
  }
}

type Known = { list: List; styles: number[] }[]

function listsIn(lists: Buffer, uses: Buffer): Known {
  const abstracts = abstractsIn(lists)
  const known: Known = []
  const count = uses.length < 4 ? 0 : Math.min(uses.readUInt32LE(0), Math.floor((uses.length - 4) / useBytes))
  let at = 4 + useBytes * count
  for (let i = 0; i < count; i++) {
    const use = 4 + useBytes * i
    const id = uses.readUInt32LE(use)
    const { levels = [], styles = [] } = abstracts.get(id) ?? {}
    const starts = new Map<number, number>()
    const own = [...levels]
    at += 4
    for (let left = uses[use + 12] as number; left > 0 && at + 8 <= uses.length; left--) {
      const start = uses.readInt32LE(at)
      const about = uses.readUInt32LE(at + 4)
      const level = about & 15
      at += 8
      if (about & startsAnew) starts.set(level, start)
      if ((about & hasLevel) === 0) continue
      const told = levelAt(uses, at)
      at = told.end
      own[level] = told.level
      if (about & startsAnew) starts.set(level, told.level.start)
    }
    known.push({ list: { abstract: String(id), levels: own, starts }, styles })
  }
  return known
}

/** All lists stand first, then the levels of all. */
function abstractsIn(lists: Buffer): Map<number, Abstract> {
  const count = lists.length < 2 ? 0 : Math.min(lists.readUInt16LE(0), Math.floor((lists.length - 2) / listBytes))
  const found = new Map<number, Abstract>()
  let at = 2 + listBytes * count
  for (let i = 0; i < count; i++) {
    const head = lists.subarray(2 + listBytes * i, 2 + listBytes * (i + 1))
    const styles = Array.from({ length: 9 }, (_, level) => head.readUInt16LE(8 + 2 * level))
    const levels: Level[] = []
    for (let left = (head[26] as number) & isSimple ? 1 : 9; left > 0 && at + levelBytes <= lists.length; left--) {
      const told = levelAt(lists, at)
      levels.push(told.level)
      at = told.end
    }
    found.set(head.readUInt32LE(0), { levels, styles })
  }
  return found
}

/** One level: where it starts and how it is written, then settings that are passed over, then its words, counted. */
function levelAt(bytes: Buffer, at: number): { level: Level; end: number } {
  const words = at + levelBytes + (bytes[at + 24] as number) + (bytes[at + 25] as number)
  const end = words + 2 + 2 * bytes.readUInt16LE(words)
  // A sign below nine stands for the number of a level, counted from zero.
  const text = Array.from(bytes.toString('utf16le', words + 2, end), (char) => {
    const code = char.charCodeAt(0)
    return code < 9 ? `%${code + 1}` : char
  }).join('')
  const format = formats[bytes[at + 4] as number] ?? 'other'
  const about = bytes[at + 5] as number
  const legal = (about & isLegal) !== 0
  const level: Level = { format, text, start: bytes.readInt32LE(at), style: '', legal }
  if (about & restartsLess) level.restart = bytes[at + 26] as number
  return { level, end }
}
