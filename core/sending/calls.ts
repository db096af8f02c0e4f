import { sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { sendRates } from '../../db/schema/sending.ts'
import type { Ctx } from '../context.ts'
import { minuteMs } from '../time.ts'
import { accountRate, allowedNow, chatRate, spacingMs, spent } from './rate.ts'

const account = 'account'

// No account or chat is spoken for so long: what reaches further was written by a clock that ran ahead, and counts for nothing.
const farthestMs = 10 * minuteMs

/**
 * Takes up to `wanted` calls of what the account may make now, and answers how many it got. The account is kept by a row,
 * so processes and machines share it.
 */
export async function takeCalls(tx: Tx, ctx: Pick<Ctx, 'now' | 'callsPerMinute'>, wanted: number): Promise<number> {
  const rate = accountRate(ctx.callsPerMinute)
  const already = await spentUntil(tx, ctx.now())
  const calls = Math.min(wanted, allowedNow(rate, already, ctx.now()))
  if (calls > 0) await spend(tx, spent(rate, already, ctx.now(), calls))
  return calls
}

/** Counts calls that do not wait, such as answers to people: what may wait then waits longer. */
export async function countCalls(tx: Tx, ctx: Pick<Ctx, 'now' | 'callsPerMinute'>, calls: number): Promise<void> {
  if (calls > 0)
    await spend(tx, spent(accountRate(ctx.callsPerMinute), await spentUntil(tx, ctx.now()), ctx.now(), calls))
}

async function spentUntil(tx: Tx, now: number): Promise<number> {
  const [row] = await tx.all<{ at: number }>(sql`
    select spent_until as at from ${sendRates} where key = ${account} and spent_until <= ${now + farthestMs}`)
  return row?.at ?? 0
}

const spend = (tx: Tx, until: number) =>
  tx.run(sql`
    insert into ${sendRates} (key, spent_until) values (${account}, ${until})
    on conflict (key) do update set spent_until = excluded.spent_until`)

/** The condition on a delivery `d` that its chat has not been written to too often just now. */
export const chatIsFree = (now: number) => sql`not exists (
  select 1 from ${sendRates} where key = d.recipient
    and spent_until > ${now + (chatRate.burst - 1) * spacingMs(chatRate)} and spent_until <= ${now + farthestMs})`

/** Counts one message to each of these chats. */
export const countChats = (tx: Tx, now: number, recipients: string[]) =>
  tx.run(sql`
    insert into ${sendRates} (key, spent_until)
    select value, ${now + spacingMs(chatRate)} from json_each(${JSON.stringify(recipients)}) where true
    on conflict (key) do update set
      spent_until = max(iif(spent_until > ${now + farthestMs}, 0, spent_until), ${now}) + ${spacingMs(chatRate)}`)

/** Drops the chats that may be written to as if they never had been. */
export const forgetChats = (tx: Tx, now: number) =>
  tx.run(
    sql`delete from ${sendRates} where (spent_until <= ${now} or spent_until > ${now + farthestMs}) and key <> ${account}`,
  )
