import { isSameStory } from '../same-story.ts'
import { type Likeness, likenessOf } from './likeness.ts'
import type { Print } from './print.ts'

// Fitted to the tuned ones of the pairs that a person told apart, and measured on the held ones: `npm run bench -- news fit` and
// `npm run bench -- news stories`. They weigh the square roots of what is alike.
const slopes: Likeness = {
  title: 0.54,
  words: 4.89,
  names: 1.56,
  runs: 2.02,
  inRuns: 1.17,
  opening: 3.74,
  untold: -2.91,
}
const leastScore = 7.13

/**
 * Whether two tellings are of one story: most of their headline is shared, or words, names, runs and opening weigh enough together. Where
 * only leads are known these must be nearly one. Titles that name other days are of other stories, as the weather is each morning.
 */
export function isOneStory(a: Print, b: Print): boolean {
  if (a.days.length > 0 && b.days.length > 0 && !a.days.some((day) => b.days.includes(day))) return false
  if (isSameStory(wordsIn(a), wordsIn(b))) return true
  const like = likenessOf(a, b)
  if (!a.long || !b.long) return like.inRuns >= 0.6 && like.words >= 0.5
  return scoreOf(like) >= leastScore
}

const scoreOf = (like: Likeness) =>
  Object.entries(slopes).reduce((sum, [name, slope]) => sum + slope * Math.sqrt(like[name as keyof Likeness]), 0)

const wordsIn = ({ title }: Print) => ({
  syllables: new Set(title),
  numbers: new Set(title.filter((one) => /\d/.test(one))),
})
