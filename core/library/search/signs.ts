import { syllablesOf } from '../../text/syllables.ts'
import { unpacked, wordCode } from '../store/tokens.ts'

/** What a section shows besides the question's words. */
export type Signs = {
  /** The articles of its own document that its body names. */
  cites: string[]
  /** Whether its heading says that words are defined below, or who may decide. */
  defines: boolean
  empowers: boolean
}

const highestArticle = 999

const codesOf = (text: string) => syllablesOf(text).map(wordCode)
const [article = 0] = codesOf('điều')
const definitions = codesOf('giải thích từ ngữ')
const powers = codesOf('thẩm quyền')

// A process that searches nothing need not make them to start.
let numbered: Map<number, string> | null = null
function numbers(): Map<number, string> {
  numbered ??= new Map(Array.from({ length: highestArticle }, (_, i) => [codesOf(`${i + 1}`)[0] ?? 0, `${i + 1}`]))
  return numbered
}

/** Read off a section's words as they are stored. */
export function signsOf(tokens: ArrayBuffer | Uint8Array): Signs {
  const all = unpacked(tokens)
  const heading = all.subarray(3, 3 + (all[0] ?? 0))
  const cites = new Set<string>()
  const body = 3 + (all[0] ?? 0) + (all[1] ?? 0)
  for (let at = all.indexOf(article, body); at >= 0; at = all.indexOf(article, at + 1)) {
    const number = numbers().get(all[at + 1] as number)
    if (number) cites.add(number)
  }
  return { cites: [...cites], defines: holds(heading, definitions), empowers: holds(heading, powers) }
}

function holds(words: Uint32Array, phrase: number[]): boolean {
  for (let from = words.indexOf(phrase[0] as number); from >= 0; from = words.indexOf(phrase[0] as number, from + 1))
    if (phrase.every((code, i) => words[from + i] === code)) return true
  return false
}
