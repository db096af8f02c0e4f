import type { SourceDocument } from './source-document.ts'

/**
 * The articles that a text passes over: each number between two that follow each other, and those before the first. Each
 * text that is attached to another counts for itself; a hand-out of several laws has no order to keep.
 *
 * @returns what they would be called, "Điều 4" or "Quy chế kèm theo › Điều 4"
 */
export function articlesPassedOver({ sections }: Pick<SourceDocument, 'sections'>): string[] {
  const missing: string[] = []
  const last = new Map<string, number>()
  for (const { article, place = '' } of sections) {
    const end = `Điều ${article}`
    if (article === '' || !place.endsWith(end)) continue
    const before = place.slice(0, -end.length)
    const number = Number.parseInt(article, 10)
    const from = last.get(before) ?? 0
    for (let passed = from + 1; passed < number; passed++) missing.push(`${before}Điều ${passed}`)
    last.set(before, Math.max(from, number))
  }
  return missing
}
