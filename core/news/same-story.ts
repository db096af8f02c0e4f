import { fold } from '../text/fold.ts'

const alike = 0.6

export type Words = { syllables: ReadonlySet<string>; numbers: string }

export function wordsOf(title: string): Words {
  const syllables = new Set(fold(title).match(/[\p{L}\p{N}]+/gu) ?? [])
  return {
    syllables,
    numbers: [...syllables]
      .filter((one) => /\d/.test(one))
      .sort()
      .join(' '),
  }
}

/**
 * Whether two headlines tell one story: most of their syllables are shared. Other numbers make another story, as in
 * the price of gold of two days.
 */
export function isSameStory(a: Words, b: Words): boolean {
  if (a.syllables.size === 0 || a.numbers !== b.numbers) return false
  let shared = 0
  for (const one of a.syllables) if (b.syllables.has(one)) shared += 1
  return shared / (a.syllables.size + b.syllables.size - shared) >= alike
}
