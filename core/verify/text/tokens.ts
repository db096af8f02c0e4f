import { fold } from '../../text/fold.ts'
import { normalize } from '../../text/normalize.ts'
import { sentencesOf } from '../../text/sentences.ts'
import { type Syllable, syllablesOf } from '../../text/syllables.ts'
import { type Fact, type FactKind, factsIn } from './facts.ts'
import { spelledOut } from './spelled-out.ts'

/**
 * A syllable, or a fact, of a text. `key` is what is compared, `exact` keeps the marks, `isCapital` begins with a capital
 * letter. Positions are in the normalized text.
 */
export type Token = {
  kind: 'word' | FactKind
  key: string
  exact: string
  year?: number
  start: number
  end: number
  isCapital: boolean
  sentence: number
  /** The first of its sentence, where a capital says nothing. */
  isFirst: boolean
}

export type Tokens = { plain: string; tokens: Token[] }

/** What is read of a text; whatever is longer was written by no person. */
export const longestRead = 20_000

// “1.” before a line's first word counts the line and says nothing.
const lineNumber = /^[ \t]{0,4}(?:\d{1,2}[.)]|[-–•*+])[ \t]/gm

// An edition's code is one thing, whatever figures and letters it is drawn of.
const coded = /(?:mã|ma)\s{1,3}(?:bản|ban)\s{1,3}tin\s{0,3}:?\s{0,3}[0-9a-z]{6}(?![0-9a-z])/giu
const codeLength = 6

export function tokensOf(text: string): Tokens {
  const plain = normalize(text.slice(0, longestRead))
  const codes = [...plain.matchAll(coded)].map((found) => found.index + found[0].length)
  const masked = plain
    .replace(lineNumber, (found) => ' '.repeat(found.length))
    .replace(coded, (found) => found.slice(0, -codeLength) + ' '.repeat(codeLength))
  const syllables = syllablesOf(masked)
  const facts = factsIn(masked, syllables)
  const words = withoutFacts(masked, syllables, facts)
  const unplaced = { sentence: 0, isFirst: false }
  const tokens: Token[] = facts.map((fact) => ({ ...fact, exact: '', isCapital: false, ...unplaced }))
  const put = (exact: string, key: string, start: number, end: number, isCapital: boolean) =>
    tokens.push({ kind: 'word', key, exact, start, end, isCapital, sentence: 0, isFirst: false })
  for (const { exact, folded, start, end } of words) {
    const isCapital = capital.test(plain.charAt(start))
    // A capital alone is somebody's initial.
    const out = isCapital && exact.length === 1 ? null : spelledOut(exact)
    if (!out) put(exact, folded, start, end, isCapital)
    else for (const one of out) put(one, spelled(one), start, end, false)
  }
  for (const end of codes) {
    const code = plain.slice(end - codeLength, end).toLowerCase()
    put(code, code, end - codeLength, end, false)
  }
  tokens.sort((a, b) => a.start - b.start)
  placeInSentences(plain, tokens)
  return { plain, tokens }
}

const capital = /\p{Lu}/u

const spelled = (word: string) => syllablesOf(fold(word))[0]?.folded ?? word

/** The syllables beside all facts; of one that a fact has a part of, the rest: “50km”. */
function withoutFacts(plain: string, syllables: readonly Syllable[], facts: readonly Fact[]): Syllable[] {
  const words: Syllable[] = []
  let next = 0
  for (const word of syllables) {
    while (next < facts.length && (facts[next]?.end ?? 0) <= word.start) next += 1
    const { start = plain.length, end = plain.length } = facts[next] ?? {}
    if (word.end <= start) words.push(word)
    else if (word.start < start || word.end > end) words.push(...restOf(plain, word, facts))
  }
  return words
}

function restOf(plain: string, { start, end }: Syllable, facts: readonly Fact[]): Syllable[] {
  let [rest, at] = ['', start]
  for (const fact of facts.filter((one) => one.start < end && one.end > start)) {
    const from = Math.max(at, fact.start)
    rest += plain.slice(at, from) + ' '.repeat(Math.min(end, fact.end) - from)
    at = Math.min(end, fact.end)
  }
  return syllablesOf(rest + plain.slice(at, end)).map((one) => ({
    ...one,
    start: one.start + start,
    end: one.end + start,
  }))
}

function placeInSentences(plain: string, tokens: readonly Token[]): void {
  const spans = sentencesOf(plain)
  let sentence = 0
  let last = -1
  for (const token of tokens) {
    while (sentence < spans.length - 1 && token.start >= spans[sentence]!.end) sentence += 1
    token.sentence = sentence
    token.isFirst = sentence !== last
    last = sentence
  }
}

/** The words alone, one spelling each: what a text is known by however its numbers are written. */
export const wordKeys = (tokens: readonly Token[]): string[] =>
  tokens.filter(({ kind }) => kind === 'word').map(({ key }) => key)
