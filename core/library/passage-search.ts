import { sql } from 'drizzle-orm'
import type { Reader } from '../../db/client.ts'
import type { Access, Origin } from '../../db/schema/library.ts'
import { syllablesOf } from '../text/syllables.ts'
import { rankerFor } from './rank.ts'
import { type FoundSection, type Search, searchSections } from './search.ts'
import { packed } from './words.ts'

export type FoundPassage = {
  id: string
  label: string
  heading: string
  text: string
  page: number | null
  documentId: string
  documentTitle: string
  documentNumber: string
  issuedOn: string | null
  effectiveOn: string | null
  expiresOn: string | null
  origin: Origin
  sample: boolean
  score: number
  coverage: number
}

export type PassageSearch = Search & { passages: FoundPassage[] }

const sectionsRead = 6

/** The best sections' passages, best first: a passage counts for its section's fit and for its own under its heading. */
export async function searchPassages(
  db: Pick<Reader, 'all'>,
  question: string,
  access: readonly Access[],
  limit = 10,
): Promise<PassageSearch> {
  const search = await searchSections(db, question, access)
  const best = search.sections.slice(0, Math.max(sectionsRead, Math.min(limit, 20)))
  const rows = await passagesOfSections(db, best)
  const sectionOf = new Map(best.map((section) => [section.seq, section]))
  const score = rankerFor(search.weighed, search.counts)
  const passages = rows.map(({ sectionSeq, ...row }) => {
    const own = score(packed({ heading: syllablesOf(row.heading), name: [], body: syllablesOf(row.text) }))
    const section = sectionOf.get(sectionSeq) as FoundSection
    return { ...row, sample: Boolean(row.sample), score: section.score + own.score, coverage: own.coverage }
  })
  passages.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
  return { ...search, passages: passages.slice(0, limit) }
}

type Row = Omit<FoundPassage, 'score' | 'coverage' | 'sample'> & { sectionSeq: number; sample: number }

const passagesOfSections = (db: Pick<Reader, 'all'>, sections: FoundSection[]) =>
  db.all<Row>(sql`
    select p.section_seq as sectionSeq, p.id, p.label, p.heading, p.text, p.page, d.id as documentId,
      d.title as documentTitle, d.number as documentNumber, d.issued_on as issuedOn, d.effective_on as effectiveOn,
      d.expires_on as expiresOn, d.origin, d.sample
    from passages p join documents d on d.id = p.document_id
    where p.section_seq in (select value from json_each(${JSON.stringify(sections.map(({ seq }) => seq))}))`)
