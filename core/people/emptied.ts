import { type SQLWrapper, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'

/** Takes the words out of the answers to some feedback, which may repeat what was written; that there was one stays. */
export const emptyAnswers = (tx: Tx, feedbackIds: SQLWrapper) =>
  tx.run(sql`
    update feedback_answers set text = '', action = '', action_by = '', document = '' where feedback_id in ${feedbackIds}`)
