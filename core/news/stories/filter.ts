import { hashOf } from './hash.ts'

// Of what was not said, one in some twenty is taken for said.
const bitsEach = 7
const marks = 3

/** A Bloom filter of texts in Base64: from it can be told whether one of them is likely among those, and none can be read. */
export function filterOf(texts: readonly string[]): string {
  const all = new Set(texts)
  const bytes = new Uint8Array(Math.ceil((all.size * bitsEach) / 8))
  const bits = bytes.length * 8
  for (const text of all) {
    const first = hashOf(text)
    for (let mark = 0; mark < marks; mark++) {
      const at = placeOf(first, mark, bits)
      bytes[at >> 3]! |= 1 << (at & 7)
    }
  }
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

/** Whether a filter knows a text; an empty one knows none. */
export function knownBy(filter: string): (text: string) => boolean {
  const bytes = atob(filter)
  const bits = bytes.length * 8
  if (bits === 0) return () => false
  return (text) => {
    const first = hashOf(text)
    for (let mark = 0; mark < marks; mark++) {
      const at = placeOf(first, mark, bits)
      if ((bytes.charCodeAt(at >> 3) & (1 << (at & 7))) === 0) return false
    }
    return true
  }
}

const placeOf = (first: number, mark: number, bits: number): number =>
  (first + mark * ((Math.imul(first, 0x9e3779b1) | 1) >>> 0)) % bits
