const invisible = /[\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2064\uFEFF]/g
// The Icelandic and the African letter that old keyboards gave for the Vietnamese one, which looks the same.
const likeD: Record<string, string> = { Ð: 'Đ', Ɖ: 'Đ', ð: 'đ' }
const oddSpace = /[\u00A0\u2000-\u200A\u202F\u205F\u3000\t]/g

/**
 * The text as it is kept: composed letters (NFC), one Đ, no soft hyphens, zero-width or direction marks, plain spaces, `\n` for
 * every line end. Words, capitals and punctuation stay as they were written.
 */
export const normalize = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[ÐƉð]/g, (letter) => likeD[letter] ?? letter)
    .replace(/\r\n?/g, '\n')
    .replace(oddSpace, ' ')
    .replace(invisible, '')
