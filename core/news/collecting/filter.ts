import type { Filter } from '../../../db/schema/news.ts'
import { type Syllable, syllablesOf } from '../../text/syllables.ts'
import type { FeedItem } from '../feed.ts'
import { oneLine } from '../plain.ts'

/** Whether a source's item is taken. One that names no category is not held back for its category. */
export function isWanted(
  { include, exclude, categories }: Filter,
  { title, summary, categories: said = [] }: Pick<FeedItem, 'title' | 'summary' | 'categories'>,
): boolean {
  const words = syllablesOf(`${title} ${summary}`)
  if (exclude.some((phrase) => speaksOf(words, phrase))) return false
  if (include.length > 0 && !include.some((phrase) => speaksOf(words, phrase))) return false
  if (categories.length === 0 || said.length === 0) return true
  return said.some((category) => categories.some((wanted) => speaksOf(syllablesOf(category), wanted)))
}

/** Marks count where they were typed: “bão” is no “bảo”, and “bao” is both. */
function speaksOf(words: Syllable[], phrase: string): boolean {
  const wanted = syllablesOf(phrase)
  const form = wanted.some(({ exact, folded }) => exact !== folded) ? 'exact' : 'folded'
  const line = (some: Syllable[]) => ` ${some.map((one) => one[form]).join(' ')} `
  return wanted.length > 0 && line(words).includes(line(wanted))
}

const mostPhrases = 50

/** A filter as it is kept: each phrase once, none empty. */
export const filterGiven = (filter: Filter): Filter => ({
  include: phrasesIn(filter.include),
  exclude: phrasesIn(filter.exclude),
  categories: phrasesIn(filter.categories),
})

const phrasesIn = (said: string[]) =>
  [...new Set(said.map(oneLine).filter((phrase) => syllablesOf(phrase).length > 0))].slice(0, mostPhrases)
