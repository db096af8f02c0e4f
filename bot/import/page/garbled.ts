import type { Line } from './line.ts'

// Signs that no page shows. Bullets of Word's sign fonts stand at U+F0xx, and so do letters of the fonts of before Unicode.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const strange = /[\u0000-\u0008\u000B\u000E-\u001F\u007F-\u009F\uFFFD\uE000-\uEFFF\uF100-\uF8FF]/g
const letter = /\p{L}/u
const mixed =
  /\p{Script=Latin}[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]\p{Script=Latin}/u
// What is left of "điều", "được", "định" and "người", "nước", "thường" where a font lost đ or ư: no word is spelled so.
const lost = /^(?:i[êềếểễệ]|ư?ợc$|ịnh$|ộng$|ường$)|^(?:ng|nh|th|tr|ph|[bcdđhklmnstvx])(?:[ơờớởỡợ]?ng|[ơờớởỡợ]c|nh)$/u
// What stands for "ủ", "ị" and "ế" where a program that wrote the file anew named its letters by their places: "cÿa", "Quy¿t ßnh".
const misplaced = /[þÞßÿŸ¿](?=\p{L})|(?<=\p{L})[þÞßÿŸ¿]/u
// A letter that only Unicode has: where none is, those may be letters of the fonts of before it.
const ofUnicode = /[\u1EA0-\u1EF9]/u
const word = /\S+/g
const bare = /[^\p{L}\p{M}]+/gu

const fewest = 2
const someOf = 0.01
const mostOf = 0.25

/**
 * Whether the letters of a page are not those that it shows: a font without its letters' names, or with wrong ones. `much`
 * where nothing on it can be believed.
 */
export function garbling(page: Line[]): 'much' | 'some' | null {
  let words = 0
  let broken = 0
  let apart = 0
  let inUnicode = 0
  for (const { cells } of page)
    for (const [one] of cells.join(' ').matchAll(word)) {
      words += 1
      const wrong = strangeIn(one) || (lost.test(one.replace(bare, '').toLowerCase()) ? 1 : 0)
      broken += wrong
      if (wrong === 0 && misplaced.test(one)) apart += 1
      if (ofUnicode.test(one)) inUnicode += 1
    }
  if (apart > 0 && inUnicode > apart && broken + apart >= fewest && broken + apart >= words * someOf)
    return broken < words * mostOf ? 'some' : 'much'
  if (broken < fewest || broken < words * someOf) return null
  return broken < words * mostOf ? 'some' : 'much'
}

/** Whether a word somewhere on the pages has a sign in it that no page shows. */
export const hasStrangeSigns = (pages: Line[][]): boolean =>
  pages.some((page) => page.some(({ cells }) => cells.join(' ').match(word)?.some(strangeIn)))

const strangeIn = (one: string): number =>
  (letter.test(one) ? (one.match(strange)?.length ?? 0) : 0) || (mixed.test(one) ? 1 : 0)
