import { carrierSpellings, isStopWord } from '../../text/stop-words.ts'
import { foldedCode, foldedOf, mayBeSyllable, pairOf, spelledOneWay } from '../../text/syllables.ts'
import { totals, unpacked, wordCode } from '../store/tokens.ts'
import { carriesOnly, type Query } from './query.ts'

/** In how many sections each term stands, and the totals; what is not in it stands nowhere. */
export type Counts = Map<string, number>

/** What is weighed, each with how much it tells. `loose`: what it counts where it stands with other marks, `bare` without any. */
type Term = { idf: number; weight: number; loose: number; extra?: boolean }
type Word = Term & { folded: number; exact: number; bare: number; content: boolean }
export type Weighed = {
  words: Word[]
  pairs: (Term & { first: number; second: number })[]
  mass: number
  /** Words that may be meant (`by`) for some that were said, each by its place in `words`. */
  instead: { said: number[]; by: number[]; pairs: number[]; weight: number }[]
}

/** How much of what the question's words (`coverage`) and pairs of words (`pairCoverage`) tell stands here: 0 to 1. */
export type Score = {
  score: number
  coverage: number
  pairCoverage: number
  /** The most of what the words tell that stands within twenty words of the body, and in the heading: 0 to 1. */
  together: number
  inHeading: number
  /** The share of the heading's words that the question says. */
  headingSaid: number
  /** How many words the heading and the body have. */
  headingLength: number
  length: number
}

const closeWords = 20

// One setting for every library, chosen on development questions about laws and encyclopaedia passages together.
const weights = {
  k1: 1.2,
  b: 0.8,
  heading: 6,
  name: 2,
  body: 1,
  pair: 0.8,
  /** What a pair counts, of a whole one, in which a word may only carry the question. */
  stopPair: 0.8,
  /** What a word with other marks counts where the marks were typed, and where the word was typed bare among marked ones. */
  otherMarks: 0.05,
  bareWord: 0.5,
  /** What a single word of a phrase that may be meant counts of one that was said. */
  meantWord: 0.6,
  coverage: 0.35,
}

export const idfOf = (df: number, sections: number): number => Math.log(1 + (sections - df + 0.5) / (df + 0.5))

const rarelyBare = 0.1

/** Whether somebody typed marks on some words and left them off others: words stand bare that the library hardly writes so. */
const isHalfTyped = ({ words, marksTyped }: Query, counts: Counts): boolean =>
  marksTyped &&
  words.some(({ exact, folded }) => {
    const df = counts.get(folded) ?? 0
    return exact === folded && df > 0 && (counts.get(`=${exact}`) ?? 0) < df * rarelyBare
  })

/** In what share of the sections that hold a syllable it stands as another word than a carrier: "hoi" is oftener "hội" than "hỏi". */
function otherShare(folded: string, counts: Counts): number {
  const df = counts.get(folded) ?? 0
  const carrying = carrierSpellings(folded).reduce((sum, one) => sum + (counts.get(`=${spelledOneWay(one)}`) ?? 0), 0)
  return df > 0 ? Math.max(0, 1 - carrying / df) : 0
}

/** The question's words and pairs, each once, with what they tell in this library. */
export function weigh(query: Query, counts: Counts): Weighed {
  const sections = counts.get(totals.sections) ?? 0
  const index = new Map<string, number>()
  const words: Word[] = []
  const half = isHalfTyped(query, counts)
  for (const { exact, folded, stop: carrier, marked } of query.words) {
    if (index.has(folded)) continue
    const bare = exact === folded
    const stop = carrier || (half && bare && isStopWord({ exact, folded }, false))
    index.set(folded, words.length)
    const exactDf = counts.get(`=${exact}`) ?? 0
    const foldedDf = counts.get(folded) ?? 0
    // Marks that no word of the language has are a slip of the finger, and bare words were left so: any marks will do.
    const byMarks = marked && !(half && bare) && (exactDf > 0 || (!bare && mayBeSyllable(exact)))
    words.push({
      folded: foldedCode(folded),
      exact: wordCode({ exact, folded }),
      bare: byMarks && !bare ? wordCode({ exact: folded, folded }) : -1,
      content: !stop,
      idf: idfOf(byMarks ? exactDf : foldedDf, sections),
      weight: stop ? (query.marksTyped ? 0 : otherShare(folded, counts)) : 1,
      loose: !byMarks ? 1 : bare ? weights.bareWord : weights.otherMarks,
    })
  }
  const pairs = new Map<string, Weighed['pairs'][number]>()
  query.words.forEach((word, i) => {
    const next = query.words[i + 1]
    if (!next || carriesOnly(query, word, next)) return
    const pair = pairOf(word.folded, next.folded)
    const first = index.get(word.folded) ?? 0
    const second = index.get(next.folded) ?? 0
    if (pairs.has(pair)) return
    const df = counts.get(pair) ?? 0
    const weight = weights.pair * (word.stop || next.stop ? weights.stopPair : 1)
    const loose = Math.min((words[first] as Word).loose, (words[second] as Word).loose)
    pairs.set(pair, { first, second, idf: idfOf(df, sections), weight, loose })
  })
  const mass = words.reduce((sum, { idf, content }) => sum + (content ? idf : 0), 0)
  const all = [...pairs.values()]
  const instead = query.understood.map((one) =>
    meantInstead(one, query, counts, { words, pairs: all, index, sections }),
  )
  return { words, pairs: all, mass, instead }
}

type Weighing = { words: Word[]; pairs: Weighed['pairs']; index: Map<string, number>; sections: number }

/**
 * Adds the words that may be meant to those that are weighed. However many they are, together they weigh no more than those
 * that were said, and they tell nothing of how much of the question is covered.
 */
function meantInstead(
  { words: meant, weight, from, length }: Query['understood'][number],
  query: Query,
  counts: Counts,
  { words, pairs, index, sections }: Weighing,
): Weighed['instead'][number] {
  const said = [...new Set(query.words.slice(from, from + length).flatMap(({ folded }) => index.get(folded) ?? []))]
  const [newWords, newPairs]: [Word[], Weighed['pairs']] = [[], []]
  const by = meant.map(({ exact, folded }) => {
    const known = index.get(folded)
    if (known !== undefined) return known
    const at = words.length + newWords.length
    index.set(folded, at)
    const idf = idfOf(counts.get(`=${exact}`) ?? counts.get(folded) ?? 0, sections)
    const code = { folded: foldedCode(folded), exact: wordCode({ exact, folded }), bare: -1 }
    newWords.push({ ...code, content: false, idf, weight: weights.meantWord, loose: weights.otherMarks })
    return at
  })
  const joined = meant.slice(1).map(({ folded }, i) => {
    const [first, second] = [by[i] ?? 0, by[i + 1] ?? 0]
    const known = pairs.findIndex((one) => one.first === first && one.second === second)
    if (known >= 0) return known
    const idf = idfOf(counts.get(pairOf(meant[i]?.folded ?? '', folded)) ?? 0, sections)
    newPairs.push({ first, second, idf, weight: weights.pair, loose: weights.otherMarks, extra: true })
    return pairs.length + newPairs.length - 1
  })
  const heavy = (terms: Term[]) => terms.reduce((sum, one) => sum + one.idf * one.weight, 0)
  const ofSaid = pairs.filter(({ first, second }) => said.includes(first) && said.includes(second))
  const most = heavy(said.map((i) => words[i] as Word)) + heavy(ofSaid)
  const scale = weight * Math.min(1, most / (heavy([...newWords, ...newPairs]) || 1))
  words.push(...newWords.map((one) => ({ ...one, weight: one.weight * scale })))
  pairs.push(...newPairs.map((one) => ({ ...one, weight: one.weight * scale })))
  return { said, by, pairs: joined, weight }
}

/** A question made ready to score sections by, with room to count in. */
type Ranker = {
  weighed: Weighed
  /** How many words the fields of a section have, on average. */
  means: number[]
  places: Places
  /** Where two words stand among the pairs, by `first * size + second`; -1 for those that are none. */
  pairAt: Int16Array
  wordTf: Float64Array
  pairTf: Float64Array
  wordSum: Float64Array
  pairSum: Float64Array
  within: Int32Array
  hitWord: number[]
  hitAt: number[]
}

const fieldWeights = [weights.heading, weights.name, weights.body]

/** Scores sections by their words: a field-weighted BM25 over words and pairs. One ranker serves one question. */
export function rankerFor(weighed: Weighed, counts: Counts): (tokens: ArrayBuffer | Uint8Array) => Score {
  const { words, pairs } = weighed
  const size = words.length
  const sections = Math.max(1, counts.get(totals.sections) ?? 1)
  const mean = (total: string) => Math.max(1, (counts.get(total) ?? 0) / sections)
  const pairAt = new Int16Array(size * size).fill(-1)
  pairs.forEach(({ first, second }, i) => {
    pairAt[first * size + second] = i
  })
  const ranker: Ranker = {
    weighed,
    means: [mean(totals.heading), mean(totals.name), mean(totals.body)],
    places: placesOf(words),
    pairAt,
    wordTf: new Float64Array(size),
    pairTf: new Float64Array(pairs.length),
    wordSum: new Float64Array(size),
    pairSum: new Float64Array(pairs.length),
    within: new Int32Array(size),
    hitWord: [],
    hitAt: [],
  }
  // What does the work is a function of the module: the engine compiles one that each question makes anew again and again.
  return (tokens) => scoreOf(ranker, unpacked(tokens))
}

function scoreOf(ranker: Ranker, all: Uint32Array): Score {
  const { weighed, means, places, pairAt, wordTf, pairTf, wordSum, pairSum, within, hitWord, hitAt } = ranker
  const { words, pairs, mass, instead } = weighed
  const size = words.length
  wordSum.fill(0)
  pairSum.fill(0)
  hitWord.length = 0
  hitAt.length = 0
  let [inHeading, headingHits] = [0, 0]
  let at = 3
  for (let field = 0; field < 3; field++) {
    const length = all[field] ?? 0
    wordTf.fill(0)
    pairTf.fill(0)
    let before = -1
    let beforeExact = false
    for (const end = at + length; at < end; at++) {
      const code = all[at] as number
      const i = placeOf(places, foldedOf(code))
      if (i < 0) {
        before = -1
        continue
      }
      const word = words[i] as Word
      const exact = code === word.exact
      // "Vâng" is not "vàng": a word typed with its marks is none that bears others.
      if (!exact && word.bare >= 0 && code !== word.bare) {
        before = -1
        continue
      }
      if (word.content && field === 0 && wordTf[i] === 0) inHeading += word.idf
      if (field === 0) headingHits += 1
      if (word.content && field === 2) {
        hitWord.push(i)
        hitAt.push(at)
      }
      wordTf[i] = (wordTf[i] as number) + (exact ? 1 : word.loose)
      if (before >= 0) {
        const p = pairAt[before * size + i] as number
        if (p >= 0) pairTf[p] = (pairTf[p] as number) + (exact && beforeExact ? 1 : (pairs[p] as Term).loose)
      }
      before = i
      beforeExact = exact
    }
    const norm = (fieldWeights[field] as number) / (1 - weights.b + (weights.b * length) / (means[field] as number))
    for (let i = 0; i < size; i++) wordSum[i] = (wordSum[i] as number) + (wordTf[i] as number) * norm
    for (let i = 0; i < pairs.length; i++) pairSum[i] = (pairSum[i] as number) + (pairTf[i] as number) * norm
  }
  let score = 0
  let covered = 0
  let pairsCovered = 0
  let pairMass = 0
  for (let i = 0; i < size; i++) {
    const { idf, weight, content, loose } = words[i] as Word
    const sum = wordSum[i] as number
    if (sum > 0) score += (weight * idf * sum) / (weights.k1 + sum)
    if (!content) continue
    if (sum > 0) covered += idf * (loose < 1 ? Math.min(1, sum / 0.2) : 1)
  }
  for (let i = 0; i < pairs.length; i++) {
    const { idf, weight, extra } = pairs[i] as Term
    const sum = pairSum[i] as number
    if (extra) {
      if (sum > 0) score += (weight * idf * sum) / (weights.k1 + sum)
      continue
    }
    pairMass += weight * idf
    if (sum === 0) continue
    score += (weight * idf * sum) / (weights.k1 + sum)
    pairsCovered += weight * idf
  }
  for (const one of instead) covered += coveredInstead(one, weighed, wordSum, pairSum)
  const coverage = mass > 0 ? Math.min(1, covered / mass) : 0
  return {
    score: score * (1 - weights.coverage + weights.coverage * coverage),
    coverage,
    pairCoverage: pairMass > 0 ? pairsCovered / pairMass : coverage,
    together: mass > 0 ? closest(words, hitWord, hitAt, within) / mass : 0,
    inHeading: mass > 0 ? inHeading / mass : 0,
    headingSaid: headingHits / Math.max(1, all[0] ?? 0),
    headingLength: all[0] ?? 0,
    length: all[2] ?? 0,
  }
}

const roomy = 8

type Places = { mask: number; keys: Int32Array; places: Int16Array }

function placesOf(words: readonly Word[]): Places {
  const mask = 2 ** Math.ceil(Math.log2(roomy * (words.length + 1))) - 1
  const keys = new Int32Array(mask + 1).fill(-1)
  const places = new Int16Array(mask + 1)
  words.forEach(({ folded }, i) => {
    let at = folded & mask
    while ((keys[at] as number) >= 0 && keys[at] !== folded) at = (at + 1) & mask
    keys[at] = folded
    places[at] = i
  })
  return { mask, keys, places }
}

/** Where a word stands among those that are weighed, by its number; -1 for all others, which nearly all of a text are. */
function placeOf({ mask, keys, places }: Places, folded: number): number {
  for (let at = folded & mask; ; at = (at + 1) & mask) {
    if (keys[at] === folded) return places[at] as number
    if ((keys[at] as number) < 0) return -1
  }
}

/** The most that words tell which stand within some twenty words of each other. `within` is room to count in. */
function closest(words: Word[], hitWord: number[], hitAt: number[], within: Int32Array): number {
  within.fill(0)
  let [most, sum, from] = [0, 0, 0]
  for (let hit = 0; hit < hitWord.length; hit++) {
    const i = hitWord[hit] as number
    if (within[i] === 0) sum += (words[i] as Word).idf
    within[i] = (within[i] as number) + 1
    for (; (hitAt[hit] as number) - (hitAt[from] as number) >= closeWords; from++) {
      const first = hitWord[from] as number
      within[first] = (within[first] as number) - 1
      if (within[first] === 0) sum -= (words[first] as Word).idf
    }
    if (sum > most) most = sum
  }
  return most
}

/** How much of what was said and does not stand here is made good by what may be meant and does. */
function coveredInstead(
  { said, by, pairs: joined, weight }: Weighed['instead'][number],
  { words, pairs }: Weighed,
  wordSum: Float64Array,
  pairSum: Float64Array,
): number {
  const stands = (i: number) => (wordSum[i] as number) > 0
  const missing = said.reduce((sum, i) => {
    const { content, idf } = words[i] as Word
    return sum + (content && !stands(i) ? idf : 0)
  }, 0)
  if (missing === 0) return 0
  const parts =
    joined.length > 0
      ? joined.map((i) => ({ idf: (pairs[i] as Term).idf, here: (pairSum[i] as number) > 0 }))
      : by.map((i) => ({ idf: (words[i] as Word).idf, here: stands(i) }))
  const all = parts.reduce((sum, { idf }) => sum + idf, 0)
  const here = parts.reduce((sum, part) => sum + (part.here ? part.idf : 0), 0)
  return all > 0 ? (missing * weight * here) / all : 0
}
