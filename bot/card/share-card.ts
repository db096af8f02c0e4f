import type { Form } from '../../core/forms/form.ts'
import { standings } from '../../core/forms/messages.ts'
import type { Faces, Weight } from '../pdf/setter.ts'
import { type Colour, canvasOf } from './canvas.ts'
import { pngOf } from './png.ts'
import { cardWords as words } from './strings.ts'
import { codeAt, type Line, leading, writer } from './writer.ts'

/** As wide and high as those who show links cut them. */
export const cardShapes = { wide: { width: 1200, height: 630 }, square: { width: 1080, height: 1080 } } as const
export type CardShape = keyof typeof cardShapes

const ink: Colour = [29, 39, 37]
const soft: Colour = [69, 77, 74]
const paper: Colour = [250, 247, 241]
const green: Colour = [15, 92, 85]
const white: Colour = [255, 255, 255]
const red: Colour = [143, 45, 26]

const side = 60
const codeWidth = 168

type Setting = { faces: Faces; shape: CardShape; link: string }

/** A digest, or the one item left of it, as a picture to be passed on: what it tells, whose it is, and a code that opens the page. */
export function shareCard(form: Form, { faces, shape, link }: Setting): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height } = cardShapes[shape]
  const canvas = canvasOf(width, height, paper)
  const { write, linesOf, sign } = writer(canvas, faces)
  const here = form.items.filter(({ over }) => !over)
  const [only, ...others] = here
  const one = only && others.length === 0 ? only : undefined

  canvas.box(0, 0, width, 108, green)
  write(linesOf(words.official(form.unitName), 'bold', 34, width - 2 * side).slice(0, 1), {
    x: side,
    y: 66,
    size: 34,
    colour: white,
  })
  let y = 108
  const mark = markOf(form)
  if (mark) {
    canvas.box(0, y, width, 58, red)
    write(linesOf(mark, 'bold', 30, width - 2 * side), { x: side, y: y + 40, size: 30, colour: white })
    y += 58
  }
  const foot = height - codeWidth - 64
  const large = shape === 'wide' ? 1 : 1.15
  const put = (
    text: string,
    style: { weight: Weight; size: number; most: number; before: number; colour?: Colour },
  ) => {
    const { weight, most, before, colour = ink } = style
    const size = style.size * large
    const room = Math.floor((foot - y - before) / (size * leading))
    const count = Math.min(most, room)
    if (count < 1) return false
    const lines = shortened(linesOf(text, weight, size, width - 2 * side), count, sign(weight))
    y += before
    write(lines, { x: side, y: y + size, size, colour })
    y += lines.length * size * leading
    return true
  }
  if (one) {
    put(one.title, { weight: 'bold', size: 50, most: 4, before: 24 })
    for (const fact of one.facts) put(fact, { weight: 'plain', size: 32, most: 2, before: 10 })
    put(one.summary, { weight: 'plain', size: 30, most: shape === 'wide' ? 3 : 9, before: 14, colour: soft })
  } else {
    put(form.title, { weight: 'bold', size: 42, most: 2, before: 20 })
    for (const [at, { title }] of here.entries())
      if (!put(`${at + 1}. ${title}`, { weight: 'plain', size: 32, most: 2, before: 8 })) break
  }

  codeAt(canvas, link, { x: width - side - codeWidth, y: height - codeWidth - 44, width: codeWidth })
  const under = width - 3 * side - codeWidth
  const end = [words.scan, `${words.code} ${form.code}`].flatMap((text) =>
    linesOf(text, 'plain', 28, under).slice(0, 2),
  )
  write(end, { x: side, y: height - 44 - end.length * 28 * leading + 28, size: 28, colour: soft })
  return pngOf(canvas)
}

/** What is said above all else. */
function markOf({ standing, corrections, items }: Form): string {
  if (standing !== 'approved') return standings[standing]
  if (corrections.length > 0) return words.corrected
  return items.some(({ urgent, over }) => urgent && !over) ? words.urgent : ''
}

/** Lines with a sign at the end of the last where there is more: a word makes room for it. */
function shortened(lines: Line[], count: number, sign: Line): Line[] {
  const kept = lines.slice(0, count)
  const last = kept.at(-1)
  if (!last || lines.length <= count) return kept
  const end = last.findLastIndex(({ text }) => text === ' ')
  return [...kept.slice(0, -1), [...last.slice(0, end > 0 ? end : -2), ...sign]]
}
