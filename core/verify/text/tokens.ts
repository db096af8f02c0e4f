import { fold } from '../../text/fold.ts'
import { normalize } from '../../text/normalize.ts'
import { sentencesOf } from '../../text/sentences.ts'
import { syllablesOf } from '../../text/syllables.ts'
import { type FactKind, factsIn } from './facts.ts'
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

export function tokensOf(text: string): Tokens {
  const plain = normalize(text.slice(0, longestRead))
  const masked = plain.replace(lineNumber, (found) => ' '.repeat(found.length))
  const facts = factsIn(masked)
  const words = syllablesOf(withoutFacts(masked, facts))
  const tokens: Omit<Token, 'sentence' | 'isFirst'>[] = facts.map((fact) => ({ ...fact, exact: '', isCapital: false }))
  for (const { exact, folded, start, end } of words) {
    const isCapital = /\p{Lu}/u.test(plain[start] ?? '')
    // A capital alone is somebody's initial.
    const out = isCapital && exact.length === 1 ? null : spelledOut(exact)
    if (!out) tokens.push({ kind: 'word', key: folded, exact, start, end, isCapital })
    else
      for (const one of out) tokens.push({ kind: 'word', key: spelled(one), exact: one, start, end, isCapital: false })
  }
  return {
    plain,
    tokens: inSentences(
      plain,
      tokens.sort((a, b) => a.start - b.start),
    ),
  }
}

const spelled = (word: string) => syllablesOf(fold(word))[0]?.folded ?? word

function withoutFacts(plain: string, facts: { start: number; end: number }[]): string {
  let out = ''
  let at = 0
  for (const { start, end } of facts) {
    out += plain.slice(at, start) + ' '.repeat(end - start)
    at = end
  }
  return out + plain.slice(at)
}

function inSentences(plain: string, tokens: Omit<Token, 'sentence' | 'isFirst'>[]): Token[] {
  const spans = sentencesOf(plain)
  let sentence = 0
  let last = -1
  return tokens.map((token) => {
    while (sentence < spans.length - 1 && token.start >= spans[sentence]!.end) sentence += 1
    const isFirst = sentence !== last
    last = sentence
    return { ...token, sentence, isFirst }
  })
}

/** The words alone, one spelling each: what a text is known by however its numbers are written. */
export const wordKeys = (tokens: readonly Token[]): string[] =>
  tokens.filter(({ kind }) => kind === 'word').map(({ key }) => key)
