import type { Source } from '../../api-types.ts'

const phrasesIn = (text: string) =>
  text
    .split(/[,\n]/)
    .map((phrase) => phrase.trim())
    .filter(Boolean)

/** A source's terms as they are typed, of one that is there or of a new one. */
export const typedTerms = (source?: Source) => ({
  name: source?.name ?? '',
  licence: source?.licence ?? ('excerpt' as Source['licence']),
  embargoMinutes: String(source?.embargoMinutes ?? 60),
  intervalMinutes: String(source?.intervalMinutes ?? 15),
  include: source?.filter.include.join(', ') ?? '',
  exclude: source?.filter.exclude.join(', ') ?? '',
  categories: source?.filter.categories.join(', ') ?? '',
  concerns: source?.concerns ?? [],
})
export type TypedTerms = ReturnType<typeof typedTerms>

/** What is sent of them. */
export const termsOf = (typed: TypedTerms) => ({
  name: typed.name,
  licence: typed.licence,
  embargoMinutes: Number(typed.embargoMinutes),
  intervalMinutes: Number(typed.intervalMinutes),
  filter: {
    include: phrasesIn(typed.include),
    exclude: phrasesIn(typed.exclude),
    categories: phrasesIn(typed.categories),
  },
  concerns: typed.concerns,
})
