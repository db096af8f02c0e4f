import type { SourceDocument, SourceSection } from './source-document.ts'

/**
 * The articles that a text passes over: each number between two that follow each other, and those before the first. Each
 * text that is attached to another counts for itself; a hand-out of several laws has no order to keep.
 *
 * @returns what they would be called, "Điều 4" or "Quy chế kèm theo › Điều 4"
 */
export const articlesPassedOver = ({ sections }: Pick<SourceDocument, 'sections'>): string[] =>
  passedOverBefore(sections).flat()

/** The same, those that each section passes over apart. */
export function passedOverBefore(sections: Pick<SourceSection, 'article' | 'place'>[]): string[][] {
  const last = new Map<string, number>()
  return sections.map(({ article, place = '' }) => {
    const end = `Điều ${article}`
    if (article === '' || !place.endsWith(end)) return []
    const before = place.slice(0, -end.length)
    const number = Number.parseInt(article, 10)
    const from = last.get(before) ?? 0
    last.set(before, Math.max(from, number))
    const many = Math.max(0, number - from - 1)
    return Array.from({ length: many }, (_, i) => `${before}Điều ${from + 1 + i}`)
  })
}
