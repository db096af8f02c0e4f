/** Letters of one look: a text alone, or with its settings. */
export type Letters = string | [text: string, ...settings: Buffer[]]
/** `end` are the settings of its mark. */
export type DocParagraph = { letters: Letters[]; settings?: Buffer[]; mark?: string; end?: Buffer[]; style?: number }
type Options = {
  /** What the signs `\x02` of the body refer to, in order. */
  footnotes?: string[]
  endnotes?: string[]
  /** The sign of the body that bears the notes, where it is a mark of its own such as "*". */
  noteSign?: string
  /** The names of the fonts, by their numbers. */
  fonts?: string[]
  /** What the text boxes say that the signs `\x08` of the body bear. */
  boxes?: string[]
  comments?: string[]
  /** How many characters the file says it has. */
  characters?: number
  /** A byte a letter, as Word writes what holds no letter beyond Latin-1. */
  plain?: boolean
  /** Letters' settings of the styles, by their numbers; null for a plain one. */
  styles?: (Buffer[] | null)[]
  /** The levels of each list: how they count, and their words, in which a sign such as `\x00` is the number of a level. */
  lists?: [format: number, text: string, about?: number, restart?: number][][]
  /** What the header of the first page says. */
  header?: string
  /** What stands in a stream of its own, such as what was chosen in a form. */
  data?: Buffer
}

const page = 512
const textAt = 0x800
const u16 = (...numbers: number[]) => Buffer.from(Uint16Array.from(numbers).buffer)
const u32 = (...numbers: number[]) => Buffer.from(Uint32Array.from(numbers).buffer)

/** One setting as the format writes it, such as `setting(0x083c, 1)` for hidden letters. */
export const setting = (code: number, ...value: number[]) => Buffer.concat([u16(code), Buffer.from(value)])

export const line = (...letters: Letters[]): DocParagraph => ({ letters })

type DocCell = { text: string; down?: 'first' | 'goes on'; across?: number }

/** The paragraphs of a table of columns of one width; a cell that goes on is merged with the one above. */
export function tableOf(rows: (string | DocCell)[][]): DocParagraph[] {
  const inTable = setting(0x2416, 1)
  return rows.flatMap((row) => {
    const cells = row.map((cell) => (typeof cell === 'string' ? { text: cell } : cell))
    const edges = [0]
    for (const { across = 1 } of cells) edges.push((edges.at(-1) ?? 0) + 2000 * across)
    const about = cells.map(({ down }) => u16(down === 'first' ? 0x60 : down ? 0x20 : 0, ...Array(9).fill(0)))
    const plan = Buffer.concat([Buffer.from([cells.length]), u16(...edges), ...about])
    const definition = Buffer.concat([u16(0xd608, plan.length + 1), plan])
    return [
      ...cells.map(({ text }) => ({ letters: [text], settings: [inTable], mark: '\x07' })),
      { letters: [], settings: [inTable, setting(0x2417, 1), definition], mark: '\x07' },
    ]
  })
}

/** The bytes of a Word 97 file with this body, written as [MS-DOC] says and no more than a reader of its text needs. */
export function docOf(body: DocParagraph[], options: Options = {}): Buffer {
  const story = (texts: string[] = []) => (texts.length > 0 ? [...texts.map((text) => line(text)), line('')] : [])
  const notesOf = (texts: string[] = []) => story(texts.map((text) => `\x02 ${text}`))
  const stories = {
    body,
    footnotes: notesOf(options.footnotes),
    headers: options.header === undefined ? [] : story([options.header]),
    macros: [],
    comments: story(options.comments),
    endnotes: notesOf(options.endnotes),
    boxes: story(options.boxes),
    headerBoxes: [],
  }
  const lengths = Object.values(stories).map((some) => some.reduce((sum, one) => sum + lengthOf(one), 0))
  const beside = lengths.slice(1).some(Boolean)
  const paragraphs = [...Object.values(stories).flat(), ...(beside ? [line('')] : [])]
  const width = options.plain ? 1 : 2

  let text = ''
  const letterRuns: Run[] = []
  const paragraphRuns: Run[] = []
  const place = () => textAt + width * text.length
  for (const { letters, settings = [], mark = '\r', end = [], style = 0 } of paragraphs) {
    const start = place()
    for (const one of [...letters, [mark, ...end] as Letters]) {
      const [words, ...own] = typeof one === 'string' ? [one] : one
      const from = place()
      text += words
      if (words) letterRuns.push({ from, to: place(), settings: lengthFirst(Buffer.concat(own)) })
    }
    const own = Buffer.concat([u16(style), ...settings])
    const filled = own.length % 2 ? Buffer.concat([own, Buffer.alloc(1)]) : own
    const about = Buffer.concat([Buffer.from([0, filled.length / 2]), filled])
    paragraphRuns.push({ from: start, to: place(), settings: about })
  }

  const letters = options.plain ? Buffer.from(text, 'latin1') : Buffer.from(text, 'utf16le')
  const main: Buffer[] = [filledTo(Buffer.concat([Buffer.alloc(textAt), letters]), page)]
  const pagesOf = (runs: Run[], sizeOfPlace: number) => {
    const pages = pagesFor(runs, sizeOfPlace)
    const first = main.reduce((sum, { length }) => sum + length, 0) / page
    main.push(...pages.map(({ bytes }) => bytes))
    const starts = pages.map(({ from }) => from)
    return Buffer.concat([u32(...starts, place()), u32(...pages.map((_, i) => first + i))])
  }
  const signs = (char: string) => Array.from(text.slice(0, lengths[0])).flatMap((one, i) => (one === char ? [i] : []))
  const marks = signs(options.noteSign ?? '\x02')
  const foot = options.footnotes?.length ?? 0
  const end = options.endnotes?.length ?? 0
  const drawings = signs('\x08')
  const boxStarts = startsOf(options.boxes ?? [])
  const piece = options.plain ? (0x40000000 | (2 * textAt)) >>> 0 : textAt
  const plan = Buffer.concat([u32(0, text.length), u16(0), u32(piece), u16(0)])
  const lists = new Map<number, Buffer>([
    [1, stylesOf(options.styles ?? [])],
    [12, pagesOf(letterRuns, 1)],
    [13, pagesOf(paragraphRuns, 13)],
    [33, Buffer.concat([Buffer.from([2]), u32(plan.length), plan])],
  ])
  const notes = (at: number, places: number[], texts: string[]) => {
    lists.set(at, Buffer.concat([u32(...places, lengths[0] ?? 0), u16(...places.map(() => 1))]))
    lists.set(at + 1, u32(...startsOf(texts.map((one) => `\x02 ${one}`)), 0))
  }
  if (foot) notes(2, marks.slice(0, foot), options.footnotes ?? [])
  if (end) notes(46, marks.slice(foot), options.endnotes ?? [])
  if (options.boxes) {
    const drawn = drawings.map((_, i) => Buffer.concat([u32(1025 + i), Buffer.alloc(22)]))
    lists.set(40, Buffer.concat([u32(...drawings, lengths[0] ?? 0), ...drawn]))
    const borne = options.boxes.map((_, i) => Buffer.concat([Buffer.alloc(14), u32(1025 + i), Buffer.alloc(4)]))
    lists.set(56, Buffer.concat([u32(...boxStarts), ...borne]))
  }
  if (options.header !== undefined) {
    const end = options.header.length + 1
    // Six that part notes from the text, four of other pages, then the first page's header and its footer.
    lists.set(11, u32(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, end, end, end + 2))
  }
  if (options.fonts) {
    const named = options.fonts.map((font) => Buffer.concat([Buffer.alloc(39), Buffer.from(`${font}\0`, 'utf16le')]))
    const entries = named.map((entry) => Buffer.concat([Buffer.from([entry.length]), entry]))
    lists.set(15, Buffer.concat([u16(entries.length, 0), ...entries]))
  }
  if (options.lists) {
    const heads = options.lists.map((_, i) =>
      Buffer.concat([u32(i + 1, 0), u16(...Array(9).fill(0xfff)), Buffer.alloc(2)]),
    )
    const levels = options.lists.flatMap((list) => Array.from({ length: 9 }, (_, i) => levelOf(list[i] ?? [255, ''])))
    const uses = options.lists.map((_, i) => Buffer.concat([u32(i + 1), Buffer.alloc(12)]))
    lists.set(73, Buffer.concat([u16(heads.length), ...heads, ...levels]))
    lists.set(74, Buffer.concat([u32(uses.length), ...uses, Buffer.alloc(4 * uses.length)]))
  }

  const head = main[0] as Buffer
  head.writeUInt16LE(0xa5ec, 0)
  head.writeUInt16LE(0xc1, 2)
  head.writeUInt16LE(0x0200, 0x0a)
  const counts = [0x4c, 0x50, 0x54, 0x58, 0x5c, 0x60, 0x64, 0x68]
  for (const [i, at] of counts.entries()) head.writeUInt32LE(lengths[i] ?? 0, at)
  let table: Buffer = Buffer.alloc(0)
  for (const [number, list] of lists) {
    head.writeUInt32LE(table.length, 0x9a + 8 * number)
    head.writeUInt32LE(list.length, 0x9e + 8 * number)
    table = Buffer.concat([table, list])
  }
  const summary = options.characters !== undefined && { '\x05SummaryInformation': summaryOf(options.characters) }
  return oleOf({
    ...{ WordDocument: Buffer.concat(main), '1Table': table },
    ...(options.data && { Data: options.data }),
    ...summary,
  })
}

// One section with one property, the count of characters, which is a number ([MS-OLEPS]).
const summaryOf = (characters: number) =>
  Buffer.concat([Buffer.alloc(44), u32(48), u32(24, 1, 0x10, 16, 3, characters)])

type Run = { from: number; to: number; settings: Buffer }

const lengthOf = ({ letters, mark = '\r' }: DocParagraph) =>
  letters.reduce((sum, one) => sum + (typeof one === 'string' ? one : one[0]).length, mark.length)
const lengthFirst = (settings: Buffer) => Buffer.concat([Buffer.from([settings.length]), settings])
const filledTo = (bytes: Buffer, size: number) =>
  Buffer.concat([bytes, Buffer.alloc((size - (bytes.length % size)) % size)])

function startsOf(texts: string[]): number[] {
  const starts = [0]
  for (const text of texts) starts.push((starts.at(-1) ?? 0) + text.length + 1)
  return starts
}

const levelOf = ([format, text, about = 0, restart = 0]: [number, string, number?, number?]) =>
  Buffer.concat([
    ...[u32(1), Buffer.from([format, about]), Buffer.alloc(20), Buffer.from([restart, 0])],
    ...[u16(text.length), Buffer.from(text, 'utf16le')],
  ])

const counted = (text: string) => Buffer.concat([u16(text.length), Buffer.from(text, 'utf16le')])

/** The data of a form's field, as Word keeps it behind the sign in its code: a box that is ticked or not, or a choice. */
export function formData(chosen: number, entries?: string[]): Buffer {
  const about = (entries ? 2 : 1) | (25 << 2)
  const words = Array.from({ length: 5 }, () => Buffer.concat([counted(''), u16(0)]))
  const list = entries ? [u16(0xffff, entries.length, 0), ...entries.map(counted)] : []
  const field = [u32(0xffffffff), u16(about, 0, 0), counted('Ten'), u16(0), u16(chosen), ...words, ...list]
  return Buffer.concat([u32(0), u16(68), Buffer.alloc(62), ...field])
}

/** A paragraph that is an item of a list, counted from one, at a level, counted from zero. */
export const item = (text: string, list: number, level: number): DocParagraph => ({
  letters: [text],
  settings: [setting(0x460b, list, 0), setting(0x260a, level)],
})

const runsOnPage = 4

function pagesFor(runs: Run[], sizeOfPlace: number): { from: number; bytes: Buffer }[] {
  const pages: { from: number; bytes: Buffer }[] = []
  for (let at = 0; at < runs.length; at += runsOnPage) {
    const some = runs.slice(at, at + runsOnPage)
    const bytes = Buffer.alloc(page)
    u32(...some.map(({ from }) => from), some.at(-1)?.to ?? 0).copy(bytes)
    let free = page - 2
    for (const [i, { settings }] of some.entries()) {
      free = (free - settings.length) & ~1
      settings.copy(bytes, free)
      bytes[4 * (some.length + 1) + sizeOfPlace * i] = free / 2
    }
    bytes[page - 1] = some.length
    pages.push({ from: some[0]?.from ?? 0, bytes })
  }
  return pages
}

function stylesOf(styles: (Buffer[] | null)[]): Buffer {
  const made = [[], ...styles].map((letters) => {
    const own = letters ? Buffer.concat(letters) : Buffer.alloc(0)
    const settings = filledTo(own, 2)
    // A style of paragraphs that stands on none, without a name: its settings of paragraphs, then of letters.
    const head = u16(0, 0xfff1, 2, 0, 0, 0, 0)
    const style = Buffer.concat([head, u16(2, 0), u16(own.length), settings])
    return Buffer.concat([u16(style.length), style])
  })
  const about = u16(made.length, 10, 0, 0, 0, 0, 0, 0, 0)
  return Buffer.concat([u16(about.length), about, ...made])
}

const [free, endOfChain, ofTable, ofPlaces] = [0xffffffff, 0xfffffffe, 0xfffffffd, 0xfffffffc]
const [inHead, perSector] = [109, 128]
const leastStream = 4096

/** An Office box with these streams at its root. */
export function oleOf(streams: Record<string, Buffer>): Buffer {
  const names = Object.keys(streams)
  const parts = Object.values(streams).map((bytes) => filledTo(bytes, leastStream))
  const directory = Buffer.concat([
    entry('Root Entry', 5, { child: 1 }),
    ...names.map((name, i) => entry(name, 2, { right: i + 2 <= names.length ? i + 2 : free })),
  ])
  const blocks = [filledTo(directory, page), ...parts]
  const chain: number[] = []
  const starts: number[] = []
  for (const block of blocks) {
    starts.push(chain.length)
    for (let left = block.length / page; left > 0; left--) chain.push(left > 1 ? chain.length + 1 : endOfChain)
  }
  names.forEach((_, i) => {
    const at = 128 * (i + 1)
    ;(blocks[0] as Buffer).writeUInt32LE(starts[i + 1] as number, at + 116)
    ;(blocks[0] as Buffer).writeUInt32LE((parts[i] as Buffer).length, at + 120)
  })
  // The table of sectors counts itself too, and the sectors that say where it stands when the head has no room for them.
  let tables = 0
  let more = 0
  for (let before = -1; before !== tables + more; ) {
    before = tables + more
    tables = Math.ceil((chain.length + before) / perSector)
    more = Math.ceil(Math.max(tables - inHead, 0) / (perSector - 1))
  }
  const first = chain.length
  const places = Array.from({ length: tables }, (_, i) => first + i)
  chain.push(...Array(tables).fill(ofTable), ...Array(more).fill(ofPlaces))
  const table = Buffer.alloc(tables * page, 0xff)
  u32(...chain).copy(table)
  const rest = Array.from({ length: more }, (_, i) => {
    const start = inHead + (perSector - 1) * i
    const told = Buffer.alloc(page, 0xff)
    u32(...places.slice(start, start + perSector - 1)).copy(told)
    told.writeUInt32LE(i + 1 < more ? first + tables + i + 1 : endOfChain, page - 4)
    return told
  })
  const head = Buffer.alloc(page, 0xff)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(head)
  head.fill(0, 8, 24)
  u16(0x3e, 3, 0xfffe, 9, 6).copy(head, 24)
  head.fill(0, 34, 44)
  u32(tables, 0, 0, leastStream, endOfChain, 0, more ? first + tables : endOfChain, more).copy(head, 44)
  u32(...places.slice(0, inHead)).copy(head, 76)
  return Buffer.concat([head, ...blocks, table, ...rest])
}

function entry(name: string, kind: number, { child = free, right = free }: { child?: number; right?: number }): Buffer {
  const bytes = Buffer.alloc(128)
  bytes.write(name, 'utf16le')
  bytes.writeUInt16LE(2 * name.length + 2, 64)
  bytes.writeUInt8(kind, 66)
  u32(free, right, child).copy(bytes, 68)
  u32(endOfChain, 0).copy(bytes, 116)
  return bytes
}
