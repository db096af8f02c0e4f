import { breathe } from '../../core/breathe.ts'
import { composed } from '../../core/text/composed.ts'
import { type Font, through } from './font.ts'

/** One weight of a face, in the pieces that the web has it in: each character is drawn by the first that knows it. */
export type Face = readonly Font[]
export type Faces = { plain: Face; bold: Face }

export type Block =
  | { kind: 'title' | 'heading' | 'text' | 'quote'; text: string }
  /** A name and what stands for it. */
  | { kind: 'fact'; name: string; text: string }
  /** Squares to be scanned, in the middle of the page; `width` is in points, the white around them not counted. */
  | { kind: 'code'; squares: readonly (readonly boolean[])[]; width: number }
type Text = Exclude<Block, { kind: 'code' }>

type Weight = keyof Faces
type Glyph = { weight: Weight; piece: number; glyph: number; width: number; text: string }
type Line = { glyphs: Glyph[]; size: number; x: number; y: number }
type Code = Pick<Extract<Block, { kind: 'code' }>, 'squares' | 'width'> & { x: number; y: number }
type Drawn = { lines: Line[]; codes: Code[] }

/** `scale` is of the letters, to those of A4. */
type PageSize = { width: number; height: number; side: number; top: number; bottom: number; scale: number }
// In points; letters that somebody of seventy reads without effort.
export const pageSizes = {
  a4: { width: 595, height: 842, side: 60, top: 64, bottom: 64, scale: 1 },
  a5: { width: 420, height: 595, side: 40, top: 40, bottom: 52, scale: 0.9 },
} satisfies Record<string, PageSize>
const leading = 1.45
const styles: Record<Text['kind'], { size: number; weight: Weight; before: number; indent: number }> = {
  title: { size: 20, weight: 'bold', before: 0, indent: 0 },
  heading: { size: 15, weight: 'bold', before: 18, indent: 0 },
  text: { size: 12.5, weight: 'plain', before: 6, indent: 0 },
  quote: { size: 12.5, weight: 'plain', before: 4, indent: 16 },
  fact: { size: 12.5, weight: 'plain', before: 4, indent: 0 },
}
const footSize = 10
// The white that a scanner wants around a code.
const codeMargin = 22
// Drawn for what no piece of the face knows, such as an emoji.
const unknown = '□'

/** A paper as a PDF: words as they are, so that they can be searched and copied, in a face that travels with it. */
export async function paperOf(
  blocks: Block[],
  {
    faces,
    title,
    foot,
    page = pageSizes.a4,
    language = 'vi',
  }: {
    faces: Faces
    title: string
    foot: (page: number, pages: number) => string
    page?: PageSize
    language?: 'vi' | 'en'
  },
): Promise<Uint8Array<ArrayBuffer>> {
  const set = setter(faces)
  const pages = await laidOut(blocks, set, page)
  for (const [at, { lines }] of pages.entries()) {
    const glyphs = set(foot(at + 1, pages.length), 'plain')
    lines.push({ glyphs, size: footSize, x: page.side, y: page.bottom - 30 })
  }
  return written(pages, faces, { title, page, language })
}

async function laidOut(blocks: Block[], set: Setter, page: PageSize): Promise<Drawn[]> {
  const pages: Drawn[] = [{ lines: [], codes: [] }]
  const top = page.height - page.top
  const turn = () => {
    pages.push({ lines: [], codes: [] })
    return top
  }
  let y = top
  for (const [at, block] of blocks.entries()) {
    if (block.kind === 'code') {
      const { squares, width } = block
      const whole = width + 2 * codeMargin
      if (y - whole < page.bottom) y = turn()
      y -= whole
      pages.at(-1)?.codes.push({ squares, width, x: (page.width - width) / 2, y: y + codeMargin })
      continue
    }
    const { before, indent, ...style } = styles[block.kind]
    const size = style.size * page.scale
    const lines = broken(block, set, (page.width - 2 * page.side - indent) * (1000 / size))
    y -= at === 0 ? 0 : before
    // Whoever asked for years has hundreds of pages, and others wait meanwhile.
    if (at % 50 === 49) await breathe()
    // A heading stays with the line after it.
    const needed = block.kind === 'heading' ? size * leading * (lines.length + 2) : size * leading
    if (y - needed < page.bottom) y = turn()
    for (const glyphs of lines) {
      if (y - size * leading < page.bottom) y = turn()
      y -= size * leading
      pages.at(-1)?.lines.push({ glyphs, size, x: page.side + indent, y })
    }
  }
  return pages
}

/** A block in lines no wider than it may be; a word wider than that is cut. */
function broken(block: Text, set: Setter, widest: number): Glyph[][] {
  const words = set(block.text, styles[block.kind].weight)
  const text = 'name' in block ? [...set(`${block.name}: `, 'bold'), ...words] : words
  const lines: Glyph[][] = []
  let line: Glyph[] = []
  let word: Glyph[] = []
  const widthOf = (glyphs: Glyph[]) => glyphs.reduce((sum, { width }) => sum + width, 0)
  const end = () => {
    lines.push(line)
    line = []
  }
  const place = () => {
    if (widthOf(line) + widthOf(word) > widest && line.length > 0) end()
    line.push(...word)
    word = []
  }
  for (const glyph of text) {
    if (glyph.text === '\n') {
      place()
      end()
      continue
    }
    word.push(glyph)
    if (glyph.text === ' ' || widthOf(word) > widest) place()
  }
  place()
  end()
  return lines
}

/** The glyphs of a text, each character looked up once a paper. */
type Setter = (text: string, weight: Weight) => Glyph[]

function setter(faces: Faces): Setter {
  const known = { plain: new Map<string, Glyph | null>(), bold: new Map<string, Glyph | null>() }
  return (text, weight) => {
    const cache = known[weight]
    const glyphs: Glyph[] = []
    for (const character of composed(text).replace(/\r\n?/g, '\n')) {
      let glyph = cache.get(character)
      if (glyph === undefined) {
        glyph = glyphOf(character, weight, faces[weight])
        cache.set(character, glyph)
      }
      if (glyph) glyphs.push(glyph)
    }
    return glyphs
  }
}

/** Null for what is not seen. What the face does not know is a square. */
function glyphOf(character: string, weight: Weight, face: Face): Glyph | null {
  if (character !== '\n' && /\p{Cc}|\p{Cf}|\ufe0f/u.test(character)) return null
  const shown = /\s/u.test(character) ? ' ' : character
  for (const one of [shown, unknown, '?']) {
    const code = one.codePointAt(0) ?? 0
    const piece = face.findIndex(({ glyphs }) => glyphs.has(code))
    const font = face[piece]
    const glyph = font?.glyphs.get(code)
    if (font && glyph !== undefined)
      return { weight, piece, glyph, width: font.widthOf(glyph), text: character === '\n' ? '\n' : one }
  }
  return null
}

const hex = (value: number) => value.toString(16).padStart(4, '0')
const utf16 = (text: string) => Array.from({ length: text.length }, (_, at) => hex(text.charCodeAt(at))).join('')
const pieceName = (weight: Weight, piece: number) => `${weight === 'bold' ? 'B' : 'F'}${piece}`

function contentOf({ lines, codes }: Drawn): string {
  return [...codes.map(squaresOf), ...lines.map(lineOf)].join('\n')
}

/** The dark squares, each row's neighbours as one bar, so that no hair of white shows between them. */
function squaresOf({ squares, width, x, y }: Code): string {
  const side = width / squares.length
  const bars = squares.flatMap((row, at) =>
    [
      ...row
        .map((dark) => (dark ? '1' : '0'))
        .join('')
        .matchAll(/1+/g),
    ].map(
      ({ index, 0: run }) =>
        `${(x + index * side).toFixed(3)} ${(y + width - (at + 1) * side).toFixed(3)} ${(run.length * side).toFixed(3)} ${side.toFixed(3)} re`,
    ),
  )
  return `0 g ${bars.join(' ')} f`
}

function lineOf({ glyphs, size, x, y }: Line): string {
  let at = ''
  let run = ''
  let drawn = ''
  const show = () => {
    if (run) drawn += `/${at} ${size} Tf <${run}> Tj `
    run = ''
  }
  for (const { weight, piece, glyph } of glyphs) {
    const name = pieceName(weight, piece)
    if (name !== at) show()
    at = name
    run += hex(glyph)
  }
  show()
  return `BT ${x.toFixed(1)} ${y.toFixed(1)} Td ${drawn}ET`
}

/** Which characters each glyph that was drawn stands for: what makes the paper searchable. */
function usedIn(pages: Drawn[]): Map<string, Map<number, string>> {
  const used = new Map<string, Map<number, string>>()
  for (const { weight, piece, glyph, text } of pages.flatMap(({ lines }) => lines.flatMap(({ glyphs }) => glyphs))) {
    const name = pieceName(weight, piece)
    const texts = used.get(name) ?? new Map<number, string>()
    used.set(name, texts.set(glyph, text))
  }
  return used
}

function toUnicode(texts: Map<number, string>): string {
  const lines = Array.from(texts, ([glyph, text]) => `<${hex(glyph)}> <${utf16(text)}>`)
  const parts: string[] = []
  // A block takes a hundred.
  for (let at = 0; at < lines.length; at += 100) {
    const some = lines.slice(at, at + 100)
    parts.push(`${some.length} beginbfchar\n${some.join('\n')}\nendbfchar`)
  }
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
    '1 begincodespacerange <0000> <ffff> endcodespacerange',
    ...parts,
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n')
}

type Setting = { title: string; page: PageSize; language: string }

async function written(
  pages: Drawn[],
  faces: Faces,
  { title, page, language }: Setting,
): Promise<Uint8Array<ArrayBuffer>> {
  const file = pdfFile()
  const [catalog, tree] = [file.reserve(), file.reserve()]
  const fonts: string[] = []
  for (const [name, texts] of usedIn(pages)) {
    const font = faces[name.startsWith('B') ? 'bold' : 'plain'][Number(name.slice(1))]
    if (font) fonts.push(`/${name} ${await fontIn(file, font, texts, name)} 0 R`)
  }
  const kids: string[] = []
  for (const drawn of pages) {
    const content = await file.stream('', new TextEncoder().encode(contentOf(drawn)))
    const id = file.reserve()
    file.object(
      id,
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${page.width} ${page.height}] /Contents ${content} 0 R
/Resources << /Font << ${fonts.join(' ')} >> >> >>`,
    )
    kids.push(`${id} 0 R`)
  }
  file.object(tree, `<< /Type /Pages /Count ${kids.length} /Kids [${kids.join(' ')}] >>`)
  file.object(
    catalog,
    `<< /Type /Catalog /Pages ${tree} 0 R /Lang (${language}) /ViewerPreferences << /DisplayDocTitle true >> >>`,
  )
  const info = file.reserve()
  file.object(info, `<< /Title <feff${utf16(title)}> /Producer (Loa) >>`)
  return file.end(`/Root ${catalog} 0 R /Info ${info} 0 R`)
}

async function fontIn(file: ReturnType<typeof pdfFile>, font: Font, texts: Map<number, string>, name: string) {
  const { ascent, descent, box } = font
  const base = `/BaseFont /BeVietnamPro-${name}`
  const bytes = await file.stream(`/Length1 ${font.file.length}`, font.file)
  const map = await file.stream('', new TextEncoder().encode(toUnicode(texts)))
  const [descriptor, descendant, whole] = [file.reserve(), file.reserve(), file.reserve()]
  file.object(
    descriptor,
    `<< /Type /FontDescriptor /FontName /BeVietnamPro-${name} /Flags 4 /FontBBox [${box.join(' ')}] /ItalicAngle 0
/Ascent ${ascent} /Descent ${descent} /CapHeight 700 /StemV 80 /FontFile2 ${bytes} 0 R >>`,
  )
  const widths = Array.from(texts.keys(), (glyph) => `${glyph} [${font.widthOf(glyph)}]`).join(' ')
  file.object(
    descendant,
    `<< /Type /Font /Subtype /CIDFontType2 ${base} /CIDToGIDMap /Identity /FontDescriptor ${descriptor} 0 R
/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /W [${widths}] >>`,
  )
  file.object(
    whole,
    `<< /Type /Font /Subtype /Type0 ${base} /Encoding /Identity-H /DescendantFonts [${descendant} 0 R] /ToUnicode ${map} 0 R >>`,
  )
  return whole
}

/** The frame of a PDF file: numbered objects, and where each begins. */
function pdfFile() {
  const encoder = new TextEncoder()
  const parts: Uint8Array[] = [encoder.encode('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n')]
  let size = parts[0]?.length ?? 0
  const offsets: number[] = []
  const put = (...bytes: Uint8Array[]) => {
    for (const one of bytes) {
      parts.push(one)
      size += one.length
    }
  }
  const reserve = () => offsets.push(0)
  const begin = (id: number) => {
    offsets[id - 1] = size
    put(encoder.encode(`${id} 0 obj\n`))
  }
  return {
    reserve,
    object(id: number, body: string) {
      begin(id)
      put(encoder.encode(`${body}\nendobj\n`))
    },
    async stream(dictionary: string, bytes: Uint8Array<ArrayBuffer>) {
      const packed = await through(bytes, new CompressionStream('deflate'))
      const id = reserve()
      begin(id)
      put(encoder.encode(`<< /Filter /FlateDecode /Length ${packed.length} ${dictionary} >>\nstream\n`))
      put(packed, encoder.encode('\nendstream\nendobj\n'))
      return id
    },
    end(trailer: string): Uint8Array<ArrayBuffer> {
      const start = size
      const lines = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)
      put(
        encoder.encode(
          `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${lines.join('')}trailer\n<< /Size ${offsets.length + 1} ${trailer} >>\nstartxref\n${start}\n%%EOF\n`,
        ),
      )
      const file = new Uint8Array(size)
      let at = 0
      for (const part of parts) {
        file.set(part, at)
        at += part.length
      }
      return file
    },
  }
}
