import { longestText } from '../limits.ts'
import { FileRefused } from '../report.ts'
import { chosenIn } from './forms.ts'
import { docLists } from './numbers.ts'
import { streamsOf } from './ole.ts'
import { code, lookWith, type Setting, settingsIn } from './settings.ts'
import { stylesIn } from './styles.ts'

/** The letters from one place of the text to another. */
export type Range = { from: number; to: number }
/** A paragraph's letters without the mark that ends it, which is a sign of its own at the end of a cell, row or page. */
export type Paragraph = Range & { mark: string; style: number; settings: Setting[] }
/**
 * Letters that look alike, in a font of their own or that of their style (''). `sign` is what a sign put in by itself is, `data`
 * where the data begins of what stands in the place of a sign.
 */
export type Run = Range & {
  look: number
  font: string
  sign: { font: string; letter: string } | null
  data: number | null
}
/** A note or a text box: what it says, and the place in the text that it hangs on; null where that is not told. */
export type Hung = { at: number | null; says: Range }

type Piece = Range & { byte: number; wide: boolean; settings: Setting[] }
type Span = Range & { style: number; settings: Setting[] }

const mark = 0xa5ec
const firstOfWord97 = 0xc1
const [isEncrypted, hasOtherTable] = [0x0100, 0x0200]
// Where the head of the file counts the letters of each story; in the text they follow one another in this order.
const counts = {
  body: 0x4c,
  footnotes: 0x50,
  headers: 0x54,
  macros: 0x58,
  comments: 0x5c,
  endnotes: 0x60,
  boxes: 0x64,
  headerBoxes: 0x68,
}
export type Story = keyof typeof counts
const page = 512

export type DocFile = ReturnType<typeof docFile>

/**
 * A Word 97–2003 file as its format says ([MS-DOC]): the letters of every story, and how each looks. What does not add up
 * is refused as unreadable.
 */
export function docFile(bytes: Uint8Array) {
  const stream = streamsOf(bytes)
  const main = stream('WordDocument')
  if (!main || main.length < 0x400 || main.readUInt16LE(0) !== mark || main.readUInt16LE(2) < firstOfWord97)
    throw new FileRefused('file.unreadable')
  const flags = main.readUInt16LE(0x0a)
  if (flags & isEncrypted) throw new FileRefused('file.encrypted')
  const table = stream(flags & hasOtherTable ? '1Table' : '0Table')
  if (!table) throw new FileRefused('file.unreadable')

  /** One of the lists of the table, by its number in the head. */
  const list = (number: number) => {
    const at = main.readUInt32LE(0x9a + 8 * number)
    return table.subarray(at, at + main.readUInt32LE(0x9e + 8 * number))
  }
  const pieces = piecesIn(list(33))
  const text = pieces.map((piece) => lettersOf(piece, main)).join('')
  const styles = stylesIn(list(1))
  const letterSpans = spansIn(list(12), main, letterSettings)
  const data = stream('Data') ?? Buffer.alloc(0)
  const paragraphSpans = spansIn(list(13), main, (bytes, i, count) => paragraphSettings(bytes, i, count, data))

  const stories = {} as Record<Story, Range>
  let told = 0
  for (const [story, at] of Object.entries(counts) as [Story, number][]) {
    stories[story] = { from: told, to: told + main.readUInt32LE(at) }
    told = stories[story].to
  }
  if (told > text.length) throw new FileRefused('file.unreadable')

  const placeOf = (at: number) => {
    const piece = holding(pieces, at) as Piece
    return { piece, byte: piece.byte + (at - piece.from) * (piece.wide ? 2 : 1) }
  }

  function* paragraphsOf({ from, to }: Range): Generator<Paragraph> {
    for (let at = from; at < to; ) {
      const end = endOf(text, at, to)
      const { piece, byte } = placeOf(Math.min(end, text.length - 1))
      const span = holding(paragraphSpans, byte)
      const style = span?.style ?? 0
      const settings = [...styles.paragraphOf(style), ...(span?.settings ?? []), ...piece.settings]
      yield { from: at, to: end, mark: end < to ? (text[end] as string) : '', style, settings }
      at = end + 1
    }
  }

  const fonts = fontsIn(list(15))
  const fontAt = (value: Buffer | undefined) => (value && value.length >= 2 ? (fonts[value.readUInt16LE(0)] ?? '') : '')

  /** The font of some letters, by their own settings, else by those of their style or of their paragraph's. */
  function fontIn(own: Setting[], style: number): Pick<Run, 'font' | 'sign' | 'data'> {
    const styled = own.find((one) => one.code === code.style && one.value.length >= 2)?.value.readUInt16LE(0)
    const settings = [...styles.lettersOf(style), ...(styled === undefined ? [] : styles.lettersOf(styled)), ...own]
    const last = (wanted: number) => settings.findLast((one) => one.code === wanted)?.value
    const sign = own.findLast((one) => one.code === code.sign)?.value
    const letter = sign && sign.length >= 4 ? String.fromCharCode(sign.readUInt16LE(2)) : ''
    const about = own.findLast((one) => one.code === code.data)?.value
    return {
      font: fontAt(last(code.font)),
      sign: letter ? { font: fontAt(sign), letter } : null,
      data: about && about.length >= 4 ? about.readUInt32LE(0) : null,
    }
  }

  function* runsOf({ from, to }: Range): Generator<Run> {
    if (from >= to) return
    const end = Math.min(endOf(text, to, text.length), text.length - 1)
    const style = holding(paragraphSpans, placeOf(end).byte)?.style ?? 0
    const plain = styles.lookOf(style)
    for (let at = from; at < to; ) {
      const { piece, byte } = placeOf(at)
      const span = holding(letterSpans, byte)
      const bytesLeft = span ? span.to - byte : (nextAfter(letterSpans, byte)?.from ?? Number.POSITIVE_INFINITY) - byte
      const letters = Math.max(1, Math.ceil(bytesLeft / (piece.wide ? 2 : 1)))
      const next = Math.min(to, piece.to, at + letters)
      const settings = [...(span?.settings ?? []), ...piece.settings]
      yield { from: at, to: next, look: lookWith(plain, settings, plain, styles.lookOf), ...fontIn(settings, style) }
      at = next
    }
  }

  /** What hangs on places of the body: `places` lists them, `texts` where in its story each says what it says. */
  function hung(story: Story, places: Buffer, sizeOfPlace: number, texts: Buffer): Hung[] {
    const at = numbersIn(places, sizeOfPlace)
    const starts = numbersIn(texts, 0)
    const { from, to } = stories[story]
    return at.slice(0, -1).flatMap((place, i) => {
      const [start, end] = [starts[i], starts[i + 1]]
      if (start === undefined || end === undefined) return []
      return [{ at: place, says: { from: Math.min(from + start, to), to: Math.min(from + end, to) } }]
    })
  }

  /** A text box and the drawing that bears it have one number. */
  function boxes(): Hung[] {
    const { from, to } = stories.boxes
    const drawings = list(40)
    const drawn = Math.floor((drawings.length - 4) / 30)
    const placeOfDrawing = new Map<number, number>()
    for (let i = 0; i < drawn; i++)
      placeOfDrawing.set(drawings.readUInt32LE(4 * (drawn + 1) + 26 * i), drawings.readUInt32LE(4 * i))
    const texts = list(56)
    const count = Math.floor((texts.length - 4) / 26)
    if (count < 1) return from < to ? [{ at: null, says: stories.boxes }] : []
    return Array.from({ length: count }, (_, i) => {
      const drawing = texts.readUInt32LE(4 * (count + 1) + 22 * i + 14)
      const [start, end] = [texts.readUInt32LE(4 * i), texts.readUInt32LE(4 * i + 4)]
      return {
        at: placeOfDrawing.get(drawing) ?? null,
        says: { from: Math.min(from + start, to), to: Math.min(from + end, to) },
      }
    })
  }

  const footnotes = hung('footnotes', list(2), 2, list(3))
  const endnotes = hung('endnotes', list(46), 2, list(47))
  return {
    text,
    stories,
    paragraphsOf,
    runsOf,
    notes: [...footnotes, ...endnotes],
    notesWithoutPlace: [
      ...(footnotes.length > 0 ? [] : [stories.footnotes]),
      ...(endnotes.length > 0 ? [] : [stories.endnotes]),
    ],
    boxes: boxes(),
    /** What a field of a form shows whose data begins there. */
    chosenIn: (at: number) => chosenIn(data, at),
    /** The headers and footers, and what parts notes from the text, one by one. */
    headers: betweens(numbersIn(list(11), 0), stories.headers),
    // The levels of the lists stand behind what the head counts as the lists.
    lists: docLists(list(73).length > 0 ? table.subarray(main.readUInt32LE(0x9a + 8 * 73)) : Buffer.alloc(0), list(74)),
  }
}

/** The names of the fonts, by their numbers. */
function fontsIn(list: Buffer): string[] {
  const names: string[] = []
  const nameAt = 40
  for (let at = 4; at < list.length; at += 1 + (list[at] as number)) {
    const name = list.toString('utf16le', at + nameAt, at + 1 + (list[at] as number))
    names.push(name.slice(0, Math.max(name.indexOf('\0'), 0)))
  }
  return names
}

const paragraphEnds = new Set(['\r', '\x07', '\f'])

function endOf(text: string, from: number, to: number): number {
  let at = from
  while (at < to && !paragraphEnds.has(text[at] as string)) at += 1
  return at
}

/** The ranges from each place of a story to the next. */
function betweens(places: number[], { from, to }: Range): Range[] {
  return places.slice(0, -1).map((place, i) => ({
    from: Math.min(from + place, to),
    to: Math.min(from + (places[i + 1] ?? place), to),
  }))
}

/** The numbers that begin a list of places, each followed by `size` bytes about it at the list's end. */
function numbersIn(list: Buffer, size: number): number[] {
  const count = list.length < 4 ? 0 : Math.floor((list.length - 4) / (4 + size)) + 1
  return Array.from({ length: count }, (_, i) => list.readUInt32LE(4 * i))
}

/** The pieces that the text is made of, in order. A piece of plain bytes says so in its second highest bit. */
function piecesIn(list: Buffer): Piece[] {
  const fast: Buffer[] = []
  let at = 0
  for (; list[at] === 1; at += 3 + list.readUInt16LE(at + 1)) {
    if (at + 3 > list.length) throw new FileRefused('file.unreadable')
    fast.push(list.subarray(at + 3, at + 3 + list.readUInt16LE(at + 1)))
  }
  if (list[at] !== 2 || at + 5 > list.length) throw new FileRefused('file.unreadable')
  const plan = list.subarray(at + 5, at + 5 + list.readUInt32LE(at + 1))
  const count = Math.floor((plan.length - 4) / 12)
  const pieces: Piece[] = []
  let last = 0
  for (let i = 0; i < count; i++) {
    const [from, to] = [plan.readUInt32LE(4 * i), plan.readUInt32LE(4 * i + 4)]
    const about = 4 * (count + 1) + 8 * i
    const place = plan.readUInt32LE(about + 2)
    const wide = (place & 0x40000000) === 0
    const byte = wide ? place : (place & 0x3fffffff) / 2
    if (from !== last || to < from) throw new FileRefused('file.unreadable')
    if (to > longestText) throw new FileRefused('file.large')
    pieces.push({ from, to, byte, wide, settings: settingsOfPiece(plan.readUInt16LE(about + 6), fast) })
    last = to
  }
  if (pieces.length === 0) throw new FileRefused('file.unreadable')
  return pieces
}

// A piece that a quick save changed names one setting by a number of Word 6, or a list of settings.
const namedShort = new Map([
  [0x41, 0x0800],
  [0x57, 0x0837],
  [0x5b, 0x083b],
  [0x5c, 0x083c],
  [0x68, code.raised],
])

function settingsOfPiece(about: number, fast: Buffer[]): Setting[] {
  if (about & 1) return settingsIn(fast[about >> 1] ?? Buffer.alloc(0))
  const named = namedShort.get((about >> 1) & 0x7f)
  return named ? [{ code: named, value: Buffer.from([about >> 8]) }] : []
}

const plainBytes = new TextDecoder('windows-1252')

function lettersOf({ from, to, byte, wide }: Piece, main: Buffer): string {
  const end = byte + (to - from) * (wide ? 2 : 1)
  if (end > main.length) throw new FileRefused('file.unreadable')
  return wide ? main.toString('utf16le', byte, end) : plainBytes.decode(main.subarray(byte, end))
}

type Settings = { style: number; settings: Setting[] }

/** Settings stand in pages of 512 bytes: the places first, then where on the page each one's settings are; their number last. */
function spansIn(
  list: Buffer,
  main: Buffer,
  settingsOf: (page: Buffer, i: number, count: number) => Settings | null,
): Span[] {
  const pages = Math.floor((list.length - 4) / 8)
  const spans: Span[] = []
  for (let i = 0; i < pages; i++) {
    const at = (list.readUInt32LE(4 * (pages + 1) + 4 * i) & 0x3fffff) * page
    const bytes = main.subarray(at, at + page)
    if (bytes.length < page) throw new FileRefused('file.unreadable')
    const count = Math.min(bytes[page - 1] as number, Math.floor((page - 5) / 5))
    for (let j = 0; j < count; j++) {
      const [from, to] = [bytes.readUInt32LE(4 * j), bytes.readUInt32LE(4 * j + 4)]
      const made = settingsOf(bytes, j, count)
      if (made && to > from) spans.push({ from, to, ...made })
    }
  }
  return spans.sort((one, other) => one.from - other.from)
}

function letterSettings(bytes: Buffer, i: number, count: number): Settings | null {
  const at = 2 * (bytes[4 * (count + 1) + i] as number)
  return at === 0 ? null : { style: 0, settings: settingsIn(bytes.subarray(at + 1, at + 1 + (bytes[at] as number))) }
}

function paragraphSettings(bytes: Buffer, i: number, count: number, data: Buffer): Settings | null {
  const at = 2 * (bytes[4 * (count + 1) + 13 * i] ?? 0)
  if (at === 0) return null
  const short = bytes[at] as number
  const own = short ? bytes.subarray(at + 1, at + 2 * short) : bytes.subarray(at + 2, at + 2 + 2 * (bytes[at + 1] ?? 0))
  if (own.length < 2) return null
  const settings = settingsIn(own.subarray(2)).flatMap((setting) => {
    // Settings that do not fit on the page, as those of a wide table, stand in a stream of their own.
    const there = setting.code === code.elsewhere ? setting.value.readUInt32LE(0) : Number.POSITIVE_INFINITY
    if (there + 2 > data.length) return [setting]
    return settingsIn(data.subarray(there + 2, there + 2 + data.readUInt16LE(there)))
  })
  return { style: own.readUInt16LE(0), settings }
}

/** The one of these ranges, which are in order, that holds a place. */
export function holding<T extends Range>(ranges: T[], at: number): T | undefined {
  const found = ranges[firstAfter(ranges, at) - 1]
  return found && at < found.to ? found : undefined
}

const nextAfter = <T extends Range>(ranges: T[], at: number): T | undefined => ranges[firstAfter(ranges, at)]

function firstAfter(ranges: Range[], at: number): number {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[middle] as Range).from <= at) low = middle + 1
    else high = middle
  }
  return low
}
