import { pairOf, type Syllable, syllablesOf } from '../../text/syllables.ts'

/** The words of one section by field. `name` is its document's title and number. */
export type Fields = { heading: Syllable[]; name: Syllable[]; body: Syllable[] }

export const fieldsOf = (section: { heading: string; text: string }, name: Syllable[]): Fields => ({
  heading: syllablesOf(section.heading),
  name,
  body: syllablesOf(section.text),
})

// A word as one number: 22 bits for its letters without marks, 10 for the marks. Two words share the number about once
// in a hundred thousand, which moves a score a little and nothing else.
const markBits = 10

function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d)
  return (value ^ (value >>> 13)) >>> 0
}

export const foldedCode = (folded: string): number => hash(folded) >>> markBits
const codes = new Map<string, number>()
const codesLimit = 100_000

/** A word's number; without its last ten bits it is the number of the word without marks. */
export function wordCode({ exact, folded }: Pick<Syllable, 'exact' | 'folded'>): number {
  const known = codes.get(exact)
  if (known !== undefined) return known
  const code = ((foldedCode(folded) << markBits) | (hash(`=${exact}`) >>> (32 - markBits))) >>> 0
  if (codes.size >= codesLimit) codes.clear()
  codes.set(exact, code)
  return code
}

export const foldedOf = (code: number): number => code >>> markBits

/** A field as it is stored: its words as numbers, and as the search index reads them. */
export type FieldWords = { codes: Uint32Array; indexed: string }

export const fieldWords = (field: Syllable[]): FieldWords => ({
  codes: Uint32Array.from(field, wordCode),
  indexed: indexed(field),
})

/** The words of a section as bytes: three counts, then a number a word. */
export const packed = ({ heading, name, body }: Fields): Uint8Array =>
  packedCodes(Uint32Array.from(heading, wordCode), Uint32Array.from(name, wordCode), Uint32Array.from(body, wordCode))

/** The same, of words that are numbers already. */
export function packedCodes(heading: Uint32Array, name: Uint32Array, body: Uint32Array): Uint8Array {
  const words = new Uint32Array(3 + heading.length + name.length + body.length)
  words.set([heading.length, name.length, body.length])
  words.set(heading, 3)
  words.set(name, 3 + heading.length)
  words.set(body, 3 + heading.length + name.length)
  return new Uint8Array(words.buffer)
}

const hexes = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** Bytes as `unhex` reads them. */
export function hexOf(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += hexes[byte]
  return text
}

export function unpacked(bytes: ArrayBuffer | Uint8Array): Uint32Array {
  const view = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes)
  if (view.byteOffset % 4 === 0) return new Uint32Array(view.buffer, view.byteOffset, view.byteLength >> 2)
  return new Uint32Array(view.slice().buffer)
}

/** A field as the search index reads it: its words without marks, then every neighbouring pair as a word of its own. */
function indexed(field: Syllable[]): string {
  let text = ''
  for (let i = 0; i < field.length; i++) {
    const { folded } = field[i] as Syllable
    text += `${folded} `
    const next = field[i + 1]
    if (next) text += `${pairOf(folded, next.folded)} `
  }
  return text
}

/** Terms by which sections are counted: words and pairs without marks, and `=word` for a word with the marks it has. */
export function termsOf({ heading, name, body }: Fields): Set<string> {
  const terms = new Set<string>()
  for (const field of [heading, name, body]) {
    for (let i = 0; i < field.length; i++) {
      const { exact, folded } = field[i] as Syllable
      terms.add(folded)
      terms.add(`=${exact}`)
      const next = field[i + 1]
      if (next) terms.add(pairOf(folded, next.folded))
    }
  }
  return terms
}

export const totals = { sections: '#sections', heading: '#heading', name: '#name', body: '#body' } as const
