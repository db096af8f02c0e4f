import { breathe } from '../../core/breathe.ts'
import { type Drawn, written } from './pdf-file.ts'
import { type Faces, type Glyph, type Setter, setter, type Weight } from './setter.ts'

export type Block =
  | { kind: 'title' | 'heading' | 'text' | 'quote'; text: string }
  /** A name and what stands for it. */
  | { kind: 'fact'; name: string; text: string }
  /**
   * Squares to be scanned, in the middle of the page or, `aside`, at its right with the words that follow beside them; `width`
   * is in points, the white around them not counted.
   */
  | { kind: 'code'; squares: readonly (readonly boolean[])[]; width: number; aside?: true }
  /** A line across the page. */
  | { kind: 'rule' }
type Text = Exclude<Block, { kind: 'code' | 'rule' }>

/** `scale` is of the letters, to those of A4. */
export type PageSize = { width: number; height: number; side: number; top: number; bottom: number; scale: number }
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
const ruleMargin = 12

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
    lines.push({ glyphs, size: footSize * page.scale, x: page.side, y: page.bottom - 30 })
  }
  return written(pages, faces, { title, page, language })
}

async function laidOut(blocks: Block[], set: Setter, page: PageSize): Promise<Drawn[]> {
  const pages: Drawn[] = [emptyPage()]
  const top = page.height - page.top
  // What stands at the right of the words, until they have come below it.
  let aside = { bottom: top, width: 0 }
  const turn = () => {
    pages.push(emptyPage())
    aside = { bottom: top, width: 0 }
    return top
  }
  let y = top
  for (const [at, block] of blocks.entries()) {
    if (block.kind === 'rule') {
      y = Math.min(y, aside.bottom) - ruleMargin * page.scale
      pages.at(-1)?.bars.push({ x: page.side, y, width: page.width - 2 * page.side, height: page.scale })
      continue
    }
    if (block.kind === 'code') {
      const { squares, width } = block
      if (block.aside) {
        pages.at(-1)?.codes.push({ squares, width, x: page.width - page.side - width, y: y - width })
        aside = { bottom: y - width, width: width + codeMargin }
        continue
      }
      const whole = width + 2 * codeMargin
      if (y - whole < page.bottom) y = turn()
      y -= whole
      pages.at(-1)?.codes.push({ squares, width, x: (page.width - width) / 2, y: y + codeMargin })
      continue
    }
    const { before, indent, ...style } = styles[block.kind]
    const size = style.size * page.scale
    y -= at === 0 ? 0 : before * page.scale
    const room = page.width - 2 * page.side - indent - (y > aside.bottom ? aside.width : 0)
    const lines = broken(block, set, room * (1000 / size))
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

const emptyPage = (): Drawn => ({ lines: [], codes: [], bars: [] })

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
