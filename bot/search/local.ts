import { type PassageSearch, type SearchOptions, searchPassages } from '../../core/library/passage-search.ts'
import { denseIndex } from '../../core/vectors/dense.ts'
import type { Reader } from '../../db/client.ts'
import type { Access } from '../../db/schema/library.ts'

/** A search that may be told how the question's meaning looks to a model. */
export type VectorSearch = (
  question: string,
  access: readonly Access[],
  options?: SearchOptions,
  vector?: ArrayLike<number> | null,
) => Promise<PassageSearch>

/** Searches here, where it is called, with the vectors of `model` in memory once a question has one. */
export function localSearch(db: Pick<Reader, 'all'>, model: string | null): VectorSearch {
  const dense = model ? denseIndex(model) : null
  return async (question, access, options, vector) => {
    if (!dense || !vector) return searchPassages(db, question, access, options)
    await dense.refresh(db)
    return searchPassages(db, question, access, options, dense.near(vector))
  }
}
