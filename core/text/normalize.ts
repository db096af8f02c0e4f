import { composed } from './composed.ts'

// A page's end (\f) and a line's have a meaning; behind U+0000 a database reads nothing, and XML holds no U+FFFE.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken away
const control = /[\u0000-\u0008\u000B\u000E-\u001F\u007F\uFFFE\uFFFF]/g
// Fillers of Korean letters count as letters, and nobody sees them.
const invisible = /[\u00AD\u115F\u1160\u3164\uFFA0\u200B-\u200F\u2028-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g
// The Icelandic and the African letter that old keyboards gave for the Vietnamese one, which looks the same.
const likeD: Record<string, string> = { Ð: 'Đ', Ɖ: 'Đ', ð: 'đ' }
// What a keyboard for Chinese types in place of the plain signs, of twice their width.
const wide = /[\uFF01-\uFF5E。]/
const allWide = /[\uFF01-\uFF5E。]/g
const eastern = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
const oddSpace = /[\u00A0\u2000-\u200A\u202F\u205F\u3000\t]/g

/**
 * The text as it is kept: composed letters (NFC), one Đ, no wide signs but in lines of an eastern writing, no soft hyphens, control characters, zero-width or direction marks,
 * plain spaces, `\n` for every line end. Words, capitals and punctuation stay as they were written.
 */
export const normalize = (text: string): string =>
  withPlainWidth(composed(text))
    .replace(/[ÐƉð]/g, (letter) => likeD[letter] ?? letter)
    .replace(/\r\n?/g, '\n')
    .replace(oddSpace, ' ')
    .replace(control, '')
    .replace(invisible, '')

const withPlainWidth = (text: string): string =>
  wide.test(text)
    ? text
        .split('\n')
        .map((line) => (wide.test(line) && !eastern.test(line) ? line.replace(allWide, plainSign) : line))
        .join('\n')
    : text

const plainSign = (sign: string) => (sign === '。' ? '.' : String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
