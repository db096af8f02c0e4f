import { sql } from 'drizzle-orm'
import type { RelationKind } from '../../db/schema/library.ts'
import type { Ctx } from '../context.ts'
import { publicOnly } from '../library/clearance.ts'
import { type Dated, inForceOn } from '../library/force/in-force.ts'
import type { PassageSearch } from '../library/search/search-passages.ts'
import { shownTo } from '../library/visible.ts'
import { fold } from '../text/fold.ts'
import { dayOf } from '../time.ts'
import type { Answer } from './answer.ts'
import { longestAnswer } from './limits.ts'
import { answerSentences } from './messages.ts'

const asksOfRecord = /hieu luc|sua doi|bo sung|thay the|bai bo|huong dan thi hanh|ban hanh (?:ngay|khi|nam)/
const mostDocuments = 2
const mostChanges = 5

type Known = Dated & {
  id: string
  number: string
  key: string
  title: string
  issuer: string
  issuedOn: string | null
  url: string
  passages: number
}
type Change = { kind: RelationKind; status: string; number: string; title: string; scope: string; since: string | null }

/**
 * What the library knows of a document that a question names by its number, where that is what is asked, or where it
 * holds no text to quote. It quotes nothing, so it cites nothing; null when it is not for the record to answer.
 */
export async function answerFromRecord(
  ctx: Ctx,
  found: PassageSearch,
  only: boolean,
  questionId: string,
): Promise<Answer | null> {
  const { query, meant } = found
  if (query.numbers.length === 0 || meant.length === 0 || query.place.articles.length > 0) return null
  const asked = asksOfRecord.test(fold(query.text))
  const ids = JSON.stringify(meant.slice(0, mostDocuments).map(({ id }) => id))
  const documents = await ctx.db.all<Known>(sql`
    select id, number, number_key as key, title, issuer, issued_on as issuedOn, url, passage_count as passages, origin,
      effective_on as effectiveOn, expires_on as expiresOn, repealed_on as repealedOn, amended_on as amendedOn,
      confirmed_at as confirmedAt from documents where id in (select value from json_each(${ids}))`)
  if (!asked && !(only && documents.every(({ passages }) => passages === 0))) return null
  const parts = await Promise.all(documents.map(async (one) => record(ctx, one, await changesOf(ctx, one.key))))
  const text = [answerSentences.fromRecord, ...parts].join('\n\n').slice(0, longestAnswer * 2)
  return { questionId, outcome: 'found', origin: 'extractive', citations: [], text, mayHandOn: true }
}

// What others say of it is told from documents that everybody may read.
const changesOf = (ctx: Ctx, key: string) =>
  ctx.db.all<Change>(sql`
    select r.kind, r.status, r.scope, s.number, s.title, coalesce(r.effective_on, s.effective_on, s.issued_on) as since
    from document_relations r join documents s on s.id = r.document_id
    where r.target_key = ${key} and r.status <> 'rejected' and r.kind in ('amends', 'replaces', 'repeals', 'suspends')
      and ${shownTo(publicOnly, 's')}
    order by since, r.id limit ${mostChanges}`)

function record(ctx: Ctx, one: Known, changes: Change[]): string {
  const say = answerSentences.record
  const inForce = inForceOn(dayOf(ctx.now()), one)
  return [
    say.name(one.title, one.number),
    say.days(one.issuer, one.issuedOn, one.effectiveOn),
    answerSentences.inForce[inForce],
    ...changes.map((change) => say.change(change)),
    one.passages > 0 ? `${answerSentences.open} ${ctx.link(`/documents/${one.id}`)}` : say.noText(one.url),
  ]
    .filter(Boolean)
    .join('\n')
}
