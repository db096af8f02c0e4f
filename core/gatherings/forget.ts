import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'

/** Lets go of who was asked by name and who answered what; how many there were stays. `which`: a selection of ids. */
export async function forgetAnswers(tx: Tx, which: SQL): Promise<void> {
  const rows = await tx.all<{ id: string }>(sql`select g.id from gatherings g where g.id in ${which}`)
  const ids = sql`(select value from json_each(${JSON.stringify(rows.map(({ id }) => id))}))`
  const answered = (answer: string) =>
    sql`(select count(*) from gathering_rsvps r where r.gathering_id = gatherings.id and r.answer = ${answer})`
  await tx.run(sql`
    update gatherings set kept_answers = json_object('yes', ${answered('yes')}, 'no', ${answered('no')}, 'maybe', ${answered('maybe')},
      'named', (select count(*) from gathering_invitations i where i.gathering_id = gatherings.id and i.what = 'person'))
    where id in ${ids}`)
  await tx.run(sql`delete from gathering_rsvps where gathering_id in ${ids}`)
  await tx.run(sql`delete from gathering_invitations where what = 'person' and gathering_id in ${ids}`)
}
