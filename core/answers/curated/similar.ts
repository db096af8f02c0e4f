import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../../../db/client.ts'
import { topicWords } from './same-question.ts'

/** A wording that shares words with a question. */
export type SimilarWording = { curatedId: string; text: string }

const mostRead = 40
const mostWords = 24

/** The wordings nearest to a question by their words, nearest first; `where` is on `a`, its answer, and `u`, the unit. */
export async function similarWordings(
  db: Pick<Reader, 'all'>,
  question: string,
  where: SQL,
): Promise<SimilarWording[]> {
  const query = similarQuery(question, where)
  return query ? db.all<SimilarWording>(query) : []
}

/** The query of them; null where nothing in a question could tell. */
export function similarQuery(question: string, where: SQL): SQL | null {
  const words = topicWords(question).slice(0, mostWords)
  if (words.length === 0) return null
  const match = words.map((word) => `"${word}"`).join(' OR ')
  return sql`
    select w.curated_id as curatedId, w.text from curated_index
    join curated_wordings w on w.seq = curated_index.rowid
    join curated_answers a on a.id = w.curated_id join units u on u.id = a.unit_id
    where curated_index match ${match} and ${where} order by bm25(curated_index), w.seq limit ${mostRead}`
}
