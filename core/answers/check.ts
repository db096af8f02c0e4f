import { fold } from '../text/fold.ts'
import { longestSentence } from './limits.ts'

const cited = /\[(\d{1,2}(?:\s*,\s*\d{1,2})*)\]/g
const number = /\d+(?:[.,/:-]\d+)*/g
const properName = /(?<=[^\s.!?:;]\s+)\p{Lu}[\p{L}\p{M}]*(?:\s+\p{Lu}[\p{L}\p{M}]*)*/gu

/** Which passages (from 0) a sentence stands on, in the order it cites them; or why it does not stand. */
export type Checked = { cited: number[] } | { refused: string }

/** A sentence stands if it cites passages and every number, date and name in it stands in one of those. */
export function checked(sentence: string, passages: string[]): Checked {
  if (sentence.length > longestSentence) return { refused: 'long' }
  const numbers = [...sentence.matchAll(cited)].flatMap(([, list = '']) => list.split(',').map(Number))
  if (numbers.length === 0) return { refused: 'no-citation' }
  if (numbers.some((one) => one < 1 || one > passages.length)) return { refused: 'no-such-passage' }
  const text = numbers.map((one) => passages[one - 1]).join('\n')
  const said = sentence.replace(cited, '')
  if (!factsOf(said).every((fact) => holds(text, fact))) return { refused: 'fact' }
  return { cited: [...new Set(numbers.map((one) => one - 1))] }
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
