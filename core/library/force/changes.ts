import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../../../db/client.ts'
import type { RelationKind } from '../../../db/schema/library.ts'
import { remembered } from '../../text/remembered.ts'
import { publicOnly } from '../clearance.ts'
import { shown, shownTo } from '../visible.ts'
import { passagePlaceOf, type Touch, touchOf } from './place.ts'
import { type Scope, scopeOf } from './scope.ts'

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
  for (const { target, documentId, number, title, open, ...row } of rows) {
    const some = found.get(target) ?? []
    some.push({ ...row, by: open ? { documentId, name: number || title } : null })
    found.set(target, some)
  }
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
  const meeting = new Map([...changes].map(([id, some]) => [id, metBy(some)]))
  const touched = passages.map((passage) => ({ ...passage, met: meeting.get(passage.documentId)?.(passage) ?? [] }))
  const newer = await saidIn(db, [
    ...new Set(touched.flatMap(({ met }) => met.flatMap(({ id, by }) => (by ? [id] : [])))),
  ])
  return touched.map(({ met, ...passage }) => ({
    ...(passage as unknown as P),
    changes: met.map((one) => ({ ...one, newer: newer.get(one.id) ?? null })),
  }))
}

/**
 * What some changes of one document do to a passage of it. Of hundreds that each name an article, those are looked at alone that name the
 * passage's own, and those of which the article does not tell.
 */
export function metBy(changes: Change[]): (passage: { label: string; path: string }) => (Change & Touch)[] {
  const articles = new Map<number, Placing[]>()
  const anywhere: Placing[] = []
  for (const [order, change] of changes.entries()) {
    const scope = change.scope ? readScope(change.scope) : null
    const named = scope && articlesOf(scope)
    if (!named) anywhere.push({ order, change, scope })
    for (const article of named ?? []) {
      const some = articles.get(article) ?? []
      some.push({ order, change, scope })
      articles.set(article, some)
    }
  }
  return (passage) => {
    const place = passagePlaceOf(passage)
    const article = place.steps.find(({ unit }) => unit === 'điều')?.at
    const own = (article === undefined ? null : articles.get(article)) ?? []
    return [...own, ...anywhere]
      .sort((a, b) => a.order - b.order)
      .flatMap(({ change, scope }) => {
        const touch = change.scope ? touchOf(change.scope, scope, place) : wholeOf(change)
        return touch ? [{ ...change, ...touch }] : []
      })
  }
}

type Placing = { order: number; change: Change; scope: Scope | null }

const mostRead = 5000

/** The places that the words of a relation name: the same words are read for every question about the same law. */
export const readScope = remembered(mostRead, scopeOf)

/** The articles in which alone a scope's places are; null where one is in no article, or in several in a row. */
function articlesOf({ places, except }: Scope): Set<number> | null {
  const steps = places.map((place) => place.steps.find(({ unit }) => unit === 'điều'))
  if (except || steps.length === 0 || steps.some((step) => !step || step.from !== step.to)) return null
  return new Set(steps.flatMap((step) => step?.from ?? []))
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
