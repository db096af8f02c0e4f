import { pictureMark } from '../../core/question-bank/limits.ts'
import { withNumbers } from '../import/docx/numbers.ts'
import { visibleXml } from '../import/docx/visible.ts'
import { attributeIn, piecesOf } from '../import/docx/xml-tags.ts'

/** What sets words apart from those beside them. */
export const looks = ['bold', 'underlined', 'coloured', 'lit'] as const
export type Look = (typeof looks)[number]
/** Words of one line that look alike. */
export type Words = { text: string; look: ReadonlySet<Look> }
export type Line = Words[]
/** A paragraph's lines, or the cells of a table by row, each with its lines. */
export type Block = { lines: Line[] } | { rows: Line[][][] }

const plain: ReadonlySet<Look> = new Set()
const pictures = new Set(['drawing', 'pict', 'object'])
const black = /^(?:auto|0{6}|)$/iu
const isOff = (source: string) => ['0', 'false', 'off', 'none'].includes(attributeIn(source, 'val'))

function lookIn(name: string, source: string): Look | null {
  if (name === 'b') return isOff(source) ? null : 'bold'
  if (name === 'u') return isOff(source) ? null : 'underlined'
  if (name === 'color') return black.test(attributeIn(source, 'val')) ? null : 'coloured'
  if (name === 'highlight') return isOff(source) ? null : 'lit'
  return name === 'shd' && !/^(?:auto|FFFFFF|)$/iu.test(attributeIn(source, 'fill')) ? 'lit' : null
}

/** What of a Word document is read here: paragraphs and tables in order, with how each sign looks and the numbers that Word counts. */
export function blocksOf({
  document,
  numbering = '',
  styles = '',
}: Record<'document' | 'numbering' | 'styles', string>): Block[] {
  const xml = withNumbers(visibleXml(document, styles).xml, numbering, styles)
  const blocks: Block[] = []
  const rows: Line[][][] = []
  let lines: Line[] = [[]]
  let [tables, aside, ofRun, inText] = [0, 0, false, false]
  let look = new Set<Look>()
  const write = (text: string, how: ReadonlySet<Look> = look) => lines.at(-1)?.push({ text, look: how })
  const take = () => {
    const taken = lines.filter((line) => line.some(({ text }) => text.trim()))
    lines = [[]]
    return taken
  }
  for (const piece of piecesOf(xml)) {
    if (piece.kind === 'text') {
      if (inText && aside === 0) write(piece.text)
      continue
    }
    const { name, kind, source } = piece
    // What stands in for a drawing in older programs says the same again.
    if (name === 'Fallback') aside += kind === 'open' ? 1 : kind === 'close' ? -1 : 0
    else if (name === 'tbl') {
      tables += kind === 'open' ? 1 : kind === 'close' ? -1 : 0
      if (kind === 'close' && tables === 0) blocks.push({ rows: rows.splice(0) })
    } else if (name === 'tr' && kind === 'open' && tables === 1) rows.push([])
    else if (name === 'tc' && kind === 'close' && tables === 1) rows.at(-1)?.push(take())
    else if (name === 'p' && kind !== 'open') {
      if (tables > 0) lines.push([])
      else if (kind === 'close') blocks.push({ lines: take() })
    } else if (name === 'r' && kind !== 'empty') {
      ofRun = kind === 'open'
      look = new Set()
    } else if (name === 't') inText = kind === 'open'
    else if (pictures.has(name) && kind === 'open') write(pictureMark, plain)
    else if (kind !== 'close' && ofRun) {
      if (name === 'tab') write('\t')
      else if (name === 'br' || name === 'cr') lines.push([])
      else {
        const one = lookIn(name, source)
        if (one) look.add(one)
      }
    }
  }
  return blocks
}
