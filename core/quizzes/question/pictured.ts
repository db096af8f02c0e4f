import { sql } from 'drizzle-orm'
import type { Reader } from '../../../db/client.ts'
import type { QuestionPicture } from '../../../db/schema/question-bank.ts'
import { AppError } from '../../errors.ts'

type Pictured = { picture?: QuestionPicture | null }

/** Questions show pictures that were brought in, and no others. @throws AppError INVALID bank.picture */
export async function expectPictures(db: Pick<Reader, 'all'>, questions: readonly Pictured[]): Promise<void> {
  const ids = [...new Set(questions.flatMap(({ picture }) => picture?.id ?? []))]
  if (ids.length === 0) return
  const found = await db.all(sql`
    select id from question_pictures where id in (select value from json_each(${JSON.stringify(ids)}))`)
  if (found.length < ids.length) throw new AppError('INVALID', 'bank.picture')
}
