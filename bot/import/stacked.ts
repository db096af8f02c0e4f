import { isSyllable } from '../../core/text/encodings/legacy.ts'

const lettersApart = /^\p{L}(?: \p{L}){3,60}$/u
const longestSyllable = 7
const vowel = /^[aăâeêioôơuưy]/iu

// No word ends with these vowels, and none with these consonants but in two tones.
const neverLast = /a(?:\u0323?[\u0302\u0306])[\u0300\u0301\u0303\u0309]?$/iu
const stopped = /(?:c|ch|p|t)$/iu
const stoppedTones = /[\u0301\u0323]/u

function isWord(letters: string): boolean {
  if (!isSyllable(letters)) return false
  const apart = letters.normalize('NFD')
  return !neverLast.test(apart) && (!stopped.test(letters) || stoppedTones.test(apart))
}

type Parted = { words: string[]; odd: number }

/**
 * The words of a cell whose letters stand one below the other, "V Ă N H Ó A", as "VĂN HÓA": where each begins its syllables
 * tell. What is none of Vietnamese stays as it stands.
 */
export function unstacked(text: string): string {
  if (!lettersApart.test(text)) return text
  const letters = text.split(' ')
  const best: (Parted | undefined)[] = [{ words: [], odd: 0 }]
  for (let end = 1; end <= letters.length; end++)
    for (let from = Math.max(0, end - longestSyllable); from < end; from++) {
      const before = best[from]
      const word = letters.slice(from, end).join('')
      if (!before || !isWord(word)) continue
      // Most syllables begin with a consonant.
      const odd = before.odd + 1 + (from > 0 && vowel.test(word.normalize('NFD')) ? 2 : 0)
      if (odd < (best[end]?.odd ?? Number.POSITIVE_INFINITY)) best[end] = { words: [...before.words, word], odd }
    }
  return best[letters.length]?.words.join(' ') ?? text
}
