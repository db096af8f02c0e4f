import type { Failure } from '../../core/errors.ts'
import type { PassageSearch, SearchOptions } from '../../core/library/search/search-passages.ts'
import type { Access } from '../../db/schema/library.ts'

/** What the search thread is asked, and what it answers. */
export type Wanted = {
  id: number
  question: string
  access: readonly Access[]
  options?: SearchOptions
  vector?: ArrayLike<number> | null
}
export type Found = { id: number } & ({ found: PassageSearch } | { failed: Failure })
