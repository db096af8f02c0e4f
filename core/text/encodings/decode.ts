import { composed } from '../composed.ts'
import { isSyllable, type LegacyEncoding, repairLegacy } from './legacy.ts'

type TextEncoding = 'utf-8' | 'utf-16' | 'windows-1252' | 'windows-1258' | LegacyEncoding

/** The text of a file's bytes and how it was written; null when it is in no encoding that is known here. */
export function decodeText(bytes: Uint8Array): { text: string; encoding: TextEncoding } | null {
  const wide = wideness(bytes)
  if (wide) return decoded(bytes, wide, 'utf-16')
  const plain = decoded(bytes, 'utf-8', 'utf-8')
  if (plain) return namesFont.test(plain.text) ? plain : { ...plain, ...repaired(plain.text) }
  const raw = new TextDecoder('windows-1252').decode(bytes)
  const old = repaired(raw)
  return (old && namesFont.test(raw) ? { text: raw, encoding: 'windows-1252' as const } : old) ?? ofWindows(bytes)
}

// A page that says which words a font of capitals draws is repaired once these are known.
const namesFont = /\bfont[^<>]{1,200}\.Vn\w{2,30}H\b/

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

const tagged = /<(?:meta|\?xml)\s[^<>]{0,300}?(?:charset|encoding)\s?=\s?["']?(windows-125[28]|iso-8859-1)/i
const wordsAndReferences = /(?:\p{L}|&#x?[\da-f]{2,6};)+/giu
const reference = /&#(?:(\d{2,6})|x([\da-f]{2,5}));/gi

/**
 * Windows' code pages: its own Vietnamese one, whose tones stand behind their letters, and the western one, in which Word saves
 * pages with a number for each letter that it lacks. A page is believed what it says of itself while its words are Vietnamese for
 * the most part; what says nothing is the Vietnamese one where nearly all its words are.
 */
function ofWindows(bytes: Uint8Array) {
  const said = tagged.exec(new TextDecoder('windows-1252').decode(bytes.subarray(0, 2048)))?.[1]?.toLowerCase()
  const label = said === 'iso-8859-1' ? 'windows-1252' : said
  const ways = (['windows-1258', 'windows-1252'] as const)
    .map((encoding) => readAs(bytes, encoding))
    .filter(({ encoding, words, share }) =>
      label ? label === encoding || share >= surely : encoding === 'windows-1258' && words >= fewest,
    )
    .sort((one, other) => other.share - one.share || Number(other.encoding === label) - Number(one.encoding === label))
  const [best] = ways
  return best && best.share >= (label ? mostly : surely) ? { text: best.text, encoding: best.encoding } : null
}

const fewest = 3
const surely = 0.85
const mostly = 0.5

function readAs(bytes: Uint8Array, encoding: 'windows-1258' | 'windows-1252') {
  const text = composed(new TextDecoder(encoding).decode(bytes))
  const words = (text.match(wordsAndReferences) ?? [])
    .map((word) =>
      composed(
        word.replace(reference, (_, decimal, hex) => String.fromCharCode(Number(decimal ?? Number.parseInt(hex, 16)))),
      ),
    )
    .filter((word) => /\P{ASCII}/u.test(word))
  const share = words.length === 0 ? 1 : words.filter(isSyllable).length / words.length
  return { text, encoding, words: words.length, share }
}
