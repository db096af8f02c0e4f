import { composed } from './composed.ts'

// A page's end (\f) and a line's have a meaning; behind U+0000 a database reads nothing, and XML holds no U+FFFE.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken away
const control = /[\u0000-\u0008\u000B\u000E-\u001F\u007F\uFFFE\uFFFF]/g
// Fillers of Korean letters count as letters, and nobody sees them.
const invisible = /[\u00AD\u115F\u1160\u3164\uFFA0\u200B-\u200F\u2028-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g
// The Icelandic and the African letter that old keyboards gave for the Vietnamese one, which looks the same.
const likeD: Record<string, string> = { Ð: 'Đ', Ɖ: 'Đ', ð: 'đ' }
const oddSpace = /[\u00A0\u2000-\u200A\u202F\u205F\u3000\t]/g

/**
 * The text as it is kept: composed letters (NFC), one Đ, no soft hyphens, control characters, zero-width or direction marks,
 * plain spaces, `\n` for every line end. Words, capitals and punctuation stay as they were written.
 */
export const normalize = (text: string): string =>
  composed(text)
    .replace(/[ÐƉð]/g, (letter) => likeD[letter] ?? letter)
    .replace(/\r\n?/g, '\n')
    .replace(oddSpace, ' ')
    .replace(control, '')
    .replace(invisible, '')
