import { inArray } from 'drizzle-orm'
import { units } from '../../db/schema/units.ts'
import { approvalsGiven } from '../announcements/given.ts'
import type { Ctx } from '../context.ts'
import type { Digest } from '../digests/content.ts'
import { dayOf } from '../time.ts'
import { approvalLine } from './approval-line.ts'
import { rosterOn } from './duties.ts'
import { type Holder, holdersWhere, workRoles } from './holders.ts'
import { onDutyIn } from './roster.ts'

type Draft = Pick<
  Digest,
  'id' | 'kind' | 'unitId' | 'day' | 'status' | 'contentHash' | 'editedBy' | 'updatedAt' | 'missed' | 'returnedFor'
>
type Hand = Pick<Holder, 'name' | 'reachable'>

/** In whose hands a draft is: who is asked to approve it, in which order, and since when it waits. */
export type Hands = {
  waitingSince: number
  duty: Hand | null
  own: Hand[]
  deputies: (Hand & { deputyFor: string | null })[]
  /** The unit above whose people are asked last. */
  above: string | null
}

/** The day whose roster counts: a digest is its own day's, what may leave at any time today's. */
export const dutyDayOf = ({ kind, day }: Pick<Digest, 'kind' | 'day'>, now: number) =>
  kind === 'digest' ? day : dayOf(now)

/** By the id of each draft that waits for somebody to approve it; what is approved, missed or given back waits for nobody. */
export async function handsOf(ctx: Ctx, drafts: readonly Draft[]): Promise<ReadonlyMap<string, Hands>> {
  const waiting = drafts.filter(({ status, missed, returnedFor }) => status === 'draft' && !missed && !returnedFor)
  if (waiting.length === 0) return new Map()
  const unitIds = [...new Set(waiting.map(({ unitId }) => unitId))]
  const paths = await ctx.db.select({ id: units.id, path: units.path }).from(units).where(inArray(units.id, unitIds))
  const line = [...new Set(paths.flatMap(({ path }) => path.split('/').filter(Boolean)))]
  const holders = await holdersWhere(ctx.db, ctx.now(), inArray(units.id, line))
  const roster = await rosterOn(ctx.db, [...new Set(waiting.map((draft) => dutyDayOf(draft, ctx.now())))])
  const given = await approvalsGiven(
    ctx.db,
    waiting.map(({ id }) => id),
  )
  const approvers = holders.filter(({ role }) => workRoles.approve.includes(role))
  return new Map(
    waiting.map((draft) => {
      const path = paths.find(({ id }) => id === draft.unitId)?.path ?? ''
      const done = given(draft)
      const may = approvers.filter(
        ({ personId }) => personId !== draft.editedBy && !done.some((one) => one.personId === personId),
      )
      const onDuty = onDutyIn(roster, path, { day: dutyDayOf(draft, ctx.now()), work: 'approve' })
      const { duty, own, deputies, above } = approvalLine(may, path, onDuty)
      const hands: Hands = {
        waitingSince: draft.updatedAt,
        duty: duty && handOf(duty),
        own: once(own).map(handOf),
        deputies: once(deputies).map((one) => ({ ...handOf(one), deputyFor: one.deputyFor })),
        above: above[0]?.unitName ?? null,
      }
      return [draft.id, hands]
    }),
  )
}

const handOf = ({ name, reachable }: Holder): Hand => ({ name, reachable })

/** Who holds two roles is told once. */
const once = (holders: readonly Holder[]) => [...new Map(holders.map((one) => [one.personId, one])).values()]
