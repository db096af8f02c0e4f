import type { Query } from '../library/search/query.ts'
import { type Counts, idfOf, rankerFor } from '../library/search/rank.ts'
import { type PassageSearch, wordedFirst } from '../library/search/search-passages.ts'
import { packed, totals } from '../library/store/tokens.ts'
import { fold } from '../text/fold.ts'
import { sentencesOf } from '../text/sentences.ts'
import { type Syllable, syllablesOf } from '../text/syllables.ts'
import { lacksName, namesHeld, type ReadText } from './names.ts'

// A logistic fit on development questions about encyclopaedia passages, a sixth of which no passage answers, with those about
// laws and regulations at a third of their weight; set to keep about nine in ten that can be answered. The weight of
// `lacksName` was chosen beside it (decision 0065).
const model = {
  bias: -6.179,
  fit: 0.548,
  margin2: 1.156,
  margin10: 2.085,
  coverage: 0.489,
  pairs: 2.825,
  secondPairs: -2.798,
  sentence: 0.727,
  sentencePairs: 1.024,
  together: 2.171,
  names: 0.932,
  lacksName: -1,
  title: 1.343,
  asksNumber: -0.419,
  size: 0.284,
  telling: 5.655,
}
type Features = Record<Exclude<keyof typeof model, 'bias'>, number>

const twoLetters = /\p{L}{2}/u

/** Below this the library is said not to hold the answer. */
export const enough = 0.5

// With less than this of the question's words nothing was found, however well that little fits.
const leastCoverage = 0.5
// A half of the words is enough where they stand together as they were asked; scattered, they are other words.
const leastHeld = 0.75

const passagesRead = 4
// In a library with one section that holds any of the words there is no second to compare with.
const usualSecondPairs = 0.3

/** Every Vietnamese word but a few that only carry has two letters or more: single ones ask nothing. */
export const asksSomething = ({ words }: Query) => words.some(({ folded, stop }) => !stop && twoLetters.test(folded))

/**
 * How sure it is that the library holds the answer, 0 to 1. Words alone decide, whatever a model of meanings finds near: that
 * something is about the same says little of whether it answers.
 */
export function evidenceOf(ranked: PassageSearch): number {
  const found = { ...ranked, sections: wordedFirst(ranked.sections), passages: wordedFirst(ranked.passages) }
  if (!asksSomething(found.query)) return 0
  if (asksWho(found.query.text) && !holdsName(found.passages[0]?.text ?? '')) return 0
  const features = featuresOf(found)
  if (!features || features.coverage < leastCoverage || features.coverage + features.pairs < leastHeld) return 0
  let sum = model.bias
  for (const key of Object.keys(features) as (keyof Features)[]) sum += model[key] * features[key]
  return 1 / (1 + Math.exp(-sum))
}

// Of two words that stand one behind the other in a text by chance, less is told than this.
const leastPairs = 0.3

/**
 * Whether what was found has words of the question beside each other as they were said, or what the law calls a thing that people call otherwise.
 * Words of chat stand in every law, and hardly two of them together: “thiệt tình” is no “thiệt hại … tình thế”.
 */
export function standTogether(ranked: PassageSearch): boolean {
  const content = ranked.weighed.words.filter((word) => word.content).length
  if (ranked.query.understood.length > 0) return true
  const pairs = Math.max(
    0,
    ...wordedFirst(ranked.sections)
      .slice(0, 3)
      .map(({ pairCoverage }) => pairCoverage),
  )
  return content > 1 && pairs >= leastPairs
}

/** "Ai là chủ tịch phường?" asks for a name; "Ai là người ký?" asks which office, and a rule may say. */
function asksWho(question: string): boolean {
  const words = fold(question)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return /^ai la\b|\bla ai$/.test(words) && !/\bnguoi\b/.test(words)
}

const nameOfOne = /\p{Lu}\p{Ll}+\s+\p{Lu}\p{Ll}+/u
const offices =
  /Việt Nam|Phó|Chủ tịch|Bộ(?: trưởng)?|[ỦU][yỷ] ban|Mặt trận|Tổ quốc|Hội (?:đồng|Nông dân|Phụ nữ|Cựu chiến binh)|Thanh niên Cộng sản Hồ Chí Minh/gu
const holdsName = (text: string) => nameOfOne.test(text.replace(offices, '-'))

/** What speaks for it: shares and ratios, so that they mean the same in a library of any size. */
function featuresOf({ query, sections, weighed, counts, passages }: PassageSearch): Features | null {
  const [top] = sections
  if (!top || weighed.mass === 0) return null
  // In a small library few sections hold any of the words: being alone among them proves nothing.
  const margin = (rank: number, usual: number) => {
    const other = sections[rank]
    return other ? (top.score - other.score) / top.score : usual
  }
  const best = sections.slice(0, 3)
  const content = weighed.words.filter((word) => word.content).length
  const read = passages.slice(0, passagesRead).map(({ text }) => ({ text, words: syllablesOf(text) }))
  const sentence = bestSentence(read, rankerFor(weighed, counts))
  const [first] = passages
  const above = first ? `${first.documentTitle} ${first.heading} ${first.text}` : ''
  const telling = tellingOf(query, counts)
  return {
    fit: Math.min(3, top.score / weighed.mass),
    margin2: margin(1, 0.3),
    margin10: margin(9, 0.5),
    coverage: Math.max(...best.map(({ coverage }) => coverage)),
    pairs: Math.max(...best.map(({ pairCoverage }) => pairCoverage)),
    secondPairs: sections[1]?.pairCoverage ?? usualSecondPairs,
    sentence: sentence.coverage,
    sentencePairs: sentence.pairCoverage,
    together: Math.max(0, ...read.map(({ words }) => togetherIn(words, telling))),
    title: titleSaid(first?.documentTitle ?? '', telling),
    names: namesHeld(query.text, above),
    lacksName: lacksName(query.text, above, read) ? 1 : 0,
    asksNumber: asksNumber.test(fold(query.text)) ? 1 : 0,
    size: Math.log(content + 1),
    telling: weighed.mass / (content * idfOf(0, counts.get(totals.sections) ?? 1)),
  }
}

function bestSentence(texts: ReadText[], score: ReturnType<typeof rankerFor>) {
  let best = { coverage: 0, pairCoverage: 0 }
  for (const { text, words } of texts) {
    let at = 0
    for (const { end } of sentencesOf(text)) {
      const from = at
      while (at < words.length && (words[at]?.start ?? end) < end) at += 1
      const fit = score(packed({ heading: [], name: [], body: words.slice(from, at) }))
      if (fit.coverage + fit.pairCoverage > best.coverage + best.pairCoverage) best = fit
    }
  }
  return best
}

/** The question's telling words, each with what it tells. */
export const tellingOf = ({ words }: Query, counts: Counts): Map<string, number> =>
  new Map(
    words.flatMap(({ folded, stop }) =>
      stop ? [] : [[folded, idfOf(counts.get(folded) ?? 0, counts.get(totals.sections) ?? 1)]],
    ),
  )

const windowWords = 40

/** The most of what the question's words tell that stands within some forty words of a text: 0 to 1. */
function togetherIn(words: readonly Syllable[], telling: Map<string, number>): number {
  const hits = words.flatMap(({ folded }, at) => (telling.has(folded) ? [{ folded, at }] : []))
  const within = new Map<string, number>()
  let [most, sum, from] = [0, 0, 0]
  for (const { folded, at } of hits) {
    const times = within.get(folded) ?? 0
    if (times === 0) sum += telling.get(folded) ?? 0
    within.set(folded, times + 1)
    for (let first = hits[from]; first && at - first.at >= windowWords; first = hits[++from]) {
      const left = (within.get(first.folded) ?? 1) - 1
      within.set(first.folded, left)
      if (left === 0) sum -= telling.get(first.folded) ?? 0
    }
    most = Math.max(most, sum)
  }
  const all = [...telling.values()].reduce((total, one) => total + one, 0)
  return all > 0 ? most / all : 0
}

/** The share of a title's words that the question says. */
function titleSaid(title: string, telling: Map<string, number>): number {
  const words = new Set(syllablesOf(title).map(({ folded }) => folded))
  return words.size > 0 ? [...words].filter((word) => telling.has(word)).length / words.size : 0
}

const asksNumber = /bao nhieu|bao lau|may |nam nao|khi nao|ngay nao|luc nao|thoi gian nao|the ky nao|nam may/
