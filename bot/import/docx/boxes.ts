import { piecesOf } from './xml-tags.ts'

type Part = { name: string; start: number; words: boolean; fallback: boolean; boxes: { start: number; end: number }[] }

const around = new Set(['AlternateContent', 'drawing'])

/**
 * A part whose text boxes stand in the old form that the reader of Word files knows; newer programs leave out this second
 * form of the same. What stands in any other form is not touched.
 */
export function withOldBoxes(xml: string): string {
  if (!xml.includes('txbxContent')) return xml
  const edits: { start: number; end: number; boxes: Part['boxes'] }[] = []
  const open: Part[] = []
  let depth = 0
  let boxAt = 0
  for (const piece of piecesOf(xml)) {
    if (piece.kind === 'text' || piece.kind === 'empty') continue
    const { kind, name, start, end } = piece
    const part = open.at(-1)
    if (name === 'txbxContent') {
      depth += kind === 'open' ? 1 : -1
      if (kind === 'open' && depth === 1) boxAt = start
      else if (kind === 'close' && depth === 0) {
        if (part?.fallback) part.words = true
        else part?.boxes.push({ start: boxAt, end })
      }
    }
    // What stands in a box goes with it.
    if (depth > 0) continue
    if (name === 'Fallback' && part) part.fallback = kind === 'open'
    if (!around.has(name)) continue
    if (kind === 'open') open.push({ name, start, words: false, fallback: false, boxes: [] })
    else {
      const closed = open.pop()
      const outer = open.at(-1)
      if (!closed || closed.words) continue
      if (outer) outer.boxes.push(...(outer.fallback ? [] : closed.boxes))
      else if (closed.boxes.length > 0) edits.push({ start: closed.start, end, boxes: closed.boxes })
    }
  }
  const kept: string[] = []
  let at = 0
  for (const { start, end, boxes } of edits) {
    const inside = boxes.map((box) => `<v:shape><v:textbox>${xml.slice(box.start, box.end)}</v:textbox></v:shape>`)
    kept.push(xml.slice(at, start), `<w:pict xmlns:v="urn:schemas-microsoft-com:vml">${inside.join('')}</w:pict>`)
    at = end
  }
  return kept.join('') + xml.slice(at)
}
