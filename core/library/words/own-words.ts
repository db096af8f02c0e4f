import { syllablesOf } from '../../text/syllables.ts'
import { isAt } from './understood.ts'
import { phraseKey, type WordPair } from './word-pairs.ts'

/** A text in which the office's own words stand as what they mean: all of it, and what was put in. */
export type Meant = { said: string; meant: string[] }

type Place = { start: number; end: number; laws: Map<string, string> }

/**
 * What a text says once the office's own words in it are said as what the office wrote beside them, the longest phrase first; null
 * where none stands in it. A phrase of two meanings is left, and so is one whose meaning is said as well.
 */
export function meantBy(text: string, own: readonly WordPair[]): Meant | null {
  if (own.length === 0) return null
  const typed = syllablesOf(text)
  const marksTyped = typed.some(({ exact, folded }) => exact !== folded)
  const whole = ` ${phraseKey(text)} `
  const pairs = own.map(({ people, law }) => ({ keys: syllablesOf(people), law, isSaid: isWithin(law, whole) }))
  const places: Place[] = []
  for (let from = 0; from < typed.length; ) {
    const fits = pairs.filter(({ keys }) => keys.length > 0 && isAt(typed, from, keys, marksTyped))
    const length = Math.max(0, ...fits.map(({ keys }) => keys.length))
    const longest = fits.filter(({ keys }) => keys.length === length)
    const [first, last] = [typed[from], typed[from + length - 1]]
    if (first && last && longest.length > 0 && longest.every(({ isSaid }) => !isSaid)) {
      const laws = new Map(longest.map(({ law }) => [phraseKey(law), law]))
      places.push({ start: first.start, end: last.end, laws })
    }
    from += Math.max(1, length)
  }
  const clear = places.filter(({ laws }) => laws.size === 1)
  if (clear.length === 0) return null
  let said = ''
  let read = 0
  for (const { start, end, laws } of clear) {
    said += text.slice(read, start) + [...laws.values()].join('')
    read = end
  }
  return { said: said + text.slice(read), meant: [...new Set(clear.flatMap(({ laws }) => [...laws.values()]))] }
}

const isWithin = (law: string, whole: string) => whole.includes(` ${phraseKey(law)} `)
