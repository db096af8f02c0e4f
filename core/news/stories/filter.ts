import { hashOf } from './hash.ts'

// Of what was not said, one in some twenty is taken for said.
const bitsEach = 7
const marks = 3

/** A Bloom filter of texts in Base64: from it can be told whether one of them is likely among those, and none can be read. */
export function filterOf(texts: readonly string[]): string {
  const all = new Set(texts)
  const bytes = new Uint8Array(Math.ceil((all.size * bitsEach) / 8))
  for (const text of all) for (const at of placesOf(text, bytes.length * 8)) bytes[at >> 3]! |= 1 << (at & 7)
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

/** Whether a filter knows a text; an empty one knows none. */
export function knownBy(filter: string): (text: string) => boolean {
  const bytes = Uint8Array.from(atob(filter), (char) => char.charCodeAt(0))
  if (bytes.length === 0) return () => false
  return (text) => placesOf(text, bytes.length * 8).every((at) => (bytes[at >> 3]! & (1 << (at & 7))) !== 0)
}

function placesOf(text: string, bits: number): number[] {
  const first = hashOf(text)
  const step = (Math.imul(first, 0x9e3779b1) | 1) >>> 0
  return Array.from({ length: marks }, (_, i) => (first + i * step) % bits)
}
