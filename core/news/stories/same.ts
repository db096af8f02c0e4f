import { isSameStory } from '../same-story.ts'
import { type Compared, comparedOf, type Measure, measures, runsContained } from './likeness.ts'
import type { Print } from './print.ts'

// Fitted to the tuned ones of the pairs that a person told apart, and measured on the held ones: `npm run bench -- news fit` and
// `npm run bench -- news stories`. They weigh the square roots of what is alike.
const slopes: Record<Measure, number> = {
  title: 0.38,
  words: 5.03,
  runs: 0.51,
  untold: -2.54,
  seldom: 3.6,
  inSeldom: 2.78,
  names: 0.92,
  opening: 3.59,
}
// At 8.82 either is as likely. From here on 95 of a hundred joined pairs are of one event in a cross-validation of the tuned ones.
const leastScore = 10.3

const mostUntold = 0.5

/**
 * Tells of others whether they are of the same story as this telling: most of the headline is shared, or words, names, runs, opening
 * and what is seldom said weigh enough together. Where only leads are known these must be nearly one. Titles that name other days are of other stories, as the
 * weather is each morning.
 */
export function sameStoryAs(print: Print): (other: Print) => boolean {
  const one = comparedOf(print)
  const words = wordsIn(print)
  return (other) => {
    if (print.days.length > 0 && other.days.length > 0 && !print.days.some((day) => other.days.includes(day)))
      return false
    if (isSameStory(words, wordsIn(other))) return true
    const against = comparedOf(other)
    if (print.long && other.long) return weighsEnough(one, against)
    // A source that writes the same line under each of its items would else have one story.
    return (
      runsContained(print, other) >= 0.6 &&
      measures.words(one, against) >= 0.5 &&
      measures.untold(one, against) <= mostUntold
    )
  }
}

export const isOneStory = (a: Print, b: Print): boolean => sameStoryAs(a)(b)

const order = Object.keys(measures) as Measure[]

/** Stops where the rest, were it all alike, could make it no story. */
function weighsEnough(one: Compared, other: Compared): boolean {
  let most = order.reduce((sum, measure) => sum + Math.max(0, slopes[measure]), 0)
  for (const measure of order) {
    most += slopes[measure] * Math.sqrt(measures[measure](one, other)) - Math.max(0, slopes[measure])
    if (most < leastScore) return false
  }
  return true
}

const wordsIn = ({ title }: Print) => ({
  syllables: new Set(title),
  numbers: new Set(title.filter((one) => /\d/.test(one))),
})
