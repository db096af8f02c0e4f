import { sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'

/**
 * Leaves one second step of two people's before they are made one: that in force, and the first's where both are. None in
 * force is lost for one that is not, for whoever reaches the other row would get in without it.
 */
export async function leaveOneSecondStep(tx: Tx, { keep, drop }: { keep: string; drop: string }): Promise<void> {
  await tx.run(sql`
    delete from second_steps where person_id = ${keep} and enrolled_at is null
      and exists (select 1 from second_steps where person_id = ${drop})`)
  const another = sql`exists (select 1 from second_steps where person_id = ${keep})`
  await tx.run(sql`delete from recovery_codes where person_id = ${drop} and ${another}`)
  await tx.run(sql`delete from second_steps where person_id = ${drop} and ${another}`)
}
