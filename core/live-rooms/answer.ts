import { sql } from 'drizzle-orm'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { lateMs } from './steps.ts'

/** `at` is when the server took it in, before it waited for others to be written with it. */
export type LiveAnswer = { roomId: string; personId: string; position: number; chosen: number[]; at: number }
/** `chosen` is what stands: the first that came. */
export type Taken = { kind: 'taken'; chosen: number[]; repeated: boolean } | { kind: 'refused'; error: AppError }

type Facts = {
  n: number
  attempt_id: string | null
  closes_at: number | null
  outcome: string | null
  options: number | null
  ended: number
  before: string | null
}

/** Takes in answers of a room together, each once: the first stands, in whatever order a bad network brings them again. */
export const takeAnswers = (ctx: Pick<Ctx, 'write'>, batch: LiveAnswer[]): Promise<Taken[]> =>
  ctx.write(async (tx) => {
    const asked = JSON.stringify(batch.map(({ roomId, personId, position }) => [roomId, personId, position]))
    const facts = await tx.all<Facts>(sql`
      select j.key as n, s.attempt_id, q.closes_at, q.outcome, json_array_length(k.options) as options,
        r.ended_at is not null as ended, a.chosen as before
      from json_each(${asked}) j
      left join live_rooms r on r.id = j.value ->> 0
      left join live_seats s on s.room_id = r.id and s.attempt_id = (
        select t.id from attempts t join people p on p.id = t.person_id
        where t.round_id = r.round_id and t.person_id = j.value ->> 1 and p.erased_at is null
        order by t.number limit 1)
      left join live_questions q on q.room_id = r.id and q.position = j.value ->> 2
      left join rounds d on d.id = r.round_id
      left join quiz_questions k on k.quiz_id = d.quiz_id and k.position = q.position
      left join live_answers a on a.attempt_id = s.attempt_id and a.position = q.position`)
    const rowOf = new Map(facts.map((row) => [Number(row.n), row]))
    const first = new Map<string, number[]>()
    const written: unknown[] = []
    const taken = batch.map((given, n): Taken => {
      const row = rowOf.get(n)
      if (!row?.attempt_id) return { kind: 'refused', error: new AppError('NOT_FOUND') }
      const key = `${row.attempt_id} ${given.position}`
      const before = first.get(key) ?? (row.before === null ? null : (JSON.parse(row.before) as number[]))
      if (before) return { kind: 'taken', chosen: before, repeated: true }
      const error = faultOf(given, row)
      if (error) return { kind: 'refused', error }
      first.set(key, given.chosen)
      const answeredAt = Math.min(given.at, row.closes_at ?? given.at)
      written.push([row.attempt_id, given.roomId, given.position, given.chosen, answeredAt])
      return { kind: 'taken', chosen: given.chosen, repeated: false }
    })
    if (written.length > 0)
      await tx.run(sql`
        insert into live_answers (attempt_id, room_id, position, chosen, answered_at)
        select value ->> 0, value ->> 1, value ->> 2, value -> 3, value ->> 4 from json_each(${JSON.stringify(written)})`)
    return taken
  })

function faultOf({ chosen, at }: LiveAnswer, { closes_at, outcome, options, ended }: Facts): AppError | null {
  if (closes_at === null || outcome === null) return new AppError('CONFLICT', 'live.not-asked')
  if (ended || outcome !== 'asked' || at > closes_at + lateMs) return new AppError('CONFLICT', 'live.over')
  const fits = chosen.length > 0 && chosen.every((one) => one < (options ?? 0))
  return fits && new Set(chosen).size === chosen.length ? null : new AppError('INVALID', 'attempt.answers')
}
