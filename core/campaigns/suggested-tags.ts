import { fold } from '../text/fold.ts'
import { isStopWord } from '../text/stop-words.ts'
import { syllablesOf } from '../text/syllables.ts'

const shortest = 2
const longest = 4
const mostSuggested = 8

/** Words by which a tag is known, however it is typed. */
export const tagKey = (tag: string) =>
  fold(tag)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

type Found = { words: string; count: number; length: number }

/**
 * What texts speak of again and again, in two to four syllables that each mean something: said in two of them or twice in one. Longer
 * ones before their parts.
 */
export function suggestedTags(texts: readonly string[], not: ReadonlySet<string> = new Set()): string[] {
  const found = new Map<string, Found>()
  for (const text of texts) {
    const syllables = syllablesOf(text)
    for (const [at, first] of syllables.entries()) {
      for (let length = shortest; length <= longest; length++) {
        const run = syllables.slice(at, at + length)
        const last = run.at(-1)
        if (!last || run.length < length) break
        // A sign between them parts two phrases.
        if (run.some((one, i) => i > 0 && !/^[\s]+$/.test(text.slice(run[i - 1]?.end ?? 0, one.start)))) break
        // What carries a sentence on within it makes no name of anything.
        if (run.slice(1, -1).some((one) => isStopWord(one, true))) break
        if ([first, last].some((one) => isStopWord(one, true) || /^\d+$/.test(one.folded) || one.folded.length < 2))
          continue
        const key = run.map(({ folded }) => folded).join(' ')
        const words = text.slice(first.start, last.end).toLocaleLowerCase('vi')
        const before = found.get(key)
        found.set(key, { words: before?.words ?? words, count: (before?.count ?? 0) + 1, length })
      }
    }
  }
  const ranked = [...found]
    // Of what was decided on, a part is no suggestion either.
    .filter(([key, { count }]) => count > 1 && ![...not].some((other) => ` ${other} `.includes(` ${key} `)))
    .sort(([, a], [, b]) => b.count * b.length - a.count * a.length || b.length - a.length)
  const told: [string, Found][] = []
  for (const [key, one] of ranked) {
    // A part of what is told already, said no more often, tells nothing of its own.
    const isPart = told.some(
      ([other, { count }]) =>
        (` ${other} `.includes(` ${key} `) && one.count <= count + 1) || ` ${key} `.includes(` ${other} `),
    )
    if (!isPart) told.push([key, one])
    if (told.length === mostSuggested) break
  }
  return told.map(([, { words }]) => words)
}
