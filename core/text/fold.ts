import { composed } from './composed.ts'
/** Vietnamese text without its marks, lower-case; one character out for each character of the NFC form of what went in. */
export function fold(text: string): string {
  const whole = composed(text)
  let out = ''
  for (let at = 0; at < whole.length; at++) {
    const code = whole.charCodeAt(at)
    if (code < latinEnds) out += folded[code] ??= foldChar(whole.charAt(at))
    else {
      const char = String.fromCodePoint(whole.codePointAt(at) ?? code)
      at += char.length - 1
      out += foldedOf(char)
    }
  }
  return out
}

// Where the letters of Vietnamese and of its neighbours in the table end: these are found by their number.
const latinEnds = 0x1f00
const folded: string[] = []

// A language has a few hundred letters: each is worked out once. Bounded, for signs have no end.
const known = new Map<string, string>()
const mostKnown = 5000

function foldedOf(char: string): string {
  const found = known.get(char)
  if (found !== undefined) return found
  const made = foldChar(char)
  if (known.size < mostKnown) known.set(char, made)
  return made
}

function foldChar(char: string): string {
  const code = char.codePointAt(0) ?? 0
  if (code < 0x80) return char.toLowerCase()
  if (char === 'đ' || char === 'Đ') return 'd'
  const base = char.normalize('NFD').replace(/\p{M}+/gu, '')
  const lower = base.toLowerCase()
  return [...lower].length === 1 ? lower : char
}
