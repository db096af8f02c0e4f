import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { sameStoryMs } from '../../../core/news/stories/join.ts'
import { type Print, printOf } from '../../../core/news/stories/print.ts'
import { isOneStory } from '../../../core/news/stories/same.ts'
import { fold } from '../../../core/text/fold.ts'
import { hourMs } from '../../../core/time.ts'
import { sharedData } from '../../support/shared-data.ts'
import { projectRoot } from '../../support/source-files.ts'

export type Article = { id: string; title: string; lead: string; body: string }

export const stream = (): Article[] =>
  gunzipSync(readFileSync(sharedData('news/stream.dev.jsonl.gz')))
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

export type Pair = { a: string; b: string; same: boolean }

/** What rules are learned from, and what they are measured on. */
export const halves = { learning: ['tuned', 'more', 'further'], held: ['held', 'fresh', 'unseen'] } as const
type PairSet = (typeof halves)[keyof typeof halves][number]

/** The pairs that a person told apart, by how they were drawn, and how many of each could go either way: `pairs.txt` tells of them. */
export function labelledPairs(): Record<PairSet, { pairs: Pair[]; undecided: number }> {
  const sets: Record<string, { pairs: Pair[]; undecided: number }> = {}
  let set = { pairs: [] as Pair[], undecided: 0 }
  for (const line of readFileSync(`${projectRoot}/tests/bench/news/pairs.txt`, 'utf8').trim().split('\n')) {
    if (line.startsWith('#')) continue
    const [a = '', b, same] = line.split(' ')
    if (b === undefined) {
      set = { pairs: [], undecided: 0 }
      sets[a] = set
    } else if (same === '?') set.undecided++
    else set.pairs.push({ a: `baomoi-${a}`, b: `baomoi-${b}`, same: same === '1' })
  }
  return sets as ReturnType<typeof labelledPairs>
}

/** All pairs of one half. */
export const pairsOf = (half: keyof typeof halves): Pair[] => {
  const sets = labelledPairs()
  return halves[half].flatMap((set) => sets[set].pairs)
}

// The stream has no times. Its numbers rise by some 400 an hour, as the days tell that its items name of themselves.
const idsAnHour = 400

/** What lies between two items of the stream. */
export const apartMsOf = ({ a, b }: Pair): number => (Math.abs(numberOf(a) - numberOf(b)) / idsAnHour) * hourMs

const numberOf = (id: string) => Number(id.replace('baomoi-', ''))

const runLength = 6
const nearDuplicate = 0.3
const nearest = 0.5

/** Of the shorter article's runs of six syllables, how many the other has too. */
function sharedRuns(a: string, b: string): number {
  const [one, other] = [runsOf(a), runsOf(b)]
  const shared = [...one].filter((run) => other.has(run)).length
  return shared / Math.max(1, Math.min(one.size, other.size))
}

function runsOf(text: string): Set<string> {
  const syllables = fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
  return new Set(syllables.slice(runLength - 1).map((_, i) => syllables.slice(i, i + runLength).join(' ')))
}

/**
 * How rightly pairs are joined: with the times that the stream gives or as if none were known, where articles come with their text, and where feeds
 * give headline and lead alone. Near-duplicates share three tenths of the shorter one's runs of six syllables, the nearest half of them.
 */
export function storiesMeasured() {
  const articles = new Map(stream().map((article) => [article.id, article]))
  const prints = (print: (article: Article) => Print) => {
    const made = new Map<string, Print>()
    return (id: string) => {
      const found = made.get(id) ?? print(articles.get(id)!)
      made.set(id, found)
      return found
    }
  }
  const withText = prints(({ title, lead, body }) => printOf({ title, summary: lead, text: body }))
  const leadAlone = prints(({ title, lead }) => printOf({ title, summary: lead }))
  const measured = (pairs: Pair[], print: (id: string) => Print, isTimed = true) => {
    const isJoined = (pair: Pair) =>
      isTimed
        ? apartMsOf(pair) <= sameStoryMs && isOneStory(print(pair.a), print(pair.b), apartMsOf(pair))
        : isOneStory(print(pair.a), print(pair.b))
    const told = pairs.map((pair) => ({
      ...pair,
      joined: isJoined(pair),
      runs: pair.same ? sharedRuns(articles.get(pair.a)!.body, articles.get(pair.b)!.body) : 0,
    }))
    const joined = told.filter((pair) => pair.joined)
    const joinedOf = (some: typeof told) => shareOf(some.filter((pair) => pair.joined).length, some.length)
    return {
      pairs: pairs.length,
      ofOneEvent: pairs.filter(({ same }) => same).length,
      joined: joined.length,
      precision: shareOf(joined.filter(({ same }) => same).length, joined.length),
      recallOfNearest: joinedOf(told.filter(({ runs }) => runs >= nearest)),
      recallOfNearDuplicates: joinedOf(told.filter(({ runs }) => runs >= nearDuplicate)),
      recallOfOneEvent: joinedOf(told.filter(({ same }) => same)),
    }
  }
  const sets = labelledPairs()
  const undecided = (half: keyof typeof halves) => halves[half].reduce((sum, set) => sum + sets[set].undecided, 0)
  return {
    learning: { ...measured(pairsOf('learning'), withText), undecided: undecided('learning') },
    held: { ...measured(pairsOf('held'), withText), undecided: undecided('held') },
    heldUntimed: measured(pairsOf('held'), withText, false),
    ...Object.fromEntries(halves.held.map((set) => [`held: ${set}`, measured(sets[set].pairs, withText)])),
    heldByLeadAlone: measured(pairsOf('held'), leadAlone),
  }
}

/** A share of so many, with the interval of Wilson that holds it 95 times of a hundred. */
function shareOf(some: number, all: number) {
  const [share, squared] = [some / all, 1.96 ** 2]
  const middle = (share + squared / (2 * all)) / (1 + squared / all)
  const half = (1.96 * Math.sqrt((share * (1 - share)) / all + squared / (4 * all * all))) / (1 + squared / all)
  return { share: round(share), of: all, from: round(middle - half), to: round(middle + half) }
}

const round = (share: number) => Math.round(share * 1000) / 1000
