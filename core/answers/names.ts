import { kindWords } from '../text/document-kinds.ts'
import { fold } from '../text/fold.ts'
import { bareWordSet } from '../text/numerals/said.ts'
import { type Syllable, syllablesOf } from '../text/syllables.ts'

// The first word has its capital for standing first.
const nameOrNumber = /(?<=\s)\p{Lu}[\p{L}\p{M}\d]*(?:\s+\p{Lu}[\p{L}\p{M}\d]*)*|\d{2,}/gu
const manyDigits = /\d{2,}/g

/** Whether capitals mark names: in a question all of whose words begin with one they mark nothing. */
const lettersTell = (question: string) => /(?<![\p{L}\p{M}\p{N}])\p{Ll}/u.test(question)

/** The share of the question's names and numbers that stand in a text; a half where it has none. */
export function namesHeld(question: string, text: string): number {
  const names = question.trim().match(lettersTell(question) ? nameOrNumber : manyDigits) ?? []
  if (names.length === 0) return 0.5
  const plain = fold(text)
  return names.filter((one) => plain.includes(fold(one))).length / names.length
}

/** A text with its words. */
export type ReadText = { text: string; words: readonly Syllable[] }

/**
 * Whether somebody or something that the question names, or its year, stands nowhere in the text that would be quoted: it tells of
 * another. `found`: texts that show which words are names where a capital alone does not.
 */
export function lacksName(question: string, text: string, found: readonly ReadText[]): boolean {
  if (!lettersTell(question)) return false
  const names = namesIn(question, found)
  const plain = names.length > 0 ? spacedOut(text) : ''
  return names.some((name) => !plain.includes(` ${name} `))
}

const spacedOut = (text: string) =>
  ` ${syllablesOf(text)
    .map(({ folded }) => folded)
    .join(' ')} `

const capital = /^\p{Lu}[\p{Ll}\p{M}]/u
const year = /^[12]\d{3}$/
// Whom somebody tells of, and where they live, no rule names.
const ofTheirs = bareWordSet('ông bà anh chị em cô chú bác cháu phường xã thôn ấp tổ xóm phố ngõ')
const opens = /[.?!:;"“–-]/
const kinds = kindWords.map(({ word }) => spacedOut(word))

function namesIn(question: string, found: readonly ReadText[]): string[] {
  const words = syllablesOf(question)
  const written = writtenIn(found, new Set(words.map(({ exact }) => exact)))
  // The year of a law is a part of its name.
  const spaced = spacedOut(question)
  const yearTells = !kinds.some((kind) => spaced.includes(kind))
  const names: string[] = []
  let open: string[] = []
  let end = 0
  let isTheirs = false
  const close = (exact: string) => {
    const isName = open.length > 1 || (open.length === 1 && (written.get(exact) ?? 0) >= 0)
    if (isName && !isTheirs) names.push(open.join(' '))
    open = []
  }
  let last = ''
  for (const { exact, folded, start, end: behind } of words) {
    const between = question.slice(end, start)
    const isFirst = end === 0 || opens.test(between)
    const isName = capital.test(question.slice(start, behind)) && (!isFirst || (written.get(exact) ?? 0) > 0)
    if (!isName || between !== ' ') close(last)
    if (isName && open.length === 0) isTheirs = ofTheirs.has(last)
    if (isName) open.push(folded)
    else if (yearTells && year.test(exact)) names.push(exact)
    last = exact
    end = behind
  }
  close(last)
  return names
}

/** How much more often each of some words stands with a capital within a sentence than without one. */
function writtenIn(texts: readonly ReadText[], asked: ReadonlySet<string>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { text, words } of texts)
    for (const { exact, start } of words) {
      if (!asked.has(exact)) continue
      const isCapital = /\p{Lu}/u.test(text.charAt(start))
      const isWithin = start > 1 && text.charAt(start - 1) === ' ' && !opens.test(text.charAt(start - 2))
      if (!isCapital || isWithin) counts.set(exact, (counts.get(exact) ?? 0) + (isCapital ? 1 : -1))
    }
  return counts
}
