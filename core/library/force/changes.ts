import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../../../db/client.ts'
import type { RelationKind } from '../../../db/schema/library.ts'
import { publicOnly } from '../clearance.ts'
import { shown, shownTo } from '../visible.ts'
import { passagePlaceOf, type Touch, touchOf } from './place.ts'
import { scopeOf } from './scope.ts'

/**
 * What a confirmed relation does to a document since a day. `by` is null where not everybody may read the document that does it: of
 * that nothing is told but that it is so.
 */
export type Change = {
  id: string
  kind: Extract<RelationKind, 'amends' | 'replaces' | 'repeals' | 'suspends'>
  /** The parts that it names; '' is the whole. */
  scope: string
  since: string
  by: { documentId: string; name: string } | null
}

/** What one does to a passage. `newer` is the passage that says so in the document that does it. */
export type ClauseChange = Change & Touch & { newer: string | null }

/**
 * That a relation `r` of the document `s` means the document named so. The same number may be two documents' of different years: then
 * the day of issue that the text gives tells which.
 */
export const means = (target: 'd' | 'documents'): SQL => {
  const of = sql.identifier(target)
  return sql`(s.id <> ${of}.id
    and (r.target_issued_on is null or ${of}.issued_on is null or r.target_issued_on = ${of}.issued_on
      or (select count(*) from documents o where o.number_key = ${of}.number_key and o.version > 0) = 1))`
}

type Row = Omit<Change, 'by'> & { target: string; documentId: string; number: string; title: string; open: number }

/** What confirmed relations do to each of some documents, in the order of their days. */
export async function changesOf(db: Pick<Reader, 'all'>, documentIds: string[]): Promise<Map<string, Change[]>> {
  const rows = await db.all<Row>(sql`
    select d.id as target, r.id, r.kind, r.scope, coalesce(r.effective_on, s.effective_on, s.issued_on) as since,
      s.id as documentId, s.number, s.title, ${shownTo(publicOnly, 's')} as open
    from documents d
    join document_relations r on r.target_key = d.number_key and r.status = 'confirmed'
    join documents s on s.id = r.document_id and ${shown('s')}
    where d.id in (select value from json_each(${JSON.stringify(documentIds)})) and d.number_key <> ''
      and r.kind in ('amends', 'replaces', 'repeals', 'suspends') and ${means('d')} and since is not null
    order by since, r.position, r.id`)
  const found = new Map<string, Change[]>()
  for (const { target, documentId, number, title, open, ...row } of rows)
    found.set(target, [
      ...(found.get(target) ?? []),
      { ...row, by: open ? { documentId, name: number || title } : null },
    ])
  return found
}

type Placed = { documentId: string; label: string; path: string; amendedOn: string | null; repealedOn: string | null }

/**
 * Some passages, each with what confirmed relations do to it on whatever day. Of documents that nothing amended or repealed nothing is
 * looked up, of the others all in one statement.
 */
export async function withChanges<P extends Placed>(
  db: Pick<Reader, 'all'>,
  passages: P[],
): Promise<(P & { changes: ClauseChange[] })[]> {
  const ids = new Set(passages.flatMap((one) => (one.amendedOn || one.repealedOn ? [one.documentId] : [])))
  const changes = ids.size > 0 ? await changesOf(db, [...ids]) : new Map<string, Change[]>()
  const scopes = new Map([...changes.values()].flat().map(({ scope }) => [scope, scopeOf(scope)]))
  const touched = passages.map((passage) => {
    const own = changes.get(passage.documentId) ?? []
    const place = own.length > 0 ? passagePlaceOf(passage) : null
    const met = own.flatMap((change) => {
      const touch =
        place && (change.scope ? touchOf(change.scope, scopes.get(change.scope) ?? null, place) : wholeOf(change))
      return touch ? [{ ...change, ...touch }] : []
    })
    return { ...passage, met }
  })
  const newer = await saidIn(db, [
    ...new Set(touched.flatMap(({ met }) => met.flatMap(({ id, by }) => (by ? [id] : [])))),
  ])
  return touched.map(({ met, ...passage }) => ({
    ...(passage as unknown as P),
    changes: met.map((one) => ({ ...one, newer: newer.get(one.id) ?? null })),
  }))
}

/** What is amended or suspended as a whole is so in parts that nobody named, or until a day that nobody knows. */
const wholeOf = ({ kind }: Change): Touch => ({
  how: kind === 'repeals' || kind === 'replaces' ? 'whole' : 'unsure',
  called: '',
})

/** The passage of the document that does it in which each of some relations is said, as it was read or by the places it names. */
async function saidIn(db: Pick<Reader, 'all'>, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const holding = (words: SQL) => sql`(
    select p.id from passages p join sections x on x.seq = p.section_seq
    where p.document_id = s.id and p.version = s.version and x.aside = 0 and ${words} <> ''
      and instr(p.heading || ' ' || p.text, ${words}) > 0
    order by p.position limit 1)`
  const rows = await db.all<{ id: string; passageId: string | null }>(sql`
    select r.id, coalesce(${holding(sql`substr(r.evidence, 1, 120)`)}, ${holding(sql`r.scope`)}) as passageId
    from document_relations r join documents s on s.id = r.document_id
    where r.id in (select value from json_each(${JSON.stringify(ids)}))`)
  return new Map(rows.flatMap(({ id, passageId }) => (passageId ? [[id, passageId]] : [])))
}
