import { attributeIn, piecesOf } from './xml-tags.ts'

/** How letters look, as far as it is said; undefined leaves it to the style. */
export type Look = { [look in (typeof looks)[number]]?: boolean }

const looks = ['hidden', 'tiny', 'white', 'struck', 'capitals', 'raised'] as const
// Half points: nobody reads letters of two points.
const tiniest = 4
// Word itself follows eleven.
const mostAbove = 20

const isOn = (source: string) => !['0', 'false', 'off'].includes(attributeIn(source, 'val'))

/** Puts what a tag says of letters into their look. */
export function readLook(look: Look, name: string, source: string): void {
  if (name === 'vanish') look.hidden = isOn(source)
  else if (name === 'sz') look.tiny = Number(attributeIn(source, 'val') || tiniest + 1) <= tiniest
  else if (name === 'color') look.white = attributeIn(source, 'val').toUpperCase() === 'FFFFFF'
  else if (name === 'strike' || name === 'dstrike') look.struck = look.struck || isOn(source)
  else if (name === 'caps') look.capitals = isOn(source)
  else if (name === 'vertAlign') look.raised = attributeIn(source, 'val') === 'superscript'
  else if (name === 'position' && Number(attributeIn(source, 'val')) > 0) look.raised = true
}

/** The fonts that a document's styles name, by their ids; '' is what all letters have where nothing says otherwise. */
export function fontsIn(styles: string): Map<string, string> {
  const known = new Map<string, { on: string; font: string }>([['', { on: '', font: '' }]])
  let style = known.get('') as { on: string; font: string }
  for (const piece of piecesOf(styles)) {
    if (piece.kind === 'text') continue
    const { kind, name, source } = piece
    if (name === 'style' && kind === 'open') {
      style = { on: '', font: '' }
      known.set(attributeIn(source, 'styleId'), style)
    } else if (name === 'basedOn') style.on = attributeIn(source, 'val')
    else if (name === 'rFonts') style.font = attributeIn(source, 'ascii')
  }
  const fontOf = (id: string, up = 0): string => {
    const one = known.get(id)
    return one ? one.font || (one.on && up < mostAbove ? fontOf(one.on, up + 1) : '') : ''
  }
  return new Map([...known.keys()].map((id) => [id, fontOf(id)]))
}

/** The looks that a document's styles give, by their ids; a style says what it does not say by the one that it stands on. */
export function stylesIn(styles: string): Map<string, Look> {
  const known = new Map<string, { on: string; look: Look }>()
  let style = { on: '', look: {} as Look }
  for (const piece of piecesOf(styles)) {
    if (piece.kind === 'text') continue
    const { kind, name, source } = piece
    if (name === 'style' && kind === 'open') {
      style = { on: '', look: {} }
      known.set(attributeIn(source, 'styleId'), style)
    } else if (name === 'basedOn') style.on = attributeIn(source, 'val')
    else readLook(style.look, name, source)
  }
  const found = new Map<string, Look>()
  for (const [id, { look }] of known) {
    const whole: Look = { ...look }
    let above = known.get(known.get(id)?.on ?? '')
    for (let up = 0; above && up < mostAbove; up++) {
      for (const one of looks) whole[one] ??= above.look[one]
      above = known.get(above.on)
    }
    found.set(id, whole)
  }
  return found
}
