import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../../../db/client.ts'
import { type Row, rowsNumbered } from './rows.ts'
import type { Signs } from './signs.ts'

const mostLinked = 24

type Linking = { documentId: string; position: number; article: string; signs: Signs }

const reach = [1, -1, 2, -2]

/**
 * What stands beside the first of what was found, and the articles of their own document that these name: the law goes on there. As
 * many as the bound allows, of the best first. `known`: left out.
 */
export async function linkedTo(
  db: Pick<Reader, 'all'>,
  first: Linking[],
  open: SQL,
  known: Map<number, Row>,
): Promise<Row[]> {
  const taken = new Set<string>()
  for (const { documentId, position, article } of known.values())
    taken.add(`${documentId} ${position}`).add(`${documentId} #${article}`)
  const [beside, named]: [[string, number][], [string, string][]] = [[], []]
  const isNew = (key: string) => beside.length + named.length < mostLinked && !taken.has(key) && taken.add(key)
  for (const { documentId, position, signs } of first) {
    for (const by of reach)
      if (position + by >= 0 && isNew(`${documentId} ${position + by}`)) beside.push([documentId, position + by])
    for (const article of signs.cites) if (isNew(`${documentId} #${article}`)) named.push([documentId, article])
  }
  if (beside.length + named.length === 0) return []
  // The plus keeps the article's own index in use: by the version all of a law would be looked through.
  const rows = await rowsNumbered(
    db,
    sql`
      select n.seq from json_each(${JSON.stringify(beside)}) j join documents e on e.id = j.value ->> 0
      join sections n on n.document_id = e.id and n.version = e.version and n.position = j.value ->> 1
      union select n.seq from json_each(${JSON.stringify(named)}) j join documents e on e.id = j.value ->> 0
      join sections n on n.article = j.value ->> 1 and n.document_id = e.id and +n.version = e.version`,
    open,
  )
  return rows.filter(({ seq }) => !known.has(seq))
}
