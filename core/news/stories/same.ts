import { isSameStory } from '../same-story.ts'
import { type Likeness, likenessOf } from './likeness.ts'
import type { Print } from './print.ts'

// Fitted to one half of the pairs that people told apart, and measured on the other: `npm run bench -- news`.
const slopes: Partial<Likeness> = {
  title: 0.83,
  words: 1.88,
  pairs: 0.94,
  names: 1.47,
  manyNames: 0.5,
  runs: 1.54,
  inRuns: 2.6,
}
const intercept = -3.35
const leastScore = 1.386

/**
 * Whether two tellings are of one story: most of their headline, of their words and names, or of their runs is shared. Where only
 * leads are known these must be nearly one. Titles that name other days are of other stories, as the weather is each morning.
 */
export function isOneStory(a: Print, b: Print): boolean {
  if (a.days.length > 0 && b.days.length > 0 && !a.days.some((day) => b.days.includes(day))) return false
  if (isSameStory(wordsIn(a), wordsIn(b))) return true
  const like = likenessOf(a, b)
  if (!a.long || !b.long) return like.inRuns >= 0.6 && like.words >= 0.5
  return scoreOf(like) >= leastScore || (like.inRuns >= 0.35 && like.words >= 0.24)
}

const scoreOf = (like: Likeness) =>
  Object.entries(slopes).reduce((sum, [name, slope]) => sum + slope * like[name as keyof Likeness], intercept)

const wordsIn = ({ title }: Print) => ({
  syllables: new Set(title),
  numbers: new Set(title.filter((one) => /\d/.test(one))),
})
