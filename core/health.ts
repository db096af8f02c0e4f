import { sql } from 'drizzle-orm'
import type { Ctx } from './context.ts'

/** Whether the database answers and holds our tables. */
export const databaseAnswers = (ctx: Pick<Ctx, 'db'>): Promise<boolean> =>
  ctx.db.all(sql`select count(*) from units`).then(
    () => true,
    () => false,
  )
