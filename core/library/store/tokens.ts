import { codeFor, pairOf, type Word, wordsOf } from '../../text/syllables.ts'

/** The words of one section by field. `name` is its document's title and number. */
export type Fields = { heading: Word[]; name: Word[]; body: Word[] }

export const fieldsOf = (section: { heading: string; text: string }, name: Word[]): Fields => ({
  heading: wordsOf(section.heading),
  name,
  body: wordsOf(section.text),
})

/** The words by which a document is called: its title and its number. */
export const nameWords = ({ title, number }: { title: string; number: string }): Word[] => wordsOf(`${title} ${number}`)

const codes = new Map<string, number>()
const codesLimit = 100_000

/** The number of a word, which one of a text without places brings along. */
export function wordCode({ exact, folded, code: own }: Word): number {
  if (own !== undefined) return own
  const known = codes.get(exact)
  if (known !== undefined) return known
  const code = codeFor(exact, folded)
  if (codes.size >= codesLimit) codes.clear()
  codes.set(exact, code)
  return code
}

/** A field as it is stored: its words as numbers, and as the search index reads it: without marks, each neighbouring pair as a word of its own. */
export type FieldWords = { codes: Uint32Array; indexed: string }

export function fieldWords(field: Word[]): FieldWords {
  const codes = codesOf(field)
  let indexed = ''
  for (let i = 0; i < field.length; i++) {
    const { folded } = field[i] as Word
    indexed += `${folded} `
    const next = field[i + 1]
    if (next) indexed += `${pairOf(folded, next.folded)} `
  }
  return { codes, indexed }
}

function codesOf(field: Word[]): Uint32Array {
  const codes = new Uint32Array(field.length)
  for (let i = 0; i < field.length; i++) codes[i] = wordCode(field[i] as Word)
  return codes
}

/** The words of a text as numbers. */
export const codesIn = (text: string): Uint32Array => codesOf(wordsOf(text))

/** The words of a section as bytes: three counts, then a number a word. */
export const packed = ({ heading, name, body }: Fields): Uint8Array =>
  packedCodes(codesOf(heading), codesOf(name), codesOf(body))

/** The same, of words that are numbers already. */
export function packedCodes(heading: Uint32Array, name: Uint32Array, body: Uint32Array): Uint8Array {
  const words = new Uint32Array(3 + heading.length + name.length + body.length)
  words.set([heading.length, name.length, body.length])
  words.set(heading, 3)
  words.set(name, 3 + heading.length)
  words.set(body, 3 + heading.length + name.length)
  return new Uint8Array(words.buffer)
}

const digits = new TextEncoder().encode('0123456789abcdef')
const latin = new TextDecoder()

/** Bytes as `unhex` reads them. Put together as bytes too: a string that grows by two signs at a time costs ten times as much. */
export function hexOf(bytes: Uint8Array): string {
  const text = new Uint8Array(2 * bytes.length)
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number
    text[2 * i] = digits[byte >> 4] as number
    text[2 * i + 1] = digits[byte & 15] as number
  }
  return latin.decode(text)
}

export function unpacked(bytes: ArrayBuffer | Uint8Array): Uint32Array {
  const view = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes)
  if (view.byteOffset % 4 === 0) return new Uint32Array(view.buffer, view.byteOffset, view.byteLength >> 2)
  return new Uint32Array(view.slice().buffer)
}

/** Terms by which sections are counted: words and pairs without marks, and `=word` for a word with the marks it has. */
export function termsOf({ heading, name, body }: Fields): Set<string> {
  const terms = new Set<string>()
  for (const field of [heading, name, body]) {
    for (let i = 0; i < field.length; i++) {
      const { exact, folded } = field[i] as Word
      terms.add(folded)
      terms.add(`=${exact}`)
      const next = field[i + 1]
      if (next) terms.add(pairOf(folded, next.folded))
    }
  }
  return terms
}

export const totals = { sections: '#sections', heading: '#heading', name: '#name', body: '#body' } as const
