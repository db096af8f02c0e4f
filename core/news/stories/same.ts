import { dayMs } from '../../time.ts'
import { isSameStory } from '../same-story.ts'
import { type Compared, comparedOf, type Measure, measures, runsContained } from './likeness.ts'
import type { Print } from './print.ts'

// Fitted to the tuned ones of the pairs that a person told apart, and measured on the held ones: `npm run bench -- news fit` and
// `npm run bench -- news stories`. They weigh the square roots of what is alike.
const slopes: Record<Measure, number> = {
  words: 3.68,
  untold: -2.74,
  unnamed: -1.29,
  asks: -1.18,
  figures: 1.47,
  seldom: 6.18,
  retold: 8.03,
  phrases: -2.26,
}
// At 4.09 either is as likely where no time lies between. From here on 97 of a hundred joined pairs are of one event in
// a cross-validation of the tuned ones.
const leastScore = 5.97
const morePerDay = 2.01

const mostUntold = 0.5

/**
 * Tells of others whether they are of the same story as this telling: most of the headline is shared, or words, figures,
 * what is seldom said and what one tells of the other weigh enough together, and more so the more time lies between them: what comes a
 * day later is mostly what happened next. Where only leads are known these must be nearly one. Titles that name other days are of other
 * stories, as the weather is each morning.
 */
export function sameStoryAs(print: Print): (other: Print, apartMs: number) => boolean {
  const one = comparedOf(print)
  const decided = saidByHeadline(print)
  return (other, apartMs) => {
    const byHeadline = decided(other)
    if (byHeadline !== null) return byHeadline
    const against = comparedOf(other)
    if (print.long && other.long) return weighsEnough(one, against, leastScore + morePerDay * daysOf(apartMs))
    // A source that writes the same line under each of its items would else have one story.
    return (
      runsContained(print, other) >= 0.6 &&
      measures.words(one, against) >= 0.5 &&
      measures.untold(one, against) <= mostUntold
    )
  }
}

/** What headlines alone tell: that they name other days, or share most of their words; null where they tell neither. */
export function saidByHeadline(print: Print): (other: Print) => boolean | null {
  const words = wordsIn(print)
  return (other) => {
    const isOfOtherDay =
      print.days.length > 0 && other.days.length > 0 && !print.days.some((day) => other.days.includes(day))
    if (isOfOtherDay) return false
    return isSameStory(words, wordsIn(other)) || null
  }
}

export const isOneStory = (a: Print, b: Print, apartMs = 0): boolean => sameStoryAs(a)(b, apartMs)

export const daysOf = (apartMs: number): number => apartMs / dayMs

const order = Object.keys(measures) as Measure[]

/** Stops where the rest, were it all alike, could make it no story. */
function weighsEnough(one: Compared, other: Compared, asked: number): boolean {
  let most = order.reduce((sum, measure) => sum + Math.max(0, slopes[measure]), 0)
  for (const measure of order) {
    most += slopes[measure] * Math.sqrt(measures[measure](one, other)) - Math.max(0, slopes[measure])
    if (most < asked) return false
  }
  return true
}

const wordsIn = ({ title }: Print) => ({
  syllables: new Set(title),
  numbers: new Set(title.filter((one) => /\d/.test(one))),
})
