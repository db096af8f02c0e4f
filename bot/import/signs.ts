import { drawnInCapitals } from '../../core/text/encodings/legacy.ts'

// From "!" on and from U+00A1 on, in the order of the font's own bytes.
const symbolLow = '!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼'
const symbolHigh = 'ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪'
const behindGap = '〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭'

const row = (first: number, signs: string): [number, string][] =>
  Array.from(signs, (sign, i): [number, string] => [first + i, sign])

// Of the fonts of pictures, what offices write with: boxes to tick, arrows, bullets.
const fonts: Record<string, Map<number, string>> = {
  symbol: new Map([...row(0x21, symbolLow), ...row(0xa1, symbolHigh), ...row(0xf1, behindGap)]),
  wingdings: new Map([
    ...row(0x28, '☎✆✉'),
    ...[...row(0x6c, '●■□'), [0x6f, '☐'] as const, ...row(0x70, '☐❑❒'), ...row(0x75, '◆❖'), [0x78, '☒'] as const],
    ...row(0x80, '⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿'),
    ...[...row(0x9f, '•▪○'), ...row(0xa7, '▪☐'), [0xab, '★'] as const, ...row(0xd8, '➢')],
    ...[...row(0xdf, '←→↑↓'), ...row(0xe7, '←→↑↓'), ...row(0xef, '⇦⇨⇧⇩⇔'), ...row(0xfb, '✗✓☒☑')],
  ]),
  'wingdings 2': new Map([...row(0x4f, '✗✓☒☑☒☒'), ...row(0x96, '•●'), ...row(0xa2, '■□☐☐')]),
}

const isByte = (letter: string) => letter <= 'ÿ' || (letter >= '\uf020' && letter <= '\uf0ff')

/** Whether a font's letters are signs, such as those that Word's "Symbol" has for the bytes of letters. */
const isOfSigns = (font: string): boolean => /^(?:symbol|wingdings(?: [23])?|webdings)$/i.test(font.trim())

// Of the fonts of before Unicode, those that draw small letters as capitals: ".VnTimeH", ".VnArialH".
export const isOfCapitals = (font: string): boolean => /^\.?[Vv]n\p{Lu}[\p{L}\s]{2,30}H$/u.test(font.trim())

/** What people see where a font of signs or of capitals is laid on a text; a sign that is not known here is left out, and `onUnread` told. */
export function signsIn(font: string, text: string, onUnread: () => void): string {
  if (isOfCapitals(font)) return drawnInCapitals(text)
  const signs = fonts[font.trim().toLowerCase()]
  // Letters that no font of signs has are drawn in another.
  if (!isOfSigns(font) || ![...text].every(isByte)) return text
  return Array.from(text, (letter) => {
    if (letter <= ' ' || letter === '\u00a0') return letter
    const sign = signs?.get(letter.charCodeAt(0) & 0xff)
    if (sign === undefined) onUnread()
    return sign ?? ''
  }).join('')
}

const ofPictureFont = /[\uF020-\uF0FF]/g
const bullets = '\uF0B7\uF02D'

/**
 * A text whose signs of picture fonts are what people see, where their font is not told any more: printers to PDF keep the places that
 * such a font has for them. Nearly all that offices write so are boxes and arrows of Wingdings, and the bullet of Symbol.
 */
export const withSigns = (text: string, onUnread: () => void): string =>
  text.replace(ofPictureFont, (letter) => (bullets.includes(letter) ? '•' : signsIn('wingdings', letter, onUnread)))
