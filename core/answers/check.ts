import { fold } from '../text/fold.ts'
import { sentencesOf } from '../text/sentences.ts'

const cited = /\[(\d{1,2}(?:\s*,\s*\d{1,2})*)\]/g
const number = /\d+(?:[.,/:-]\d+)*/g
const properName = /(?<=[^\s.!?:;]\s+)\p{Lu}[\p{L}\p{M}]*(?:\s+\p{Lu}[\p{L}\p{M}]*)*/gu

/**
 * Which passages (from 0) an answer stands on, if every sentence cites some and every number, date and name in it stands
 * in a passage it cites; null when any does not, for then nothing of it can be trusted.
 */
export function groundsOf(answer: string, passages: string[]): number[] | null {
  const used = new Set<number>()
  const sentences = sentencesWithCitations(answer)
  if (sentences.length === 0) return null
  for (const sentence of sentences) {
    const numbers = [...sentence.matchAll(cited)].flatMap(([, list = '']) => list.split(',').map(Number))
    if (numbers.length === 0 || numbers.some((one) => one < 1 || one > passages.length)) return null
    const text = numbers.map((one) => passages[one - 1]).join('\n')
    const said = sentence.replace(cited, '')
    if (!factsOf(said).every((fact) => holds(text, fact))) return null
    for (const one of numbers) used.add(one - 1)
  }
  return [...used]
}

/** A citation after the full stop belongs to the sentence before it. */
function sentencesWithCitations(answer: string): string[] {
  const text = answer.replace(/([.!?])\s*((?:\[[\d,\s]+\]\s*)+)/g, ' $2$1 ')
  return sentencesOf(text)
    .map(({ start, end }) => text.slice(start, end))
    .filter((sentence) => /\p{L}/u.test(sentence))
}

const factsOf = (sentence: string): string[] => [
  ...(sentence.match(number) ?? []),
  ...(sentence.match(properName) ?? []),
]

/** A number must stand as itself, not inside a longer one; letters are compared without marks and capitals. */
function holds(text: string, fact: string): boolean {
  const [hay, needle] = [fold(text), fold(fact)]
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + 1)) {
    if (
      !/[\p{L}\p{N}][.,/]?$/u.test(hay.slice(Math.max(0, at - 2), at)) &&
      !/^[.,/]?[\p{L}\p{N}]/u.test(hay.slice(at + needle.length))
    )
      return true
  }
  return false
}
