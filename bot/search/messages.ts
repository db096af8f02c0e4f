import type { Failure } from '../../core/errors.ts'
import type { Clearance } from '../../core/library/clearance.ts'
import type { PassageSearch, SearchOptions } from '../../core/library/search/search-passages.ts'

type Question = {
  id: number
  question: string
  clearance: Clearance
  options?: SearchOptions
  vector?: ArrayLike<number> | null
}
/** What the search thread is told: a question, or that it is over. */
export type Wanted = Question | 'end'
export type Found = { id: number } & ({ found: PassageSearch } | { failed: Failure })
