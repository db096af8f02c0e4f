import { composed } from '../composed.ts'
import { fold } from '../fold.ts'

export type LegacyEncoding = 'tcvn3' | 'vni'

/** Signs in the order of their letters; TCVN3 and its .Vn fonts hold one byte a letter. */
const tcvn3Bytes: [first: number, letters: string][] = [
  [0xa1, 'ĂÂÊÔƠƯĐăâêôơưđ'],
  [0xb5, 'àảãáạ'],
  [0xbb, 'ằẳẵắ'],
  [0xc6, 'ặầẩẫấậè'],
  [0xce, 'ẻẽéẹềểễếệìỉ'],
  [0xdc, 'ĩíịò'],
  [0xe1, 'ỏõóọồổỗốộờởỡớợù'],
  [0xf1, 'ủũúụừửữứựỳỷỹýỵ'],
]
const tcvn3 = new Map(
  tcvn3Bytes.flatMap(([first, letters]) =>
    Array.from(letters, (letter, i): [string, string] => [String.fromCharCode(first + i), letter]),
  ),
)

// VNI writes a vowel and, behind it, a sign for its mark; i, ơ, ư, đ and a dotted y have bytes of their own.
const vniSigns: [sign: string, marks: string][] = [
  ['ù', '\u0301'],
  ['ø', '\u0300'],
  ['û', '\u0309'],
  ['õ', '\u0303'],
  ['ï', '\u0323'],
  ['â', '\u0302'],
  ['á', '\u0302\u0301'],
  ['à', '\u0302\u0300'],
  ['å', '\u0302\u0309'],
  ['ã', '\u0302\u0303'],
  ['ä', '\u0302\u0323'],
  ['ê', '\u0306'],
  ['é', '\u0306\u0301'],
  ['è', '\u0306\u0300'],
  ['ú', '\u0306\u0309'],
  ['ü', '\u0306\u0303'],
  ['ë', '\u0306\u0323'],
]
const vniSingles: Record<string, string> = { ñ: 'đ', ô: 'ơ', ö: 'ư', æ: 'ỉ', ó: 'ĩ', ò: 'ị', î: 'ỵ' }
const vniVowels = 'aeouyôö'

const vni = new Map<string, string>(Object.entries(vniSingles))
for (const vowel of vniVowels) {
  for (const [sign, marks] of vniSigns) {
    const letter = composed(`${vniSingles[vowel] ?? vowel}${marks}`)
    if (letter.length === 1) vni.set(`${vowel}${sign}`, letter)
  }
}
for (const [code, letter] of [...vni]) {
  vni.set(code.toUpperCase(), letter.toUpperCase())
  // A capital vowel stands before a small sign where only the first letter of a word is a capital.
  vni.set(`${code.slice(0, -1).toUpperCase()}${code.slice(-1)}`, code.length > 1 ? letter.toUpperCase() : letter)
}

const vniCode = /[aeouyôö][ùøûõïâáàåãäêéèúüë]|[ñôöæóòî]/giu

/** Letters that the old fonts do not have: a text with one of them is Unicode. */
const unicodeOnly = /[\u0102\u0103\u0110\u0111\u01A0\u01A1\u01AF\u01B0\u1EA0-\u1EF9]/u
const byteWord = /[A-Za-z\u00A1-\u00FF]+/gu
const highByte = /[\u00A1-\u00FF]/u
const syllable = /^(?:b|ch?|d|gh?|gi|h|kh?|l|m|n|ngh?|nh|ph?|qu|r|s|th?|tr|v|x)?[aeiouy]{1,3}(?:ch?|m|ng?|nh|p|t)?$/
const vietnameseLetters = /^[a-zàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]+$/u
const tones = /[\u0300\u0301\u0303\u0309\u0323]/gu

/** Whether a word could be a Vietnamese syllable: its letters, its form, at most one tone. */
export function isSyllable(word: string): boolean {
  const lower = composed(word).toLowerCase()
  if (!vietnameseLetters.test(lower) || !syllable.test(fold(lower))) return false
  return (lower.normalize('NFD').match(tones)?.length ?? 0) <= 1
}

// A vowel and its sign in VNI, side by side: no Vietnamese word has two such vowels.
const vowelAndSign = /[aoe]\u00E2|e[\u00E0\u00E1\u00E3]|a[\u00F2\u00F3\u00F5]/iu

const leastWords = 3
const mostlyRight = 0.85
const seldomRight = 0.5

/**
 * Text written with the fonts of before Unicode (TCVN3 and VNI), as letters. It is known by its words: they read as
 * Vietnamese only once they are converted. Unicode text comes back as it was.
 */
export function repairLegacy(raw: string): { text: string; encoding: LegacyEncoding | null } {
  // Who knows which fonts draw capitals needs no guess.
  const drawn = drawnCapital.test(raw)
  const lines = raw.split('\n')
  const old = lines.filter((line) => !unicodeOnly.test(line)).map(asBytes)
  const words = old.flatMap((line) => line.match(byteWord) ?? []).filter((word) => highByte.test(word))
  const asWritten = words.filter((word) => !vowelAndSign.test(word))
  if (words.length < leastWords || asWritten.filter(isSyllable).length / words.length > seldomRight)
    return { text: plainly(raw), encoding: null }
  const ways = [
    { encoding: 'tcvn3' as const, convert: drawn ? inTcvn3 : fromTcvn3 },
    { encoding: 'vni' as const, convert: (line: string) => fromVni(plainly(line)) },
  ]
  const [best] = ways
    .map((way) => ({ ...way, right: share(words, way.convert) }))
    .sort((one, other) => other.right - one.right)
  if (!best || best.right < mostlyRight) return { text: plainly(raw), encoding: null }
  const text = lines
    .map((line) => (unicodeOnly.test(line) ? mixed(plainly(line), best.convert) : best.convert(lowered(line))))
    .join('\n')
  return { text, encoding: best.encoding }
}

/**
 * A line that bears words of an old font beside those of Unicode, as where somebody went on writing with another keyboard: what stands
 * between words of Unicode is converted where that makes syllables of words that are none.
 */
function mixed(line: string, convert: (text: string) => string): string {
  const words = line.split(/(?<=\s)(?=\S)/u)
  const stretches: string[] = []
  for (const [i, one] of words.entries()) {
    const before = words[i - 1] ?? '.'
    const goesOn = !/[.,;:]\s*$/u.test(before) && unicodeOnly.test(one) === unicodeOnly.test(before)
    if (goesOn) stretches[stretches.length - 1] += one
    else stretches.push(one)
  }
  return stretches.map((one) => (isOfOldFont(one, convert) ? convert(lowered(one)) : one)).join('')
}

function isOfOldFont(stretch: string, convert: (text: string) => string): boolean {
  if (unicodeOnly.test(stretch)) return false
  const words = (asBytes(stretch).match(byteWord) ?? []).filter((word) => highByte.test(word))
  return words.some((word) => !isSyllable(word)) && words.every((word) => isSyllable(convert(word)))
}

// Where a font of capitals draws a letter its byte stands here, in a place that no letter has.
const ofCapitals = 0xe100
const drawnCapital = /[\uE1A1-\uE1FE]/u

/** The letters of a font such as .VnTimeH, which draws small ones as capitals; which they are tells `repairLegacy`. */
export const drawnInCapitals = (text: string): string =>
  Array.from(lowered(text), (char) =>
    char <= 'ÿ' && tcvn3.has(char)
      ? String.fromCharCode(ofCapitals + char.charCodeAt(0))
      : /[a-z]/.test(char)
        ? char.toUpperCase()
        : char,
  ).join('')

const plainly = (text: string) =>
  text.replace(/[\uE1A1-\uE1FE]/g, (char) => String.fromCharCode(char.charCodeAt(0) - ofCapitals))
const asBytes = (line: string) => lowered(plainly(line))

// Symbol fonts lift bytes to U+F0xx, and compatibility forms change the sign for "à".
const lowered = (line: string) =>
  line
    .replace(/[\uF0A1-\uF0FF]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xf000))
    .replaceAll('\u03BC', '\u00B5')

function share(words: string[], convert: (word: string) => string): number {
  return words.filter((word) => isSyllable(convert(word))).length / words.length
}

for (const [byte, letter] of [...tcvn3])
  tcvn3.set(String.fromCharCode(ofCapitals + byte.charCodeAt(0)), letter.toUpperCase())

const inTcvn3 = (line: string): string => Array.from(line, (char) => tcvn3.get(char) ?? char).join('')

function fromTcvn3(line: string): string {
  const text = inTcvn3(line)
  return inCapitals(line)
    ? text.toUpperCase()
    : text.replace(/\p{L}+/gu, (word) => (hasCapitals(word) ? word.toUpperCase() : word))
}

// Where no font is known: those of capitals draw small letters as capitals, so only the plain letters of a title are capitals.
const hasCapitals = (word: string) => (word.match(/[A-Z]/g) ?? []).length > 1
// The codes of a number, and a word that begins with a capital and goes on small: "Sè: 12/Q§-UBND", "L\u00ADu: VT, YT".
const codes = /\S{0,40}\d\S{0,40}/g
const beginsCapital = /(?<![A-Za-z\u00A1-\u00FF])[A-Z\u00A1-\u00A7][\u00A1-\u00FF]{0,3}[a-z]/u
function inCapitals(line: string): boolean {
  if (beginsCapital.test(line)) return false
  const plain = line.replace(codes, '').match(/[A-Za-z]/g) ?? []
  return plain.length >= 4 && plain.filter((letter) => letter < 'a').length / plain.length > 0.7
}

const fromVni = (line: string) => line.replace(vniCode, (code) => vni.get(code) ?? code)
