import { sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import type { Ctx } from '../context.ts'
import { mergedClassReason, mergedReason } from './messages.ts'

/**
 * Gives one person's certificates to another who turned out to be the same. Where both have one of the same round or class, that of
 * the attempt which ranks stands, and the other's page says why it does not.
 */
export async function mergeCertificates(
  tx: Tx,
  { now }: Pick<Ctx, 'now'>,
  { keep, drop }: { keep: string; drop: string },
): Promise<void> {
  await tx.run(sql`
    update certificates set withdrawn_at = ${now()}, 
      reason = case when series_id is null then ${mergedReason} else ${mergedClassReason} end
    where id in (
      select id from (
        select c.id, row_number() over (
          partition by coalesce(c.round_id, c.series_id) order by coalesce(a.counted, 0) desc, c.person_id = ${keep} desc, c.issued_at, c.id) as place
        from certificates c left join attempts a on a.id = c.attempt_id
        where c.person_id in (${keep}, ${drop}) and c.withdrawn_at is null)
      where place > 1)`)
  await tx.run(sql`update certificates set person_id = ${keep} where person_id = ${drop}`)
}
