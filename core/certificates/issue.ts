import { sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { certificates, type NameShowing } from '../../db/schema/certificates.ts'
import { newId } from '../ids.ts'
import { certificateIdOf } from './code.ts'

export type Issued = {
  personId: string
  attemptId: string | null
  name: string
  shown: NameShowing
  place: number | null
  score: number
  total: number
  /** Of a class alone: how many sessions it had. */
  sessions?: number
}

/** What it is a certificate of: a round of a contest, or a class. */
export type Of = { roundId: string } | { seriesId: string }

/** Rows for new certificates, each with a code of a hundred random bits. */
export const numbered = (issued: readonly Issued[], { at, ...of }: Of & { at: number }) =>
  Promise.all(
    issued.map(async (one) => {
      const code = newId('').slice(1)
      return { ...one, id: await certificateIdOf(code), code, ...of, issuedAt: at }
    }),
  )

type Row = Awaited<ReturnType<typeof numbered>>[number]

const rowsAtOnce = 1000

/** How many were kept: whoever has one already, standing or withdrawn, is given no other. */
export async function issue(tx: Tx, rows: readonly Row[]): Promise<number> {
  let kept = 0
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    const some = rows.slice(at, at + rowsAtOnce)
    const made = await tx.all(sql`
      insert into ${certificates} (id, code, round_id, series_id, person_id, attempt_id, name, shown, place, score, total, sessions, issued_at)
      select value ->> 'id', value ->> 'code', value ->> 'roundId', value ->> 'seriesId', value ->> 'personId', value ->> 'attemptId',
        value ->> 'name', value ->> 'shown', value ->> 'place', value ->> 'score', value ->> 'total', value ->> 'sessions',
        value ->> 'issuedAt'
      from json_each(${JSON.stringify(some)})
      where not exists (
        select 1 from certificates c where c.person_id = value ->> 'personId'
          and c.round_id is value ->> 'roundId' and c.series_id is value ->> 'seriesId')
      returning id`)
    kept += made.length
  }
  return kept
}
