import { type SQLWrapper, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'

/**
 * Takes the words and pictures out of what was said, asked, answered and noted about some feedback, which may repeat what was
 * written; that there was something stays.
 */
export async function emptyAnswers(tx: Tx, feedbackIds: SQLWrapper): Promise<void> {
  await tx.run(sql`
    update feedback_answers set text = '', action = '', action_by = '', document = '' where feedback_id in ${feedbackIds}`)
  await tx.run(sql`update feedback_steps set text = '' where feedback_id in ${feedbackIds}`)
  await tx.run(sql`delete from feedback_pictures where feedback_id in ${feedbackIds}`)
  await tx.run(sql`
    update feedback set place = '', latitude = null, longitude = null, happened_at = null, rating_text = ''
    where id in ${feedbackIds}`)
}
