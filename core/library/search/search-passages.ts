import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../../../db/client.ts'
import type { Near } from '../../vectors/dense.ts'
import type { Clearance } from '../clearance.ts'
import { type ClauseChange, withChanges } from '../force/changes.ts'
import type { Dated } from '../force/in-force.ts'
import { tableRow } from '../parse/markers.ts'
import { codesIn, packedCodes } from '../store/tokens.ts'
import { shownTo } from '../visible.ts'
import type { WordPair } from '../words/word-pairs.ts'
import type { Filters } from './filters.ts'
import { rankerFor } from './rank.ts'
import { type FoundSection, type Search, searchSections } from './search-sections.ts'

export type FoundPassage = Dated & {
  id: string
  label: string
  heading: string
  /** The words that the passage completes, or the head of its table; '' where it stands alone. */
  lead: string
  text: string
  page: number | null
  documentId: string
  documentTitle: string
  documentNumber: string
  issuedOn: string | null
  /** The divisions above it, in a document of which a part was changed; else ''. */
  path: string
  /** What confirmed relations do to it, on whatever day. */
  changes: ClauseChange[]
  /** Whose document it is. */
  unitId: string | null
  sample: boolean
  score: number
  /** By which they are ordered: `score`, and for what holds enough of the question's own words how near it is in meaning. */
  rank: number
  /** Whether words alone would have found it, among as many. */
  byWords: boolean
  /** How well its own words fit, those of its section and heading left out. */
  fit: number
  coverage: number
  position: number
}

/** A passage as it was read, before it was looked up what others did to it. */
export type ReadPassage = Omit<FoundPassage, 'changes'>

/** `words`: the pairs of people's words and the law's that the asker's office keeps. */
export type SearchOptions = { limit?: number; filters?: Filters; words?: WordPair[] }

/** `clearance`: what the reader may see. */
export type PassageSearch = Search & { passages: FoundPassage[]; clearance: Clearance }

const sectionsRead = 6
// A passage that holds less of what the question tells is not answered from for its meaning alone.
const leastHeld = 0.5

/** The best sections' passages, best first: a passage counts for its section's fit and for its own under its heading. */
export async function searchPassages(
  db: Pick<Reader, 'all'>,
  question: string,
  clearance: Clearance,
  { limit = 10, filters, words, near = null }: SearchOptions & { near?: Near | null } = {},
): Promise<PassageSearch> {
  const search = await searchSections(db, question, clearance, { filters, near, words })
  const read = Math.max(sectionsRead, Math.min(limit, 20))
  const worded = new Set(wordedFirst(search.sections).slice(0, read))
  const best = search.sections.map((section) => ({ ...section, byWords: worded.has(section) }))
  const passages = await passagesIn(
    db,
    search,
    best.filter(({ byWords }, i) => i < read || byWords),
  )
  passages.sort((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1))
  const kept = new Set(wordedFirst(passages).slice(0, limit))
  const found = passages
    .map((passage) => ({ ...passage, byWords: kept.has(passage) }))
    .filter(({ byWords }, i) => i < limit || byWords)
  return { ...search, passages: await withChanges(db, found), clearance }
}

/** What words alone would have found, in their order. */
export const wordedFirst = <One extends { byWords: boolean; score: number } & ({ seq: number } | { id: string })>(
  found: readonly One[],
): One[] => {
  const key = (one: One) => ('seq' in one ? one.seq : one.id)
  return found.filter(({ byWords }) => byWords).sort((a, b) => b.score - a.score || (key(a) < key(b) ? -1 : 1))
}

/** Every passage of some of the sections that a search found, in no order, and without what others did to it: `withChanges` tells it of those that are kept. */
export async function passagesIn(
  db: Pick<Reader, 'all'>,
  { weighed, counts }: Search,
  sections: FoundSection[],
): Promise<ReadPassage[]> {
  const rows = withoutTableHeads(await passagesOfSections(db, sections))
  const sectionOf = new Map(sections.map((section) => [section.seq, section]))
  const score = rankerFor(weighed, counts)
  const passages: ReadPassage[] = []
  for (const { sectionSeq, ...row } of rows) {
    // The row of a table says what it says in the columns that its head names.
    const body = codesIn(tableRow.test(row.lead) ? `${row.lead}\n${row.text}` : row.text)
    const own = score(packedCodes(codesIn(row.heading), noWords, body))
    const section = sectionOf.get(sectionSeq) as FoundSection
    passages.push({
      ...row,
      score: section.score + own.score,
      byWords: section.byWords,
      rank: (own.coverage < leastHeld ? section.score : section.rank) + own.score,
      fit: row.heading === '' ? own.score : score(packedCodes(noWords, noWords, body)).score,
      coverage: own.coverage,
    })
  }
  return passages
}

const noWords = new Uint32Array(0)

/** The head of a table answers nothing alone: it goes with each of its rows. */
function withoutTableHeads(rows: Row[]): Row[] {
  const heads = new Set(rows.flatMap(({ lead }) => (tableRow.test(lead) ? [lead] : [])))
  return rows.filter(({ text }) => !heads.has(text.split('\n')[0] ?? ''))
}

const unscored = { score: 0, rank: 0, byWords: true, fit: 0, coverage: 0 }

type Row = Omit<ReadPassage, keyof typeof unscored> & { sectionSeq: number }

const passagesOfSections = (db: Pick<Reader, 'all'>, sections: FoundSection[]) =>
  rowsWhere(db, sql`p.section_seq in (select value from json_each(${JSON.stringify(sections.map(({ seq }) => seq))}))`)

/** How each of some documents begins. */
export async function beginningsOf(db: Pick<Reader, 'all'>, documentIds: string[]): Promise<FoundPassage[]> {
  const ids = JSON.stringify(documentIds)
  const rows = await rowsWhere(
    db,
    sql`p.document_id in (select value from json_each(${ids})) and p.version = d.version and p.position = (
      select min(first.position) from passages first join sections s on s.seq = first.section_seq
      where first.document_id = d.id and first.version = d.version and s.aside = 0)`,
  )
  return withChanges(
    db,
    rows.map(({ sectionSeq, ...row }) => ({ ...row, ...unscored })),
  )
}

/** One passage as it is read now; null when it is not there, or not for this reader. */
export async function passageById(
  db: Pick<Reader, 'all'>,
  id: string,
  clearance: Clearance,
): Promise<FoundPassage | null> {
  return (await passagesById(db, [id], clearance))[0] ?? null
}

/** The passages of these ids that this reader may see, in their present wording and in no order. */
export async function passagesById(
  db: Pick<Reader, 'all'>,
  ids: string[],
  clearance: Clearance,
): Promise<FoundPassage[]> {
  if (ids.length === 0) return []
  const rows = await rowsWhere(
    db,
    sql`p.id in (select value from json_each(${JSON.stringify(ids)})) and p.version = d.version
      and ${shownTo(clearance, 'd')}`,
  )
  return withChanges(
    db,
    rows.map(({ sectionSeq, ...row }) => ({ ...row, ...unscored })),
  )
}

async function rowsWhere(db: Pick<Reader, 'all'>, condition: SQL): Promise<Row[]> {
  // What stands above a passage is asked of documents alone of which a part was changed.
  const rows = await db.all<Omit<Row, 'sample'> & { sample: unknown }>(sql`
    select p.section_seq as sectionSeq, p.id, p.label, p.heading, p.lead, p.text, p.page, p.position, d.id as documentId,
      d.title as documentTitle, d.number as documentNumber, d.issued_on as issuedOn, d.effective_on as effectiveOn,
      d.expires_on as expiresOn, d.repealed_on as repealedOn, d.amended_on as amendedOn, d.confirmed_at as confirmedAt,
      d.origin, d.sample, d.unit_id as unitId,
      case when d.amended_on is null then '' else (select path from sections where seq = p.section_seq) end as path
    from passages p join documents d on d.id = p.document_id where ${condition}`)
  return rows.map((row) => ({ ...row, sample: Boolean(row.sample) }))
}
