import { sql } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'

/**
 * Gives one person's admissions to another who turned out to be the same. Where both entered a round their own stands, and what
 * told the other apart stays taken.
 */
export async function mergeAdmissions(tx: Tx, { keep, drop }: { keep: string; drop: string }): Promise<void> {
  const both = sql`select round_id from admissions where person_id = ${keep}`
  const marks = await tx.all<{ round_id: string; told_by: string | null; mark: string | null }>(sql`
    select round_id, told_by, mark from admissions where person_id = ${drop} and round_id in (${both})`)
  await tx.run(sql`delete from admissions where person_id = ${drop} and round_id in (${both})`)
  for (const { round_id, told_by, mark } of marks)
    await tx.run(sql`
      update admissions set told_by = ${told_by}, mark = ${mark}
      where person_id = ${keep} and round_id = ${round_id} and mark is null`)
  await tx.run(sql`update admissions set person_id = ${keep} where person_id = ${drop}`)
}
