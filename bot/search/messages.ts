import type { Failure } from '../../core/errors.ts'
import type { Clearance } from '../../core/library/clearance.ts'
import type { PassageSearch, SearchOptions } from '../../core/library/search/search-passages.ts'

/** What the search thread is asked, and what it answers. */
export type Wanted = {
  id: number
  question: string
  clearance: Clearance
  options?: SearchOptions
  vector?: ArrayLike<number> | null
}
export type Found = { id: number } & ({ found: PassageSearch } | { failed: Failure })
