import { dayMs, hourMs, minuteMs } from '../../time.ts'
import { isAlike, isSameStory } from '../same-story.ts'
import { areOfSeries, type Compared, comparedOf, type Measure, measures, runsContained, toldBy } from './likeness.ts'
import { leadAlone, type Print } from './print.ts'

/**
 * `hour`: how much the square root of an hour between two tellings asks for; `untimed`: how much it asks where no time is known. `bounds`: from
 * where on they are one story, by how many runs of the other one has.
 */
type Rule = {
  slopes: Partial<Record<Measure, number>>
  hour: number
  untimed: number
  bounds: Record<Nearness, number>
}

// Learned from the pairs that a person told apart, and measured on what none of it was learned from: `npm run bench -- news fit` and
// `npm run bench -- news stories`. They weigh the square roots of what is alike.
export const rules = {
  articles: {
    slopes: {
      seldom: 6.63,
      length: -10,
      untold: -1.73,
      unnamed: -0.78,
      asks: -1.23,
      days: 1.37,
      pairs: 4.45,
      lead: -3.54,
      retold: 6.08,
      opening: 4.51,
    },
    hour: 0.47,
    untimed: 1.13,
    bounds: { copied: -1.8, near: -0.4, far: 0.67 },
  },
  leads: {
    slopes: { untold: -3.42, unnamed: -0.67, asks: -1.75, begun: 2.76, opening: 4.93 },
    hour: 0.65,
    untimed: 1.57,
    bounds: { copied: 2.69, near: 2.69, far: 2.69 },
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
 * those too whose openings do where a third of a day lies between them, and pieces of a series, as an accident in another place or the next day's prices: the words of these are alike, or their headlines. What was
 * made of another but tells first what that nowhere does is a story that came after, and a round-up is not what it tells. Else headlines alike decide within half a day, but where one asks or comments, and for other numbers in them, where the articles tell whether it is a later count of the same.
 */
export function decidedFor(a: Compared, b: Compared, apartMs: number): boolean | null {
  if (nameOtherDays(a.print.days, b.print.days)) return false
  if (mayBeOfOtherDays(apartMs) && nameOtherDays(a.print.told, b.print.told)) return false
  const [words, otherWords] = [a.words(), b.words()]
  const areAlike = isAlike(words, otherWords)
  const hasManyRuns = runsContained(a.print, b.print) >= nearRuns
  if ((areAlike || hasManyRuns) && areOfSeries(a, b)) return false
  if (hasManyRuns && Math.min(toldBy(a, b), toldBy(b, a)) < leastTold) return false
  if (a.print.roundUp !== b.print.roundUp) return false
  if (!areAlike || apartMs >= dayMs / 2) return null
  if (isSameStory(words, otherWords) && a.print.asks === b.print.asks) return true
  return a.print.long && b.print.long ? null : false
}

export const isOneStory = (a: Print, b: Print, apartMs = 0): boolean => sameStoryAs(a)(b, apartMs)

const nearRuns = 0.3
const copiedRuns = 0.5
const leastTold = 0.2

export type Nearness = 'copied' | 'near' | 'far'

/**
 * How many of its runs of syllables the lesser has in the other: with half of them or three tenths one was made of the other, or both of a third.
 * Those that name other days are held for far, for a series repeats itself.
 */
export function nearnessOf(a: Print, b: Print): Nearness {
  const runs = runsContained(a, b)
  if (runs < nearRuns || nameOtherDays(a.dates, b.dates)) return 'far'
  return runs < copiedRuns ? 'near' : 'copied'
}

// What was made of another within some hours may tell another of its days first.
const mayBeOfOtherDays = (apartMs: number) => !isTimed(apartMs) || apartMs >= dayMs / 3

const nameOtherDays = (a: readonly string[], b: readonly string[]) =>
  a.length > 0 && b.length > 0 && !a.some((day) => b.includes(day))

/** What time asks for. Tellings of one minute come from sources that give no time of theirs: such come when they were read. */
export const askedBy = ({ hour, untimed }: Pick<Rule, 'hour' | 'untimed'>, apartMs: number): number =>
  isTimed(apartMs) ? hour * Math.sqrt(apartMs / hourMs) : untimed

export const isTimed = (apartMs: number): boolean => apartMs >= minuteMs

/** Stops where the rest, were it all alike, could make it no story. */
function weighsEnough(one: Compared, other: Compared, rule: Rule, apartMs: number): boolean {
  const asked = rule.bounds[nearnessOf(one.print, other.print)] + askedBy(rule, apartMs)
  const weighed = Object.entries(rule.slopes) as [Measure, number][]
  let most = weighed.reduce((sum, [, slope]) => sum + Math.max(0, slope), 0)
  for (const [measure, slope] of weighed) {
    most += slope * Math.sqrt(measures[measure](one, other)) - Math.max(0, slope)
    if (most < asked) return false
  }
  return true
}
