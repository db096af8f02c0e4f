import type { Manner } from './number.ts'

/** Where a match stands: the words right before it and right after it, so far as a rule may look. */
export type Place = { before: string; after: string; manner: Manner; office: string }

/** One way of writing, and how it is said; null leaves it as it stands for a later rule. */
export type Rule = [pattern: RegExp, say: (groups: (string | undefined)[], place: Place) => string | null]

const backwards = 40
const forwards = 40

export function applied(text: string, rules: readonly Rule[], manner: Manner, office: string): string {
  let said = text
  for (const [pattern, say] of rules) {
    let from = 0
    let out = ''
    for (const match of said.matchAll(pattern)) {
      const end = match.index + match[0].length
      const before = said.slice(Math.max(0, match.index - backwards), match.index)
      const words = say([...match], { before, after: said.slice(end, end + forwards), manner, office })
      if (words === null) continue
      out += said.slice(from, match.index) + words
      from = end
    }
    said = out + said.slice(from)
  }
  return said
}

/** Whether the words right before a match end with one of these, spaces not counted. */
export const endsWith = (before: string, pattern: RegExp): boolean => pattern.test(before.trimEnd().toLowerCase())
