import { and, inArray, isNotNull } from 'drizzle-orm'
import { documents } from '../../../db/schema/library.ts'
import type { Ctx } from '../../context.ts'
import type { Answer } from '../answer.ts'
import { noted } from '../document-numbers/resolve.ts'
import { answerSentences } from '../messages.ts'
import { districtOffices } from './offices.ts'
import { successorsOf } from './successors.ts'

/** The day from which there is no district level (Law on the Organization of Local Government 72/2025/QH15, article 51). */
export const withoutDistricts = '2025-07-01'
const mostOffices = 2

/**
 * An answer whose quotes give something to do to an office of the district level says that the level is gone, and, where the
 * unit at `path` or one above has confirmed it, who does it now. A document of a day since then that a person has confirmed
 * means what it says.
 */
export async function withDistrictNote(ctx: Ctx, answer: Answer, path: string): Promise<Answer> {
  const speaking = answer.citations.flatMap((citation) => {
    const clause = `${citation.lead} ${citation.quote}`
    const offices = districtOffices(clause)
    return offices.length > 0 ? [{ citation, clause, offices }] : []
  })
  if (speaking.length === 0) return answer
  const ids = speaking.map(({ citation }) => citation.documentId)
  const confirmed = await confirmedOf(ctx, ids)
  const older = speaking.filter(
    ({ citation: { issuedOn, documentId } }) =>
      !(issuedOn && issuedOn >= withoutDistricts && confirmed.has(documentId)),
  )
  const names = new Map(older.flatMap(({ offices }) => offices.map(({ key, name }) => [key, name] as const)))
  if (names.size === 0) return answer
  const clause = older.map((one) => `${one.citation.documentTitle} ${one.clause}`).join('\n')
  const successors = await successorsOf(ctx.db, { keys: [...names.keys()], clause, path })
  const told = [...names].slice(0, mostOffices).map(([key, name]) => ({ name, now: successors.get(key) }))
  return noted(answer, answerSentences.noDistrict(told))
}

async function confirmedOf(ctx: Ctx, ids: string[]): Promise<Set<string>> {
  const rows = await ctx.db
    .select({ id: documents.id })
    .from(documents)
    .where(and(inArray(documents.id, ids), isNotNull(documents.confirmedAt)))
  return new Set(rows.map(({ id }) => id))
}
