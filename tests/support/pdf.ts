/** Words of a made page: where they stand in points from its lower left corner, how large, and turned by how many degrees. */
export type Word = { text: string; x: number; y: number; size?: number; turn?: number; apart?: number }
/** A line that is drawn from a place to another. */
export type Stroke = { from: [number, number]; to: [number, number] }

/** Drawing orders as they stand in a file, such as a box that is filled or a colour for what follows. */
export type Drawing = { draw: string }

/** A form's field with what a person filled in to it. */
export type Field = { field: [left: number, foot: number, right: number, top: number]; value: string }

/** An annotation as it stands in a file, such as a reader's mark; `6 0 R` is a stream for what wants one. */
export type Annotation = { annotation: string }

/** How wide and high a page is that is no upright A4. */
export type Sheet = { sheet: [width: number, height: number] }

export type Part = Word | Stroke | Drawing | Field | Annotation | Sheet

const hex = (text: string) =>
  Array.from(text, (char) => (char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')).join('')

const utf16 = (text: string) => `<FEFF${hex(text)}>`
const annotationsOf = (parts: Part[]) =>
  parts.flatMap((one) => ('field' in one ? [widget(one)] : 'annotation' in one ? [one.annotation] : []))
const sheetOf = (parts: Part[]) => parts.flatMap((one) => ('sheet' in one ? [one.sheet] : []))[0] ?? [595, 842]
const widget = ({ field, value }: Field) =>
  `<</Type/Annot/Subtype/Widget/FT/Tx/T(${field.join('-')})/V ${utf16(value)}/Rect[${field.join(' ')}]/DA(/F1 12 Tf)>>`

function onPage(one: Exclude<Part, Field | Annotation | Sheet>): string {
  if ('text' in one) return drawn(one)
  return 'draw' in one ? one.draw : `${one.from.join(' ')} m ${one.to.join(' ')} l S`
}

function drawn({ text, x, y, size = 12, turn = 0, apart = 0 }: Word): string {
  const angle = (turn * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle).toFixed(4), Math.sin(angle).toFixed(4)]
  return `BT /F1 ${size} Tf ${apart} Tc ${cos} ${sin} ${-Number(sin)} ${cos} ${x} ${y} Tm <${hex(text)}> Tj ET`
}

// Each letter's code is its own number, and all are half as wide as they are high.
const letters =
  '/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end'

/** A PDF of these pages, drawn in the order that their words are given in. */
export const pdfOf = (...pages: Part[][]): Uint8Array => pdfIn('Made', ...pages)

/** The same in a font of this name. */
export function pdfIn(font: string, ...pages: Part[][]): Uint8Array {
  const stream = (text: string) => `<</Length ${text.length}>>\nstream\n${text}\nendstream`
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, i) => `${7 + 2 * i} 0 R`).join(' ')}]>>`,
    `<</Type/Font/Subtype/Type0/BaseFont/${font}/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 6 0 R>>`,
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/${font}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 5 0 R/DW 500>>`,
    `<</Type/FontDescriptor/FontName/${font}/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>`,
    stream(letters),
    ...pages.flatMap((words, i) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${sheetOf(words).join(' ')}]/Resources<</Font<</F1 3 0 R>>>>/Contents ${8 + 2 * i} 0 R/Annots[${annotationsOf(words).join('')}]>>`,
      stream(
        words
          .flatMap((one) => ('field' in one || 'annotation' in one || 'sheet' in one ? [] : [onPage(one)]))
          .join('\n'),
      ),
    ]),
  ]
  let out = '%PDF-1.4\n'
  const places = objects.map((body, i) => {
    const at = out.length
    out += `${i + 1} 0 obj\n${body}\nendobj\n`
    return `${String(at).padStart(10, '0')} 00000 n \n`
  })
  const start = out.length
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`
  return new Uint8Array(
    Buffer.from(`${out}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`, 'latin1'),
  )
}
