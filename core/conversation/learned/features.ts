import { setOf, wordsOf } from '../words.ts'

// Whoever speaks or is spoken to is one word, and so is the office.
const persons = setOf('toi em minh chau con bac co chu ong ba anh chi tao ta e')
const personsMarked = setOf('tôi em mình cháu con bác cô chú ông bà anh chị tao ta e má')
const office = setOf('phuong xa')
const mostWords = 20

/**
 * What is looked at in a text: its words, those that stand together or one apart, how it begins and ends, how long it is, and the
 * words as they were typed where marks were.
 */
export function featuresIn(text: string): string[] {
  const words = wordsOf(text)
  const marked = words.some(({ exact, folded }) => exact !== folded)
  const classed = words
    .map(({ exact, folded }) => {
      if (/\d/.test(folded)) return '#'
      if (marked ? personsMarked.has(exact) : persons.has(folded)) return '@'
      return office.has(folded) ? '%' : folded
    })
    .filter((word, at, all) => word !== all[at - 1])
    .slice(0, mostWords)
  const features = new Set<string>()
  for (const [at, word] of classed.entries()) {
    features.add(word)
    features.add(`${classed[at - 1] ?? '^'}_${word}`)
    if (at > 1) features.add(`${classed[at - 2]}~${word}`)
  }
  features.add(`${classed.at(-1) ?? '^'}_$`)
  if (marked) for (const { exact, folded } of words) if (exact !== folded) features.add(`=${exact}`)
  features.add(`+${Math.min(6, Math.floor(classed.length / 3))}`)
  return [...features]
}

/** Whether a feature is a word alone: of those the page does not know it is counted how many there are. */
export const isWord = (feature: string): boolean => !/[_~=+]/.test(feature)
/** So many unknown words are counted, each as this feature. */
export const unknown = '?'
export const mostUnknown = 3
