import { dayMs, hourMs, minuteMs } from '../../time.ts'
import { isAlike, isSameStory } from '../same-story.ts'
import { areOfSeries, type Compared, comparedOf, type Measure, measures, runsContained, toldBy } from './likeness.ts'
import { leadAlone, type Print } from './print.ts'

/**
 * `hour`: how much the square root of an hour between two tellings asks for; `untimed`: how much it asks where no time is known. `near` and `far`: from
 * where on they are one story, for those of which one has many runs of the other and for all others.
 */
type Rule = { slopes: Partial<Record<Measure, number>>; hour: number; untimed: number; near: number; far: number }

// Learned from the pairs that a person told apart and measured on the held ones: `npm run bench -- news fit` and
// `npm run bench -- news stories`. They weigh the square roots of what is alike.
export const rules = {
  articles: {
    slopes: {
      seldom: 8.11,
      length: -10.04,
      untold: -2.13,
      unnamed: -0.9,
      asks: -1.39,
      days: 1.7,
      pairs: 5.2,
      lead: -4.47,
      retold: 6.04,
      opening: 5.96,
    },
    hour: 0.54,
    untimed: 1.3,
    near: 0.1,
    far: 1.93,
  },
  leads: {
    slopes: {
      untold: -3.27,
      unnamed: -1.01,
      asks: -1.86,
      days: 0.56,
      begun: 3.79,
      headline: -1.72,
      lead: -1.68,
      opening: 8.23,
    },
    hour: 0.65,
    untimed: 1.58,
    near: 3.54,
    far: 3.54,
  },
} satisfies Record<string, Rule>

/**
 * Tells of others whether they are of the same story as this telling: most of the headline is shared, or what is alike in them weighs
 * enough together, and more so the more time lies between them: what comes a day later is mostly what happened next. Where one
 * is a lead alone, leads are compared.
 */
export function sameStoryAs(print: Print): (other: Print, apartMs: number) => boolean {
  const one = comparedOf(print)
  let lead: Compared | null = null
  return (other, apartMs) => {
    const isOfArticles = print.long && other.long
    if (!isOfArticles) lead ??= comparedOf(leadAlone(print))
    const [a, b] = isOfArticles ? [one, comparedOf(other)] : [lead!, comparedOf(leadAlone(other))]
    const decided = decidedFor(a, b, apartMs)
    if (decided !== null) return decided
    if (isOfArticles) return weighsEnough(a, b, rules.articles, apartMs)
    // A source that writes the same line under each of its items would else have one story.
    return weighsEnough(a, b, rules.leads, apartMs) && measures.untold(a, b) <= mostUntold
  }
}

const mostUntold = 0.5

/**
 * What is told without weighing; null where nothing is. Those whose headlines name other days are of other stories, as the weather is each morning,
 * and so are pieces of a series, as an accident in another place or the next day's prices: the words of these are alike, or their headlines. What was
 * made of another but tells first what that nowhere does is a story that came after, and a round-up is not what it tells. Else headlines alike decide within half a day, but for other numbers in them, where the articles tell whether it is a later count of the same.
 */
export function decidedFor(a: Compared, b: Compared, apartMs: number): boolean | null {
  if (nameOtherDays(a.print.days, b.print.days)) return false
  const [words, otherWords] = [a.words(), b.words()]
  const areAlike = isAlike(words, otherWords)
  const hasManyRuns = runsContained(a.print, b.print) >= nearRuns
  if ((areAlike || hasManyRuns) && areOfSeries(a, b)) return false
  if (hasManyRuns && Math.min(toldBy(a, b), toldBy(b, a)) < leastTold) return false
  if (a.print.roundUp !== b.print.roundUp) return false
  if (!areAlike || apartMs >= dayMs / 2) return null
  if (isSameStory(words, otherWords)) return true
  return a.print.long && b.print.long ? null : false
}

export const isOneStory = (a: Print, b: Print, apartMs = 0): boolean => sameStoryAs(a)(b, apartMs)

const nearRuns = 0.3
const leastTold = 0.2

/**
 * Whether the lesser has many of its runs of syllables in the other: one was made of the other, or both of a third. Those that name other days are
 * not held for near, for a series repeats itself.
 */
export const isNear = (a: Print, b: Print): boolean =>
  runsContained(a, b) >= nearRuns && !nameOtherDays(a.dates, b.dates)

const nameOtherDays = (a: readonly string[], b: readonly string[]) =>
  a.length > 0 && b.length > 0 && !a.some((day) => b.includes(day))

/** What time asks for. Tellings of one minute come from sources that give no time of theirs: such come when they were read. */
export const askedBy = ({ hour, untimed }: Pick<Rule, 'hour' | 'untimed'>, apartMs: number): number =>
  isTimed(apartMs) ? hour * Math.sqrt(apartMs / hourMs) : untimed

export const isTimed = (apartMs: number): boolean => apartMs >= minuteMs

/** Stops where the rest, were it all alike, could make it no story. */
function weighsEnough(one: Compared, other: Compared, rule: Rule, apartMs: number): boolean {
  const asked = (isNear(one.print, other.print) ? rule.near : rule.far) + askedBy(rule, apartMs)
  const weighed = Object.entries(rule.slopes) as [Measure, number][]
  let most = weighed.reduce((sum, [, slope]) => sum + Math.max(0, slope), 0)
  for (const [measure, slope] of weighed) {
    most += slope * Math.sqrt(measures[measure](one, other)) - Math.max(0, slope)
    if (most < asked) return false
  }
  return true
}
