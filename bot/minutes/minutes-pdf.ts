import type { MinutesPage } from '../../core/gatherings/minutes/minutes.ts'
import { minutesWords as words } from '../../core/gatherings/minutes/words.ts'
import { type Drawn, written } from '../pdf/pdf-file.ts'
import { type Faces, type Glyph, setter, type Weight } from '../pdf/setter.ts'

// In points: A4 with the margins that offices have.
const page = { width: 595, height: 842 }
const [left, right, top, bottom] = [85, 43, 57, 57]
const inner = page.width - left - right
const leading = 1.35
const [letter, small] = [13, 11]

const widthOf = (glyphs: Glyph[], size: number) => (glyphs.reduce((sum, one) => sum + one.width, 0) * size) / 1000

/** Minutes in the form that offices keep them in, as they are printed. */
export function minutesPdf(minutes: MinutesPage, faces: Faces): Promise<Uint8Array<ArrayBuffer>> {
  const set = setter(faces)
  const pages: Drawn[] = [{ lines: [], codes: [], bars: [] }]
  let y = page.height - top

  const turn = () => {
    pages.push({ lines: [], codes: [], bars: [] })
    y = page.height - top
  }
  const broken = (text: string, weight: Weight, size: number, room: number, indent = 0): Glyph[][] => {
    const lines: Glyph[][] = [[]]
    for (const word of text.split(/\s+/).filter(Boolean)) {
      const glyphs = set(`${word} `, weight)
      const line = lines.at(-1) as Glyph[]
      const free = room - (lines.length === 1 ? indent : 0)
      if (line.length > 0 && widthOf([...line, ...set(word, weight)], size) > free) lines.push(glyphs)
      else line.push(...glyphs)
    }
    return lines
  }
  /** A paragraph within a column; `x` is where the column begins. What it is drawn down to. */
  const column = (
    texts: { text: string; weight: Weight; size: number; under?: boolean }[],
    x: number,
    room: number,
    from: number,
  ) => {
    let at = from
    for (const { text, weight, size, under } of texts) {
      for (const glyphs of broken(text, weight, size, room)) {
        at -= size * leading
        const start = x + (room - widthOf(glyphs, size)) / 2
        pages.at(-1)?.lines.push({ glyphs, size, x: start, y: at })
      }
      if (under) {
        at -= 7
        pages.at(-1)?.bars.push({ x: x + room / 3, y: at, width: room / 3, height: 0.8 })
      }
    }
    return at
  }
  const text = (words: string, weight: Weight, size: number, { indent = 0, before = 4, keep = 0 } = {}) => {
    y -= before
    const lines = broken(words, weight, size, inner, indent)
    if (y - size * leading * (Math.min(lines.length, 2) + keep) < bottom) turn()
    for (const [n, glyphs] of lines.entries()) {
      if (y - size * leading < bottom) turn()
      y -= size * leading
      pages.at(-1)?.lines.push({ glyphs, size, x: left + (n === 0 ? indent : 0), y })
    }
  }

  const { unitName, aboveName, title, content } = minutes
  const upper = (name: string) => name.toLocaleUpperCase('vi')
  const head = inner * 0.42
  const under = true
  y = Math.min(
    column(
      [
        ...(aboveName ? [{ text: upper(aboveName), weight: 'plain' as const, size: small }] : []),
        { text: upper(unitName), weight: 'bold', size: small, under },
      ],
      left,
      head - 10,
      y,
    ),
    column(
      [
        { text: words.nation, weight: 'bold', size: 10.5 },
        { text: words.motto, weight: 'bold', size: 12, under },
      ],
      left + head,
      inner - head,
      y,
    ),
  )
  y = column([{ text: words.kind, weight: 'bold', size: 16 }], left, inner, y - 22)
  y = column([{ text: title, weight: 'bold', size: 14 }], left, inner, y) - 8
  for (const { heading, sentences } of content.parts) {
    text(heading, 'bold', letter, { before: 10, keep: 2 })
    for (const sentence of sentences) text(sentence.text, 'plain', letter, { indent: 28 })
  }
  // The two who sign stand side by side on one page.
  if (y - 150 < bottom) turn()
  y -= 20
  for (const [n, as] of (['secretary', 'chair'] as const).entries()) {
    const signed = minutes.signatures.find(({ signsAs }) => signsAs === as)
    const x = left + (inner / 2) * n
    const at = column(
      [
        { text: words.signs[as], weight: 'bold', size: letter },
        { text: signed ? words.signed(signed.at) : words.unsigned, weight: 'plain', size: small },
      ],
      x,
      inner / 2 - 10,
      y,
    )
    column([{ text: signed?.name || minutes[as], weight: 'bold', size: letter }], x, inner / 2 - 10, at - 44)
  }
  const foot = set(words.checked(minutes.contentHash), 'plain')
  pages.at(-1)?.lines.push({ glyphs: foot, size: 8, x: left, y: bottom - 24 })
  return written(pages, faces, { title: `${words.kind} ${title}`, page, language: 'vi' })
}
