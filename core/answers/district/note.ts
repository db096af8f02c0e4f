import { and, inArray, isNotNull } from 'drizzle-orm'
import { documents } from '../../../db/schema/library.ts'
import type { Ctx } from '../../context.ts'
import type { Answer } from '../answer.ts'
import { noted } from '../document-numbers/resolve.ts'
import { answerSentences } from '../messages.ts'
import { districtOffices } from './offices.ts'

/** The day from which there is no district level (Law on the Organization of Local Government 72/2025/QH15, article 51). */
export const withoutDistricts = '2025-07-01'

/**
 * An answer whose quotes give something to do to an office of the district level says that the level is gone. A document of a
 * day since then that a person has confirmed means what it says.
 */
export async function withDistrictNote(ctx: Ctx, answer: Answer): Promise<Answer> {
  const quoting = answer.citations.map((citation) => ({
    citation,
    offices: districtOffices(`${citation.lead} ${citation.quote}`),
  }))
  const speaking = quoting.filter(({ offices }) => offices.length > 0)
  if (speaking.length === 0) return answer
  const confirmed = await confirmedOf(
    ctx,
    speaking.map(({ citation }) => citation.documentId),
  )
  const older = speaking.filter(
    ({ citation: { issuedOn, documentId } }) =>
      !(issuedOn && issuedOn >= withoutDistricts && confirmed.has(documentId)),
  )
  const names = new Map(older.flatMap(({ offices }) => offices.map(({ key, name }) => [key, name] as const)))
  if (names.size === 0) return answer
  return noted(answer, answerSentences.noDistrict([...names.values()]))
}

async function confirmedOf(ctx: Ctx, ids: string[]): Promise<Set<string>> {
  const rows = await ctx.db
    .select({ id: documents.id })
    .from(documents)
    .where(and(inArray(documents.id, ids), isNotNull(documents.confirmedAt)))
  return new Set(rows.map(({ id }) => id))
}
