import type { Tx } from '../../../db/client.ts'
import { attemptTraces } from '../../../db/schema/admissions.ts'
import type { RoundRules } from '../../../db/schema/quizzes.ts'
import type { Ctx } from '../../context.ts'

/** A sign that an app keeps of itself, and the address that it came by. */
export type Seen = { device?: string; network?: string }

type Entered = { id: string; rules: Pick<RoundRules, 'rank'> }
type Traces = { device: string | null; network: string | null }

/** Hashes that this service alone can make, of this round alone: they tell whether two attempts share something, and no more. */
export async function tracesOf(
  ctx: Pick<Ctx, 'keyed'>,
  { id, rules }: Entered,
  { device, network }: Seen,
): Promise<Traces> {
  if (rules.rank === 'none') return { device: null, network: null }
  return {
    device: device ? (await ctx.keyed(`device ${id} ${device}`)).slice(0, 32) : null,
    network: network ? (await ctx.keyed(`network ${id} ${network}`)).slice(0, 32) : null,
  }
}

export async function keepTrace(
  tx: Tx,
  { id, roundId, personId }: { id: string; roundId: string; personId: string },
  { device, network }: Traces,
): Promise<void> {
  if (device || network) await tx.insert(attemptTraces).values({ attemptId: id, roundId, personId, device, network })
}
