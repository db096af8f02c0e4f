import { composed } from '../../core/text/composed.ts'
import type { Font } from './font.ts'

/** One weight of a face, in the pieces that the web has it in: each character is drawn by the first that knows it. */
export type Face = readonly Font[]
export type Faces = { plain: Face; bold: Face }
export type Weight = keyof Faces
/** `width` is in thousandths of the size. */
export type Glyph = { weight: Weight; piece: number; glyph: number; width: number; text: string }

// Drawn for what no piece of the face knows, such as an emoji.
const unknown = '□'

/** The glyphs of a text, each character looked up once a paper. */
export type Setter = (text: string, weight: Weight) => Glyph[]

export function setter(faces: Faces): Setter {
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
