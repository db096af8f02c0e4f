import { joined } from '../../core/bytes.ts'
import type { Font } from './font.ts'
import { pdfFrame } from './pdf-frame.ts'
import type { Faces, Glyph, Weight } from './setter.ts'

/** Black where it has none. */
type Inked = { colour?: readonly [red: number, green: number, blue: number] }
export type Line = { glyphs: Glyph[]; size: number; x: number; y: number } & Inked
export type Code = { squares: readonly (readonly boolean[])[]; width: number; x: number; y: number }
export type Bar = { x: number; y: number; width: number; height: number } & Inked
/** What stands on a page, in points from its lower left corner. */
export type Drawn = { lines: Line[]; codes: Code[]; bars: Bar[] }

const hex = (value: number) => value.toString(16).padStart(4, '0')
const utf16 = (text: string) => Array.from({ length: text.length }, (_, at) => hex(text.charCodeAt(at))).join('')
const pieceName = (weight: Weight, piece: number) => `${weight === 'bold' ? 'B' : 'F'}${piece}`

function contentOf({ lines, codes, bars }: Drawn): string {
  return [...bars.map(barOf), ...codes.map(squaresOf), ...lines.map(lineOf)].join('\n')
}

const inkOf = ({ colour }: Inked) =>
  colour ? `${colour.map((value) => (value / 255).toFixed(3)).join(' ')} rg` : '0 g'

const barOf = ({ x, y, width, height, ...ink }: Bar) =>
  `${inkOf(ink)} ${x.toFixed(1)} ${y.toFixed(1)} ${width.toFixed(1)} ${height.toFixed(1)} re f`

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

function lineOf({ glyphs, size, x, y, ...ink }: Line): string {
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
  return `BT ${inkOf(ink)} ${x.toFixed(1)} ${y.toFixed(1)} Td ${drawn}ET`
}

type Used = Map<string, Map<number, string>>

/** Notes which characters each glyph that was drawn stands for: what makes the paper searchable. */
function noteUsed(used: Used, { lines }: Drawn): void {
  for (const { weight, piece, glyph, text } of lines.flatMap(({ glyphs }) => glyphs)) {
    const name = pieceName(weight, piece)
    const texts = used.get(name) ?? new Map<number, string>()
    used.set(name, texts.set(glyph, text))
  }
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

type Setting = { title: string; page: { width: number; height: number }; language: string }

/** The pages as a file, in which words can be searched and copied. */
export async function written(pages: Drawn[], faces: Faces, setting: Setting): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  for await (const part of streamed(pages, faces, setting)) parts.push(part)
  return joined(parts)
}

/** The same in parts, each as soon as its page is drawn: thousands of pages are never held together. */
export async function* streamed(
  pages: Iterable<Drawn> | AsyncIterable<Drawn>,
  faces: Faces,
  { title, page, language }: Setting,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
  const file = pdfFrame()
  const [catalog, tree, resources] = [file.reserve(), file.reserve(), file.reserve()]
  const used: Used = new Map()
  const kids: string[] = []
  for await (const drawn of pages) {
    noteUsed(used, drawn)
    const content = await file.stream('', new TextEncoder().encode(contentOf(drawn)))
    const id = file.reserve()
    file.object(
      id,
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${page.width} ${page.height}] /Contents ${content} 0 R
/Resources ${resources} 0 R >>`,
    )
    kids.push(`${id} 0 R`)
    yield file.taken()
  }
  const fonts: string[] = []
  for (const [name, texts] of used) {
    const font = faces[name.startsWith('B') ? 'bold' : 'plain'][Number(name.slice(1))]
    if (font) fonts.push(`/${name} ${await fontIn(file, font, texts, name)} 0 R`)
  }
  file.object(resources, `<< /Font << ${fonts.join(' ')} >> >>`)
  file.object(tree, `<< /Type /Pages /Count ${kids.length} /Kids [${kids.join(' ')}] >>`)
  file.object(
    catalog,
    `<< /Type /Catalog /Pages ${tree} 0 R /Lang (${language}) /ViewerPreferences << /DisplayDocTitle true >> >>`,
  )
  const info = file.reserve()
  file.object(info, `<< /Title <feff${utf16(title)}> /Producer (Loa) >>`)
  file.end(`/Root ${catalog} 0 R /Info ${info} 0 R`)
  yield file.taken()
}

async function fontIn(file: ReturnType<typeof pdfFrame>, font: Font, texts: Map<number, string>, name: string) {
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
