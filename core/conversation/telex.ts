import { isSyllable } from '../text/encodings/legacy.ts'

// Words of other languages that end as a key for a tone does.
const borrowed = new Set('gas bus max box fax tax mix pos ops sms news apps bass mes'.split(' '))

/**
 * A lower-case word without a key of Telex that was left standing where a tone was meant: "camr", "thuwr". A word that is spelled as
 * Vietnamese ones are stays as it is.
 */
export function withoutTelex(word: string): string {
  if (!/^[a-z]{2,8}$/.test(word) || borrowed.has(word) || isSyllable(word)) return word
  const bare = word.replaceAll('w', '').replace(/[sfrxj]$/, '')
  return bare.length > 1 && bare !== word && isSyllable(bare) ? bare : word
}
