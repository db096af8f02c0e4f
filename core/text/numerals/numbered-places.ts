import { writtenOut } from '../abbreviations.ts'
import { fold } from '../fold.ts'
import { normalize } from '../normalize.ts'
import { syllablesOf } from '../syllables.ts'
import { inFigures } from './figured.ts'

// A quarter of a ward, as people and notices write it; without marks too.
const quarters = new Set('tổ to thôn thon ấp ap khu khóm khom'.split(' '))
const alleys = new Set('ngõ ngo ngách ngach hẻm hem kiệt kiet'.split(' '))
const mostInRange = 60

/** The numbers of the alleys that a text names. */
export const alleysIn = (text: string): Set<number> => quartersIn(text, alleys)

/** The numbers of the quarters that a text names: “tổ dân phố năm” is 5, “tổ 1, 2”, “tổ 1 đến 5” all between. */
export function quartersIn(text: string, places: ReadonlySet<string> = quarters): Set<number> {
  const figured = inFigures(normalize(text).replace(/(?<=\d) ?[–-] ?(?=\d)/g, ' đến '), 'called').text
  const words = writtenOut(syllablesOf(figured)).words.map(({ exact }) => exact)
  const found = new Set<number>()
  for (let at = 0; at < words.length; at += 1) {
    if (!places.has(words[at] ?? '')) continue
    let next = at + 1
    while (['dan', 'pho', 'so', 'cac'].includes(fold(words[next] ?? ''))) next += 1
    next = read(words, next, found)
    at = next - 1
  }
  return found
}

/** Reads numbers, joined or from one to another, and returns where they end. */
function read(words: readonly string[], from: number, found: Set<number>): number {
  let at = from
  for (let last = 0; at < words.length; at += 1) {
    const word = words[at] ?? ''
    if (/^\d{1,3}$/.test(word)) {
      const value = Number(word)
      const isRange = fold(words[at - 1] ?? '') === 'den' && value > last && value - last <= mostInRange
      for (let one = isRange ? last : value; one <= value; one += 1) found.add(one)
      last = value
    } else if (last === 0 || !['va', 'den'].includes(fold(word))) break
  }
  return at
}
