import { fold } from './fold.ts'

/** A lower-case word without the letters that only draw it out: "cháyyy", "okiii". The one syllable with a letter twice is "cuu". */
export function unstretched(word: string): string {
  let kept = ''
  let before = ''
  let times = 0
  for (const letter of word) {
    const base = fold(letter)
    times = base === before ? times + 1 : 1
    before = base
    if (times > (base === 'u' && kept.length < 3 && kept.startsWith('c') ? 2 : 1)) continue
    kept += letter
  }
  return kept
}
