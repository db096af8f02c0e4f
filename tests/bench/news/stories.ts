import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { sameStoryMs } from '../../../core/news/stories/join.ts'
import { type Print, printOf } from '../../../core/news/stories/print.ts'
import { isOneStory } from '../../../core/news/stories/same.ts'
import { fold } from '../../../core/text/fold.ts'
import { hourMs } from '../../../core/time.ts'
import { sharedData } from '../../support/shared-data.ts'
import { projectRoot } from '../../support/source-files.ts'

/** `at` is when it was published, where that is known. */
export type Article = { id: string; title: string; lead: string; body: string; at: number | null }

const linesOf = (file: string): string[] => {
  const bytes = readFileSync(sharedData(`news/${file}`))
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString().trim().split('\n')
}

// The stream has no times. Its numbers rise by some 400 an hour, as the days tell that its items name of themselves.
const idsAnHour = 400

/** Items of many papers of 2017, as they followed each other in an aggregator. */
export const stream = (): Article[] =>
  linesOf('stream.dev.jsonl.gz').map((line) => {
    const article = JSON.parse(line)
    return { ...article, at: (Number(article.id.replace('baomoi-', '')) / idsAnHour) * hourMs }
  })

/** Headlines with their leads of many papers of 2021. */
const headlines = (): Article[] =>
  linesOf('headlines_topics.dev.jsonl').map((line) => {
    const { id, title, description } = JSON.parse(line)
    return { id, title, lead: description, body: '', at: null }
  })

/** Articles of one paper of 2020 and 2021. Many have a line of their text for a headline: that one is then told by the address, which also tells the time. */
const daily = (): Article[] =>
  linesOf('categorised.dev.jsonl.gz').map((line) => {
    const { id, title, lead, body, url } = JSON.parse(line)
    const [, told = '', year, month, day, hour, minute] =
      /([^/]*)-(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)\d+\.htm$/.exec(url) ?? []
    const said = fold(title)
      .match(/[a-z0-9]+/g)
      ?.join('-')
    const at = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute))
    return said === told
      ? { id, title, lead, body, at }
      : { id, title: told.replaceAll('-', ' '), lead: title, body: `${lead} ${body}`, at }
  })

export const allArticles = (): Map<string, Article> =>
  new Map([...stream(), ...headlines(), ...daily()].map((article) => [article.id, article]))

export type Pair = { a: string; b: string; same: boolean }

/** What rules are learned from, and what they are measured on. */
export const halves = {
  learning: ['tuned', 'more', 'further', 'held', 'fresh', 'unseen'],
  held: ['rest', 'papers', 'daily'],
} as const
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
    else set.pairs.push({ a: idOf(a), b: idOf(b), same: same === '1' })
  }
  return sets as ReturnType<typeof labelledPairs>
}

const idOf = (said: string) => (/^\d+$/.test(said) ? `baomoi-${said}` : said)

/** All pairs of one half. */
export const pairsOf = (half: keyof typeof halves, sets = labelledPairs()): Pair[] =>
  halves[half].flatMap((set) => sets[set].pairs)

/** What lies between two articles; nothing where it is not known of one. */
export const apartMsOf = (a: Article, b: Article): number =>
  a.at === null || b.at === null ? 0 : Math.abs(a.at - b.at)

export const nearDuplicate = 0.3
const nearest = 0.5

const runLength = 6
/** Of the shorter article's runs of six syllables, how many the other has too. */
export function sharedRuns(a: string, b: string): number {
  const [one, other] = [runsOf(a), runsOf(b)]
  const shared = [...one].filter((run) => other.has(run)).length
  return shared / Math.max(1, Math.min(one.size, other.size))
}

function runsOf(text: string): Set<string> {
  const syllables = fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
  return new Set(syllables.slice(runLength - 1).map((_, i) => syllables.slice(i, i + runLength).join(' ')))
}

/**
 * How rightly pairs are joined: with the times that are known or as if none were, where articles come with their text, and where feeds
 * give headline and lead alone. Near-duplicates share three tenths of the shorter one's runs of six syllables, the nearest half of them.
 */
export function storiesMeasured() {
  const articles = allArticles()
  const prints = (print: (article: Article) => Print) => {
    const made = new Map<string, Print>()
    return (id: string) => {
      const found = made.get(id) ?? print(articles.get(id)!)
      made.set(id, found)
      return found
    }
  }
  // Pairs are told by three ways of reading, and each of the held ones a second time with its set.
  const runsOfPairs = new Map<Pair, number>()
  const runsShared = (pair: Pair, a: Article, b: Article) => {
    const runs = runsOfPairs.get(pair) ?? sharedRuns(a.body, b.body)
    runsOfPairs.set(pair, runs)
    return runs
  }
  const withText = prints(({ title, lead, body }) => printOf({ title, summary: lead, text: body }))
  const leadAlone = prints(({ title, lead }) => printOf({ title, summary: lead }))
  const measured = (pairs: Pair[], print: (id: string) => Print, isTimed = true) => {
    const told = pairs.map((pair) => {
      const [a, b] = [articles.get(pair.a)!, articles.get(pair.b)!]
      const apartMs = apartMsOf(a, b)
      return {
        ...pair,
        joined: apartMs <= sameStoryMs && isOneStory(print(pair.a), print(pair.b), isTimed ? apartMs : 0),
        runs: pair.same ? runsShared(pair, a, b) : 0,
      }
    })
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
  const learning = pairsOf('learning', sets)
  return {
    learning: { ...measured(learning, withText), undecided: undecided('learning') },
    learningUntimed: measured(learning, withText, false),
    learningByLeadAlone: measured(learning, leadAlone),
    held: { ...measured(pairsOf('held', sets), withText), undecided: undecided('held') },
    ...(Object.fromEntries(halves.held.map((set) => [`held: ${set}`, measured(sets[set].pairs, withText)])) as Record<
      `held: ${(typeof halves.held)[number]}`,
      ReturnType<typeof measured>
    >),
  }
}

/** A share of so many, with the interval of Wilson that holds it 95 times of a hundred. */
export function shareOf(some: number, all: number) {
  const [share, squared] = [some / all, 1.96 ** 2]
  const middle = (share + squared / (2 * all)) / (1 + squared / all)
  const half = (1.96 * Math.sqrt((share * (1 - share)) / all + squared / (4 * all * all))) / (1 + squared / all)
  return { share: round(share), of: all, from: round(middle - half), to: round(middle + half) }
}

const round = (share: number) => Math.round(share * 1000) / 1000
