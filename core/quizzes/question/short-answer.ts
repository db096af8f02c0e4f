import { fold } from '../../text/fold.ts'
import { normalize } from '../../text/normalize.ts'

/** In signs: what a person may write, and what an office may take for right. */
export const longestShort = 200

const edges = /^[\s"'“”‘’«».,;:!?()[\]–-]{1,50}|[\s"'“”‘’«».,;:!?()[\]–-]{1,50}$/gu
// "1.000", "1 000" and "1,000" are a thousand; "0,125" is less than one.
const thousands = /(?<![\d.,])([1-9]\d{0,2})((?:[. ,]\d{3}){1,4})(?![\d]|[.,]\d)/gu
const decimal = /(?<=\d),(?=\d)/gu

// Where the mark stands in "hoà" and "hòa" is a matter of the keyboard.
const tones: Record<string, string> = {
  ...{ òa: 'oà', óa: 'oá', ỏa: 'oả', õa: 'oã', ọa: 'oạ' },
  ...{ òe: 'oè', óe: 'oé', ỏe: 'oẻ', õe: 'oẽ', ọe: 'oẹ' },
  ...{ ùy: 'uỳ', úy: 'uý', ủy: 'uỷ', ũy: 'uỹ', ụy: 'uỵ' },
}
const oldTone = /[òóỏõọ][ae](?!\p{L})|[ùúủũụ]y(?!\p{L})/gu

/**
 * A short answer as it is compared: one way of composing letters and placing marks, small letters, single spaces, no signs
 * around it, numbers without points. Unless `exact`, without its marks too.
 */
export function shortForm(text: string, exact: boolean): string {
  const plain = normalize(text)
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .replace(edges, '')
    .replace(thousands, (_, first: string, rest: string) => first + rest.replace(/\D/gu, ''))
    .replace(decimal, '.')
    .trim()
  return exact ? plain.replace(oldTone, (pair) => tones[pair] ?? pair) : fold(plain)
}
