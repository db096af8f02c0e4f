import { sql } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import type { AttemptPaper, Given, RoundRules } from '../../../db/schema/quizzes.ts'
import type { Round } from '../rounds.ts'
import { keyIn, scoreOf } from '../score.ts'
import { keysOf } from '../submit.ts'
import { countChanged } from '../submitted.ts'

type Row = {
  id: string
  person_id: string
  number: number
  paper: string
  answers: string
  score: number
  seal: number | null
}

const page = 2000

/**
 * Marks anew all that is in, by the round's key as it now is: scores, which of a person's attempts ranks, and the standing. A
 * score that was under a seal keeps, beside it, what it was.
 */
export async function recount(tx: Tx, round: Round): Promise<void> {
  const keys = await keysOf(tx, [round.quizId])
  const key = keyIn(keys.get(round.quizId) ?? [], round.keyChanges)
  let after: Pick<Row, 'person_id' | 'number'> = { person_id: '', number: 0 }
  let changed = 0
  for (;;) {
    const rows = await tx.all<Row>(sql`
      select id, person_id, number, paper, answers, score, seal from attempts indexed by attempts_number
      where round_id = ${round.id} and (person_id, number) > (${after.person_id}, ${after.number})
        and submitted_at is not null and answers is not null
      order by person_id, number limit ${page}`)
    const last = rows.at(-1)
    if (!last) break
    const marked = rows.flatMap(({ id, paper, answers, score, seal }) => {
      const now = scoreOf(JSON.parse(paper) as AttemptPaper, JSON.parse(answers) as Given[], key, round.rules)
      return now === score ? [] : [[id, score, now, seal]]
    })
    if (marked.length > 0) await save(tx, round, JSON.stringify(marked))
    changed += marked.length
    after = last
  }
  if (changed === 0) return
  await rankAnew(tx, round)
  await standAnew(tx, round.id)
}

async function save(tx: Tx, { id, revision }: Round, marked: string): Promise<void> {
  await tx.run(sql`
    insert into recounts (attempt_id, change, round_id, before, after)
    select value ->> 0, ${revision}, ${id}, value ->> 1, value ->> 2 from json_each(${marked})
    where value ->> 3 is not null`)
  await tx.run(sql`
    update attempts set score = value ->> 2 from json_each(${marked}) where attempts.id = value ->> 0`)
}

/** Of people who handed in several, the attempt that is the better one now. The first or the last stays what it is. */
async function rankAnew(tx: Tx, { id, rules }: { id: string; rules: RoundRules }): Promise<void> {
  if ((rules.counts ?? 'best') !== 'best') return
  const faster = rules.rank === 'fastest' ? sql`max(duration_ms, 0),` : sql``
  await tx.run(sql`
    update attempts set counted = place = 1
    from (
      select id as ranked, row_number() over (
        partition by person_id order by score desc, ${faster} submitted_at, number) as place
      from attempts where round_id = ${id} and submitted_at is not null and left_out = 0)
    where attempts.id = ranked and counted <> (place = 1)`)
}

async function standAnew(tx: Tx, roundId: string): Promise<void> {
  await tx.run(sql`delete from standings where round_id = ${roundId}`)
  await tx.run(sql`
    insert into standings (round_id, unit_id, score, participants, entries)
    select round_id, coalesce(unit_id, ''), score, sum(counted), count(*) from attempts
    where round_id = ${roundId} and submitted_at is not null group by coalesce(unit_id, ''), score`)
  await countChanged(tx, [roundId])
}
