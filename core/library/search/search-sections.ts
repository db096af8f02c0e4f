import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../../../db/client.ts'
import { accessLevels } from '../../../db/schema/library.ts'
import { carrierSpellings } from '../../text/stop-words.ts'
import { pairOf, type Syllable, spelledOneWay, syllablesOf } from '../../text/syllables.ts'
import type { Near } from '../../vectors/dense.ts'
import { accessTerm, type Clearance, isCleared } from '../clearance.ts'
import { totals, unpacked, wordCode } from '../store/tokens.ts'
import { closedTo } from '../visible.ts'
import { phraseKey, type WordPair } from '../words/word-pairs.ts'
import { type Filters, isOpen } from './filters.ts'
import { linkedTo } from './linked.ts'
import { documentsNumbered, documentsTitled, type Meant, placesOf, steer } from './meant.ts'
import { nearestOf, ranked } from './nearest.ts'
import { carriesOnly, type Query, queryOf } from './query.ts'
import { type Counts, rankerFor, type Score, type Weighed, weigh } from './rank.ts'
import { mostNaming, type Ranked, reordered } from './reordered.ts'
import type { Row } from './rows.ts'
import { type Signs, signsOf } from './signs.ts'
import { rankedTogether } from './together.ts'

/** `score` says how well its words fit; `rank` orders, by that and by how near it is in meaning where a model says so. */
export type FoundSection = Score & {
  rank: number
  /** Whether words alone would have found it, among as many. */
  byWords: boolean
  seq: number
  /** Where the index itself put it, from 0. */
  place: number
  documentId: string
  article: string
  numberKey: string
}

/** `sections`: as many as were wanted by `rank`, and those that words alone would have found. */
export type Search = { query: Query; weighed: Weighed; counts: Counts; sections: FoundSection[]; meant: Meant[] }

// The index is asked only for the question's rarest terms, so the work has a bound whatever the library's size.
const mostRows = 5000
const mostTerms = 32
/** How many the index is asked for, and the place of what it did not give. */
export const candidates = 70
const noPlace = 100

type SectionOptions = { limit?: number; filters?: Filters; near?: Near | null; words?: WordPair[] }

/**
 * The sections that best fit a question, best first, each once. What the reader may not see is left out by the query
 * itself, before anything is counted or cut.
 */
export async function searchSections(
  db: Pick<Reader, 'all'>,
  question: string,
  clearance: Clearance,
  { limit = 20, ...options }: SectionOptions = {},
): Promise<Search> {
  const { query, weighed, counts, meant, plain, unworded, akin } = await candidatesFor(db, question, clearance, options)
  const { near = null } = options
  const scored: Scored[] = []
  for (const { steered, pointed, signs, ...one } of reordered(plain, { query, mass: weighed.mass }))
    scored.push({ ...one, score: one.score + steered })
  for (const { steered, pointed, signs, ...one } of unworded) scored.push({ ...one, score: one.score + steered })
  const worded = new Set(
    byRank(scored.filter(({ worded }) => worded))
      .slice(0, limit)
      .map(({ seq }) => seq),
  )
  const sections = byRank(ranked(scored, near, akin))
    .map((section) => ({ ...section, byWords: worded.has(section.seq) }))
    .filter(({ byWords }, i) => i < limit || byWords)
  return { query, weighed, counts, sections, meant }
}

/**
 * What a question may mean, and the sections to choose from as the plain order ranks them: what the index finds, what the question
 * points at, and what is linked to the first of these; apart, as nothing of it may move these, what is near in meaning alone.
 */
export async function candidatesFor(
  db: Pick<Reader, 'all'>,
  question: string,
  clearance: Clearance,
  { filters = {}, near = null, words = [] }: SectionOptions = {},
) {
  const open = isOpen(clearance, filters)
  const few = Object.keys(filters).length > 0
  const typed = queryOf(question, words)
  const counts = await countsOf(db, typed)
  const match = matchOf(typed, counts, clearance)
  const rows = match ? await candidatesOf(db, match, open, { few, closed: closedTo(clearance, 'd') }) : []
  const said = await documentsNumbered(db, withOwnMeanings(typed, rows), open)
  const query = said.query
  const weighed = weigh(query, counts)
  const meant = said.meant.length > 0 ? said.meant : await documentsTitled(db, query, open, rows)
  const pointedAt = await placesOf(db, query, open, meant)
  const akin = near ? await nearestOf(db, near, open, few) : []
  const named = new Set(meant.map(({ id }) => id))
  const scoring: Scoring = {
    ...{ query, named, mass: weighed.mass, score: rankerFor(weighed, counts) },
    places: new Map(rows.map(({ seq }, i) => [seq, i])),
  }
  const found = new Map([...rows, ...pointedAt].map((row) => [row.seq, row]))
  const own = candidatesIn(scoring, found.values())
  const first = inOrder(scoring, own)
  const linked = await linkedTo(db, byRank(first).slice(0, mostNaming), open, found)
  const worded = [...own, ...candidatesIn(scoring, linked)]
  const known = new Set(worded.map(({ seq }) => seq))
  const others = candidatesIn(
    scoring,
    akin.filter(({ seq }) => !known.has(seq)),
    { worded: false },
  )
  const unworded = others.length > 0 ? inOrder(scoring, [...worded, ...others]).filter(({ worded }) => !worded) : []
  const plain = linked.length > 0 ? inOrder(scoring, worded) : first
  return { query, weighed, counts, meant, akin, plain, unworded }
}

const byRank = <One extends { rank: number; seq: number }>(sections: One[]) =>
  sections.filter(({ rank }) => rank > 0).sort((a, b) => b.rank - a.rank || a.seq - b.seq)

type Scoring = {
  query: Query
  /** The documents that the question names. */
  named: Set<string>
  mass: number
  score: ReturnType<typeof rankerFor>
  places: Map<number, number>
}
type Scored = Score &
  Pick<Row, 'seq' | 'documentId' | 'article' | 'numberKey' | 'position'> & {
    rank: number
    worded: boolean
    place: number
  }

function candidatesIn({ score, places }: Scoring, rows: Iterable<Row>, { worded = true } = {}) {
  const candidates: (Omit<Scored, 'rank'> & { signs: Signs })[] = []
  // Named one by one: the rest of a row that the database gave takes as long to copy as to score.
  for (const { seq, documentId, article, numberKey, position, tokens } of rows)
    candidates.push({
      ...{ seq, documentId, article, numberKey, position, worded, signs: signsOf(tokens) },
      ...score(tokens),
      place: places.get(seq) ?? noPlace,
    })
  return candidates
}

function inOrder({ query, named, mass }: Scoring, all: ReturnType<typeof candidatesIn>) {
  const ordered: (Scored & Ranked)[] = []
  for (const one of rankedTogether(all, mass)) {
    const { by, pointed } = steer(query, one, named)
    const steered = by * mass
    ordered.push({ ...one, rank: one.rank + steered, steered, pointed })
  }
  return ordered
}

async function countsOf(db: Pick<Reader, 'all'>, { words, marksTyped, understood }: Query): Promise<Counts> {
  const asked = new Set<string>(Object.values(totals))
  words.forEach(({ exact, folded }, i) => {
    asked.add(folded).add(`=${exact}`)
    if (!marksTyped) for (const spelling of carrierSpellings(folded)) asked.add(`=${spelledOneWay(spelling)}`)
    const next = words[i + 1]
    if (next) asked.add(pairOf(folded, next.folded))
  })
  for (const { words: meant } of understood) {
    meant.forEach(({ exact, folded }, i) => {
      asked.add(folded).add(`=${exact}`)
      const next = meant[i + 1]
      if (next) asked.add(pairOf(folded, next.folded))
    })
  }
  const rows = await db.all<{ term: string; sections: number }>(sql`
    select term, sections from library_terms
    where term in (select value from json_each(${JSON.stringify([...asked])}))`)
  return new Map(rows.map(({ term, sections }) => [term, sections]))
}

/** The question as the index's own expression: rare terms first, as many as the bound allows; null when none is held. */
function matchOf(query: Query, counts: Counts, clearance: Clearance): string | null {
  const { words, understood } = query
  const frequencies = new Map<string, number>()
  words.forEach((word, i) => {
    const next = words[i + 1]
    if (!word.stop) frequencies.set(word.folded, counts.get(word.folded) ?? 0)
    if (next && !carriesOnly(query, word, next)) {
      const pair = pairOf(word.folded, next.folded)
      frequencies.set(pair, counts.get(pair) ?? 0)
    }
  })
  for (const { words: meant } of understood) {
    for (const term of meant.length > 1 ? pairsIn(meant) : meant.map(({ folded }) => folded))
      frequencies.set(term, counts.get(term) ?? 0)
  }
  const rare = [...frequencies].filter(([, df]) => df > 0).sort((a, b) => a[1] - b[1])
  let rows = 0
  const chosen = rare.slice(0, mostTerms).filter(([, df], i) => {
    rows += df
    return i < 2 || rows <= mostRows
  })
  if (chosen.length === 0) return null
  const any = chosen.map(([term]) => `"${term}"`).join(' OR ')
  const hidden = accessLevels.filter((level) => !isCleared(clearance, level)).map(accessTerm)
  return hidden.length > 0 ? `(${any}) NOT (${hidden.join(' OR ')})` : any
}

const pairsIn = (words: { folded: string }[]) =>
  words.slice(1).map(({ folded }, i) => pairOf(words[i]?.folded ?? '', folded))

/** The question less what would be understood by words that a text here has as its own: the title of a document, an article's whole heading. */
function withOwnMeanings(query: Query, rows: Row[]): Query {
  if (query.understood.length === 0) return query
  const titles = [...new Set(rows.map(({ title }) => title))].map((title) => ` ${phraseKey(title)} `)
  const understood = query.understood.filter(({ said }) => {
    const key = ` ${phraseKey(said)} `
    return (
      !titles.some((title) => title.includes(key)) && !rows.some(({ tokens }) => isHeading(tokens, syllablesOf(said)))
    )
  })
  return { ...query, understood }
}

/** "Điều 5. …" and the words, and nothing else. */
function isHeading(tokens: ArrayBuffer, words: Syllable[]): boolean {
  const all = unpacked(tokens)
  const length = all[0] ?? 0
  if (length !== words.length && length !== words.length + 2) return false
  return words.every((word, i) => all[3 + length - words.length + i] === wordCode(word))
}

const candidatesOf = (
  db: Pick<Reader, 'all'>,
  match: string,
  open: SQL,
  { few, closed }: { few: boolean; closed: SQL | null },
) => {
  // What the filters leave out must not take the places of what they keep. The plus keeps the index from being asked
  // once for each row that is open.
  const only = sql`and +rowid in (select s.seq from sections s join documents d on d.id = s.document_id where ${open})`
  // Nor must what is staged and waits to be shown; asking first whether there is any spares each row the look.
  const shown = sql`and (not exists (select 1 from staged_documents) or +rowid not in (
    select s.seq from staged_documents r join sections s on s.document_id = r.document_id and s.version = r.version))`
  // Nor what is of another unit at a level that the reader sees in their own.
  const ours = closed
    ? sql`and (not exists (select 1 from documents d where ${closed}) or +rowid not in (
        select s.seq from documents d join sections s on s.document_id = d.id and s.version = d.version where ${closed}))`
    : sql``
  return db.all<Row>(sql`
    with hit as materialized (
      select rowid as seq from section_index where section_index match ${match} ${shown} ${few ? only : ours}
      order by bm25(section_index, 5.0, 2.0, 1.0, 0.0) limit ${candidates})
    select s.seq, s.document_id as documentId, s.article, d.number_key as numberKey, d.number, d.title, s.position, s.tokens
    from hit join sections s on s.seq = hit.seq
    join documents d on d.id = s.document_id and d.version = s.version
    where ${open}`)
}
