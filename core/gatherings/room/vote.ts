import { and, asc, eq, gt, sql } from 'drizzle-orm'
import {
  gatheringAttendance,
  gatheringBallots,
  gatheringMotions,
  gatheringVotes,
} from '../../../db/schema/gathering-rooms.ts'
import { people } from '../../../db/schema/people.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { sha256 } from '../../ids.ts'
import { mayDo } from '../../roles.ts'
import { announcedOne } from '../gathering.ts'
import { motionIn } from './motions.ts'
import { isOfCell, isWithin } from './within.ts'

/** `word` is the phone's own: what its hash stands beside in the count, only whoever has the word finds. */
export type Vote = { gatheringId: string; motionId: string; personId: string; choice: number; word: string }
/**
 * `repeated`: they had voted before, and that stands. `choice` is what stands, null where it was secret and sent with another
 * word; `code` is what their ballot goes by in the published list.
 */
export type VoteTaken =
  | { kind: 'taken'; repeated: boolean; choice: number | null; code: string | null }
  | { kind: 'refused'; error: AppError }

type Facts = {
  n: number
  state: string | null
  way: string | null
  options: number | null
  gathering: string | null
  mayVote: number | null
  leftAt: number | null
  votedAt: number | null
  openChoice: number | null
  ballot: number | null
}

/** The word as the list has it. */
export const receiptOf = (motionId: string, word: string) => sha256(`${motionId} ${word}`)
/** What of it is read and compared by people. */
export const codeOf = (receipt: string) =>
  [receipt.slice(0, 4), receipt.slice(4, 8), receipt.slice(8, 12)].join('-').toUpperCase()

/** Takes in votes together, each person's once: the first stands, from whatever phone or tab the others come. */
export async function takeVotes(ctx: Pick<Ctx, 'write' | 'now'>, batch: readonly Vote[]): Promise<VoteTaken[]> {
  const receipts = await Promise.all(batch.map(({ motionId, word }) => receiptOf(motionId, word)))
  const at = ctx.now()
  return ctx.write(async (tx) => {
    const asked = JSON.stringify(batch.map((one, n) => [one.gatheringId, one.motionId, one.personId, receipts[n]]))
    const facts = await tx.all<Facts>(sql`
      select j.key as n, m.state, m.way, json_array_length(m.options) as options, g.state as gathering,
        a.may_vote as "mayVote", a.left_at as "leftAt", v.at as "votedAt", v.choice as "openChoice", b.choice as ballot
      from json_each(${asked}) j
      left join gathering_motions m on m.id = j.value ->> 1 and m.gathering_id = j.value ->> 0
      left join gatherings g on g.id = m.gathering_id
      left join gathering_attendance a on a.gathering_id = g.id and a.person_id = j.value ->> 2
      left join gathering_votes v on v.motion_id = m.id and v.person_id = j.value ->> 2
      left join gathering_ballots b on b.motion_id = m.id and b.receipt = j.value ->> 3`)
    const rowOf = new Map(facts.map((row) => [Number(row.n), row]))
    // Of this batch: who has voted, and under which receipt.
    const first = new Map<string, { choice: number; receipt: string }>()
    const used = new Set<string>()
    const fresh: { motionId: string; personId: string; choice: number; secret: boolean; receipt: string }[] = []
    const taken = batch.map((given, n): VoteTaken => {
      const [row, receipt] = [rowOf.get(n), receipts[n] as string]
      if (!row?.state) return { kind: 'refused', error: new AppError('NOT_FOUND') }
      const key = `${given.motionId} ${given.personId}`
      const before = first.get(key)
      if (before) return standing(before.receipt === receipt ? before.choice : null, receipt, row, before.choice)
      if (row.votedAt !== null) return standing(row.ballot, receipt, row, row.openChoice)
      const error = faultOf(given, row)
      if (error) return { kind: 'refused', error }
      if (row.ballot !== null || used.has(receipt))
        return { kind: 'refused', error: new AppError('CONFLICT', 'motion.word') }
      const { motionId, personId, choice } = given
      first.set(key, { choice, receipt })
      used.add(receipt)
      fresh.push({ motionId, personId, choice, secret: row.way === 'secret', receipt })
      return { kind: 'taken', repeated: false, choice, code: codeOf(receipt) }
    })
    if (fresh.length === 0) return taken
    const votes = fresh.map(({ motionId, personId, choice, secret }) => [
      motionId,
      personId,
      secret ? null : choice,
      at,
    ])
    await tx.run(sql`
      insert into gathering_votes (motion_id, person_id, choice, at)
      select value ->> 0, value ->> 1, value ->> 2, value ->> 3 from json_each(${JSON.stringify(votes)})`)
    const ballots = fresh.map(({ motionId, receipt, choice }) => [motionId, receipt, choice])
    await tx.run(sql`
      insert into gathering_ballots (motion_id, receipt, choice)
      select value ->> 0, value ->> 1, value ->> 2 from json_each(${JSON.stringify(ballots)})`)
    return taken
  })
}

/** What somebody's first vote was, as far as it is known to be theirs. */
const standing = (ballot: number | null, receipt: string, { way }: Facts, open: number | null): VoteTaken => ({
  ...{ kind: 'taken', repeated: true },
  choice: ballot ?? (way === 'secret' ? null : open),
  code: ballot === null ? null : codeOf(receipt),
})

function faultOf({ choice }: Vote, { state, way, options, gathering, mayVote, leftAt }: Facts): AppError | null {
  if (state === 'counted') return new AppError('CONFLICT', 'motion.counted')
  if (gathering !== 'open') return new AppError('CONFLICT', 'gathering.closed')
  if (state !== 'open' || way === 'hands') return new AppError('CONFLICT', 'motion.not-open')
  if (mayVote === null) return new AppError('FORBIDDEN', 'motion.absent')
  if (leftAt !== null) return new AppError('FORBIDDEN', 'motion.left')
  if (mayVote === 0) return new AppError('FORBIDDEN', 'motion.no-vote')
  return choice < (options ?? 0) ? null : new AppError('INVALID', 'motion.choice')
}

const mostBallots = 1000

/**
 * The ballots of a counted motion in the order of their receipts, some hundreds at a time: whoever reads them all counts them
 * again and makes the same hash. Of an open vote those who were in the room see who voted what; a cell's are its own.
 *
 * @throws AppError NOT_FOUND
 */
export async function publishedCount(ctx: Ctx, id: string, motionId: string, { after = '' }: { after?: string } = {}) {
  const { gathering } = await announcedOne(ctx, id)
  if (isOfCell(gathering) && !(await isWithin(ctx, gathering))) throw new AppError('NOT_FOUND')
  const motion = await motionIn(ctx.db, gathering.id, motionId)
  if (motion.state !== 'counted') throw new AppError('NOT_FOUND')
  const ballots = await ctx.db
    .select({ receipt: gatheringBallots.receipt, choice: gatheringBallots.choice })
    .from(gatheringBallots)
    .where(and(eq(gatheringBallots.motionId, motionId), gt(gatheringBallots.receipt, after)))
    .orderBy(asc(gatheringBallots.receipt))
    .limit(mostBallots)
  const { text, options, way, result, resultHash, countedAt } = motion
  const last = ballots.length === mostBallots ? ballots.at(-1)?.receipt : null
  return {
    ...{ id: motionId, text, options, way, result, resultHash, countedAt, next: last ?? null },
    ballots: ballots.map((ballot) => ({ ...ballot, code: codeOf(ballot.receipt) })),
    named: way === 'open' && (await wasThere(ctx, id)) ? await namesOn(ctx, motionId) : null,
  }
}

async function wasThere(ctx: Ctx, id: string): Promise<boolean> {
  const { personId } = ctx.actor
  if (!personId) return false
  const here = and(eq(gatheringAttendance.gatheringId, id), eq(gatheringAttendance.personId, personId))
  if ((await ctx.db.$count(gatheringAttendance, here)) > 0) return true
  const [row] = await ctx.db.all<{ path: string }>(sql`
    select u.path from gatherings g join units u on u.id = g.unit_id where g.id = ${id}`)
  return row !== undefined && mayDo(ctx, 'gathering.lead', row.path)
}

const namesOn = (ctx: Ctx, motionId: string) =>
  ctx.db
    .select({
      name: sql<string>`coalesce(${people.introducedAs}, ${people.name}, '')`,
      choice: gatheringVotes.choice,
    })
    .from(gatheringVotes)
    .innerJoin(people, eq(people.id, gatheringVotes.personId))
    .innerJoin(gatheringMotions, eq(gatheringMotions.id, gatheringVotes.motionId))
    .where(eq(gatheringVotes.motionId, motionId))
    .orderBy(asc(gatheringVotes.choice), asc(sql`coalesce(${people.introducedAs}, ${people.name})`))
    .limit(500)
