import { eq, sql } from 'drizzle-orm'
import { broadcasts, deliveries } from '../../db/schema/broadcasts.ts'
import { digests } from '../../db/schema/digests.ts'
import type { Ctx } from '../context.ts'
import { sha256 } from '../ids.ts'
import { forgetChats } from '../sending/calls.ts'
import type { SendReason } from '../sending/messages.ts'
import { type Claimed, isOpen, release, settleUnknown } from '../sending/outbox.ts'
import type { Settled } from '../sending/settle.ts'
import { planOn } from './audience.ts'
import { type Claim, type Claiming, claimDeliveries, leaseMs, mayDisturb, renewLeases } from './claim.ts'
import { type Ended, pauseItself, pauseStopped, writeOutcomes } from './outcomes.ts'
import { contentOf } from './picture.ts'

const inFlightMax = 64
const renewEveryMs = 10_000
// Between two looks at the account's rate; its burst bears far longer.
const breathMs = 40

/**
 * Sends what is due until nothing is; answers how many were sent. Several processes may do so at once. Without `forMs`
 * it leaves when the account's rate is used up; with it, it waits for the rate and leaves when so much time is over.
 * Once `stopped`, it claims no more and finishes what is on its way.
 */
export async function sendDue(ctx: Ctx, { forMs = 0, stopped = (): boolean => false } = {}): Promise<number> {
  await planOn(ctx)
  // What did not arrive is in line again before it is seen what may still leave.
  await settleUnknown(ctx, deliveries, { leaseMs, matcherOf: (row) => matcherOf(ctx, row) })
  await startDue(ctx)
  const until = ctx.now() + forMs
  const sent = await sendClaims(ctx, { until, stopped: () => stopped() || (forMs > 0 && ctx.now() >= until) })
  await finishDone(ctx)
  return sent
}

/**
 * Begins what is due, gives up what is long past its time (news of yesterday is not sent today) or is known to be wrong
 * (nobody gets a mistake behind its correction), and closes what a cancelled broadcast still had on its way.
 */
const startDue = (ctx: Ctx) =>
  ctx.write(async (tx) => {
    const now = ctx.now()
    await tx.run(sql`
      update broadcasts set status = 'sending', updated_at = ${now}
      where status = 'scheduled' and send_at <= ${now} and ${mayDisturb(now)}`)
    await tx.run(sql`
      update deliveries set state = 'skipped', reason = ${'late' satisfies SendReason}, updated_at = ${now}
      where state in ('queued', 'retry') and broadcast_id in (
        select id from broadcasts where status in ('scheduled', 'sending') and send_by <= ${now})`)
    await tx.run(sql`
      update deliveries set state = 'skipped', reason = ${'corrected' satisfies SendReason}, updated_at = ${now}
      where state in ('queued', 'retry') and channel <> 'share' and broadcast_id in (
        select b.id from broadcasts b join corrections c on c.digest_id = b.digest_id
        where b.status = 'sending' and c.approved_at is not null)`)
    await tx.run(sql`
      update deliveries set state = 'cancelled', updated_at = ${now}
      where state in ('queued', 'retry') and broadcast_id in (select id from broadcasts where status = 'cancelled')`)
  })

/**
 * One transaction writes what came back and claims what leaves next. The first send of a run goes alone, and each that
 * arrives lets one more go beside it: a refusal that concerns all of them is met once, not a hundred times.
 */
async function sendClaims(ctx: Ctx, { until, stopped }: { until: number; stopped: () => boolean }): Promise<number> {
  const run = sending(ctx)
  for (;;) {
    const back = run.collect()
    const capacity = stopped() ? 0 : run.capacity()
    const renewed = run.renew()
    const { claim, limited } = await ctx.write(async (tx) => {
      if (back.length > 0) logUnsent(ctx, back, await writeOutcomes(tx, ctx, back))
      if (renewed.length > 0) await renewLeases(tx, ctx.now(), renewed)
      return capacity > 0 ? claimDeliveries(tx, ctx, capacity) : nothing
    })
    if (claim && (await isApproved(ctx, claim))) run.launch(claim)

    if (run.inFlight() > 0) await run.nextBack(limited ? breathMs : renewEveryMs)
    else if (run.isSettled()) {
      if (claim) continue
      if (!limited || ctx.now() >= until) return run.sent()
      await sleep(breathMs)
    }
  }
}

/** The sends of one run: how many may be on their way, which are, and what came back of them. */
function sending(ctx: Ctx) {
  const inFlight = new Map<string, Claimed>()
  let back: Ended[] = []
  let failure: { error: unknown } | null = null
  let window = 1
  let sent = 0
  let renewAt = ctx.now() + renewEveryMs
  let wake = () => {}

  return {
    inFlight: () => inFlight.size,
    sent: () => sent,

    launch({ broadcast, rows }: Claim): void {
      for (const row of rows) {
        inFlight.set(row.id, row)
        ctx.messenger
          .send({ channel: row.channel, id: row.recipient }, contentOf(ctx, broadcast, row.channel))
          .then((outcome) => back.push({ row, broadcastId: broadcast.id, outcome }))
          .catch((error: unknown) => {
            failure ??= { error }
          })
          .finally(() => {
            inFlight.delete(row.id)
            wake()
          })
      }
    },

    /** What came back since it was last asked. */
    collect(): Ended[] {
      const collected = back
      back = []
      for (const { outcome } of collected) {
        window = outcome.kind === 'sent' ? Math.min(inFlightMax, window + 1) : 1
        if (outcome.kind === 'sent') sent += 1
      }
      return collected
    },

    /** How many may leave now: half a window or more, for a claim for each send that ends would cost a commit each. */
    capacity(): number {
      const room = failure ? 0 : window - inFlight.size
      return room >= window / 2 ? room : 0
    },

    /** What is still on its way when its leases are due to be renewed. */
    renew(): Claimed[] {
      const renewed = ctx.now() >= renewAt ? [...inFlight.values()] : []
      if (renewed.length > 0) renewAt = ctx.now() + renewEveryMs
      return renewed
    },

    /** Waits until something comes back, or so long; what ends together is collected together. */
    async nextBack(ms: number): Promise<void> {
      if (back.length === 0)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      await sleep(1)
    },

    /** Whether all that came back was collected; throws what the messenger threw, once nothing else is on its way. */
    isSettled(): boolean {
      if (back.length > 0) return false
      if (failure) throw failure.error
      return true
    },
  }
}

const nothing: Claiming = { claim: null, limited: false }
const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

// A person approved these words and no others.
async function isApproved(ctx: Ctx, { broadcast, rows }: Claim): Promise<boolean> {
  if ((await sha256(broadcast.text)) === broadcast.contentHash) return true
  for (const row of rows) await release(ctx, deliveries, row)
  await ctx.write((tx) => pauseItself(tx, ctx, broadcast.id, 'changed'))
  return false
}

function logUnsent(ctx: Ctx, ended: Ended[], settled: Settled[]): void {
  settled.forEach(({ state, reason }, i) => {
    const { row, broadcastId } = ended[i]!
    if (state !== 'sent') ctx.log('delivery.unsent', { id: row.id, broadcastId, state, reason })
  })
}

async function matcherOf(ctx: Ctx, { id }: Claimed): Promise<(text: string) => boolean> {
  const [broadcast] = await ctx.db
    .select({ text: broadcasts.text, code: digests.code })
    .from(deliveries)
    .innerJoin(broadcasts, eq(broadcasts.id, deliveries.broadcastId))
    .leftJoin(digests, eq(digests.id, broadcasts.digestId))
    .where(eq(deliveries.id, id))
  if (!broadcast) throw new Error('a delivery without its broadcast')
  const { code, text } = broadcast
  return (said) => (code ? said.includes(code) : said === text)
}

const finishDone = (ctx: Ctx) =>
  ctx.write(async (tx) => {
    const now = ctx.now()
    const finished = await tx.all(sql`
      update broadcasts set status = 'finished', updated_at = ${now}
      where status = 'sending' and planned_to is null and not exists (
        select 1 from deliveries where broadcast_id = broadcasts.id and ${isOpen(now)})
      returning id`)
    if (finished.length > 0) await forgetChats(tx, now)
    await pauseStopped(tx, ctx)
  })
