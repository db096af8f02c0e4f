import { lookWith, type Setting, settingsIn } from './settings.ts'

type Style = { base: number; letters: Setting[]; paragraph: Setting[] }

export type Styles = {
  /** How letters of a style look, by itself and by those that it stands on. */
  lookOf(style: number): number
  /** What a style says of letters, the style that it stands on first. */
  lettersOf(style: number): Setting[]
  /** What a style says of paragraphs, the style that it stands on first. */
  paragraphOf(style: number): Setting[]
}

// Word itself follows eleven.
const mostAbove = 20
const [ofParagraphs, ofLetters] = [1, 2]

/** The styles of a DOC, from the part of its table that lists them. */
export function stylesIn(list: Buffer): Styles {
  const styles = listed(list)
  const looks = new Map<number, number>()

  function lookOf(number: number, up = 0): number {
    const style = styles[number]
    const known = looks.get(number)
    if (!style || up > mostAbove || known !== undefined) return known ?? 0
    const base = lookOf(style.base, up + 1)
    const made = lookWith(base, style.letters, base, () => 0)
    looks.set(number, made)
    return made
  }

  function paragraphOf(number: number, up = 0): Setting[] {
    const style = styles[number]
    return style && up <= mostAbove ? [...paragraphOf(style.base, up + 1), ...style.paragraph] : []
  }
  function lettersOf(number: number, up = 0): Setting[] {
    const style = styles[number]
    return style && up <= mostAbove ? [...lettersOf(style.base, up + 1), ...style.letters] : []
  }
  return {
    lookOf: (style) => lookOf(style),
    lettersOf: (style) => lettersOf(style),
    paragraphOf: (style) => paragraphOf(style),
  }
}

function listed(list: Buffer): (Style | null)[] {
  if (list.length < 6) return []
  const count = list.readUInt16LE(2)
  const baseSize = list.readUInt16LE(4)
  const styles: (Style | null)[] = []
  let at = 2 + list.readUInt16LE(0)
  while (styles.length < count && at + 2 <= list.length) {
    const size = list.readUInt16LE(at)
    styles.push(size > 0 ? styleOf(list.subarray(at + 2, at + 2 + size), baseSize) : null)
    at += 2 + size
  }
  return styles
}

function styleOf(bytes: Buffer, baseSize: number): Style | null {
  if (bytes.length < baseSize + 2 || baseSize < 10) return null
  const about = bytes.readUInt16LE(2)
  const kind = about & 15
  const parts: Buffer[] = []
  // Behind the style's head stand its name, counted and closed by a zero, then its settings, each list on an even byte.
  let at = baseSize + 2 * (bytes.readUInt16LE(baseSize) + 2)
  while (parts.length < 2 && at + 2 <= bytes.length) {
    const size = bytes.readUInt16LE(at)
    parts.push(bytes.subarray(at + 2, at + 2 + size))
    at += 2 + size + (size % 2)
  }
  const [first = Buffer.alloc(0), second = Buffer.alloc(0)] = parts
  return {
    base: about >> 4,
    letters: settingsIn(kind === ofLetters ? first : kind === ofParagraphs ? second : Buffer.alloc(0)),
    paragraph: kind === ofParagraphs ? settingsIn(first.subarray(2)) : [],
  }
}
