import { expanded } from '../text/abbreviations.ts'
import { composed } from '../text/composed.ts'
import { fold } from '../text/fold.ts'

/** What people say as it is looked up: folded, abbreviations written out, without signs. */
export const spokenWords = (text: string): string[] =>
  composed(text)
    .toLowerCase()
    .replace(/['’](?=s\b)/g, ' ')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .split(' ')
    .filter(Boolean)
    .flatMap((word) => (expanded(word, undefined) ?? [word]).map((one) => spelled(fold(one))))

// "Đăng kí" is "đăng ký", "lí lịch" is "lý lịch": a matter of taste.
const spelled = (word: string) => (/^(?:k|l|qu)i$/.test(word) ? `${word.slice(0, -1)}y` : word)

/** Words parted by blanks, as a set. */
export const setOf = (words: string) => new Set(words.split(' '))
