const raisedSigns: Record<string, string> = {
  ...Object.fromEntries(Array.from('0123456789+-=()n', (char, i) => [char, '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ'[i] as string])),
  '−': '⁻',
  '–': '⁻',
}
const degree = /^[oO]$/
const counting = /^(?:\p{L}|[ivx]{2,5})$/u
const inWord = /[\p{L}\p{M}\d.,;:)”"]$/u

/**
 * Letters set above the line, behind `before`, as letters that stand there by themselves: the mark of a note and a power are
 * no part of the word or number that they follow. A letter and a Roman number stand in brackets.
 */
export function raised(text: string, before: string): string {
  const words = text.trim()
  const signs = Array.from(words, (char) => raisedSigns[char])
  if (words !== '' && signs.every((sign) => sign !== undefined)) return text.replace(words, signs.join(''))
  if (degree.test(words)) return /\d\s*$/.test(before) ? text.replace(words, '°') : text
  // "7ʰ30" is a time of day.
  if (/^h$/i.test(words) && /(?<!\d)(?:[01]?\d|2[0-4])$/.test(before)) return text
  return inWord.test(before) && counting.test(words) ? text.replace(words, `[${words}]`) : text
}
