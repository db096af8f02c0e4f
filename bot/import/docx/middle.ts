import { type Standing, standingOf } from '../standing.ts'
import { attributeIn, piecesOf } from './xml-tags.ts'

// A head is shorter, however many cells and empty lines it has.
const mostLooked = 200
const mostAbove = 20

/** Which of a document's first lines its file sets in the middle, by themselves or by their style. */
export function standingIn(xml: string, styles: string): Standing {
  const isMiddleStyle = middleStyles(styles)
  const told: [line: string, isMiddle: boolean][] = []
  const open: { text: string; middle?: boolean; style: string }[] = []
  let taken = false
  for (const piece of piecesOf(xml)) {
    const paragraph = open.at(-1)
    if (piece.kind === 'text') {
      if (taken && paragraph) paragraph.text += piece.text
      continue
    }
    const { kind, name, source } = piece
    if (name === 'p' && kind === 'open') open.push({ text: '', style: '' })
    else if (name === 'p' && kind === 'close') {
      const { text, middle, style } = open.pop() ?? { text: '', style: '' }
      for (const line of text.split('\n')) told.push([line, middle ?? isMiddleStyle(style)])
      if (told.length > mostLooked) break
    } else if (!paragraph) continue
    else if (name === 't') taken = kind === 'open'
    else if (name === 'jc') paragraph.middle = attributeIn(source, 'val') === 'center'
    else if (name === 'pStyle') paragraph.style = attributeIn(source, 'val')
    else if (name === 'br' || name === 'cr') paragraph.text += '\n'
    else if (name === 'tab' && kind === 'empty') paragraph.text += ' '
  }
  return standingOf(told)
}

function middleStyles(styles: string): (id: string) => boolean {
  const known = new Map<string, { on: string; middle?: boolean }>()
  let style: { on: string; middle?: boolean } = { on: '' }
  for (const piece of piecesOf(styles)) {
    if (piece.kind === 'text') continue
    const { kind, name, source } = piece
    if (name === 'style' && kind === 'open') {
      style = { on: '' }
      known.set(attributeIn(source, 'styleId'), style)
    } else if (name === 'basedOn') style.on = attributeIn(source, 'val')
    else if (name === 'jc') style.middle = attributeIn(source, 'val') === 'center'
  }
  return (id) => {
    let one = known.get(id)
    for (let up = 0; one && up < mostAbove; up++) {
      if (one.middle !== undefined) return one.middle
      one = known.get(one.on)
    }
    return false
  }
}
