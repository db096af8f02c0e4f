import type { Clearance } from '../../core/library/clearance.ts'
import { type PassageSearch, type SearchOptions, searchPassages } from '../../core/library/search/search-passages.ts'
import { denseIndex, type Near } from '../../core/vectors/dense.ts'
import type { Reader } from '../../db/client.ts'

/** A search that may be told how the question's meaning looks to a model. */
export type VectorSearch = (
  question: string,
  clearance: Clearance,
  options?: SearchOptions,
  vector?: ArrayLike<number> | null,
) => Promise<PassageSearch>

/**
 * Searches here, where it is called, with the vectors of `model` in memory once a question has one; `ahead`: at once, so that
 * the first question need not wait for them.
 */
export function localSearch(
  db: Pick<Reader, 'all'>,
  model: string | null,
  { ahead = false }: { ahead?: boolean } = {},
): VectorSearch {
  const dense = model ? denseIndex(model) : null
  // What fails here fails again, and is dealt with, where a question needs it.
  if (ahead) dense?.refresh(db).catch(() => {})

  async function nearTo(vector: ArrayLike<number>): Promise<Near | null> {
    await dense?.refresh(db)
    return dense?.near(vector) ?? null
  }

  return async (question, clearance, options, vector) => {
    // No room in memory, or a vector of no use: words still find. What ails the database ails them too, and is told by them.
    const near = vector ? await nearTo(vector).catch(() => null) : null
    return searchPassages(db, question, clearance, { ...options, near })
  }
}
