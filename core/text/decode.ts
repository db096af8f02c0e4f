import { composed } from './composed.ts'
import { isSyllable, type LegacyEncoding, repairLegacy } from './legacy.ts'

type TextEncoding = 'utf-8' | 'utf-16' | 'windows-1258' | LegacyEncoding

/** The text of a file's bytes and how it was written; null when it is in no encoding that is known here. */
export function decodeText(bytes: Uint8Array): { text: string; encoding: TextEncoding } | null {
  const wide = wideness(bytes)
  if (wide) return decoded(bytes, wide, 'utf-16')
  const plain = decoded(bytes, 'utf-8', 'utf-8')
  if (plain) return { ...plain, ...repaired(plain.text) }
  const old = repaired(new TextDecoder('windows-1252').decode(bytes))
  return old ?? windows1258(bytes)
}

function repaired(raw: string) {
  const { text, encoding } = repairLegacy(raw)
  return encoding && { text, encoding }
}

function decoded(bytes: Uint8Array, label: string, encoding: TextEncoding) {
  try {
    return { text: new TextDecoder(label, { fatal: true }).decode(bytes), encoding }
  } catch {
    return null
  }
}

/** UTF-16 by its mark, or by the zero bytes that every plain letter has on one side. */
function wideness(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const zero = bytes.subarray(0, 1024).indexOf(0)
  if (zero < 0) return null
  return zero % 2 === 1 ? 'utf-16le' : 'utf-16be'
}

/** Windows' own Vietnamese code page, believed only when the words it gives are Vietnamese. */
function windows1258(bytes: Uint8Array) {
  const text = composed(new TextDecoder('windows-1258').decode(bytes))
  const words = (text.match(/\p{L}+/gu) ?? []).filter((word) => /\P{ASCII}/u.test(word))
  const right = words.filter(isSyllable).length
  return words.length >= 3 && right / words.length >= 0.85 ? { text, encoding: 'windows-1258' as const } : null
}
