import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Reader, Tx } from '../../db/client.ts'
import { type Channel, channels } from '../../db/schema/channels.ts'
import { type OptOutPurpose, optOutPurposes, optOuts } from '../../db/schema/conversation.ts'
import { people } from '../../db/schema/people.ts'
import { roles } from '../../db/schema/roles.ts'
import { record } from '../audit.ts'
import { capabilities } from '../channels.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { isLive, signedIn } from '../roles.ts'

type Who = { personId: string; channel: Channel }
type Change = Partial<Record<OptOutPurpose, boolean>>

/** What “ngừng nhận tin” stops: what became of their own question or feedback people ask for by sending it, and stop by its name. */
const ofAll: OptOutPurpose[] = ['news', 'meetings']

/**
 * What a stop or start in a chat says of each purpose; `what` null for all, `only` where nothing but that is to come.
 */
export function changeOf(out: boolean, what: OptOutPurpose | null, only = false): Change {
  if (only) return Object.fromEntries(optOutPurposes.map((purpose) => [purpose, purpose !== what]))
  if (what) return { [what]: out }
  return Object.fromEntries((out ? ofAll : optOutPurposes).map((purpose) => [purpose, out]))
}

/** Ends (true) or takes up again what the account sends a person of its own accord in a channel; what is stopped there by now. */
export const applyOptOut = (ctx: Ctx, { personId, channel }: Who, change: Change): Promise<OptOutPurpose[]> =>
  ctx.write(async (tx) => {
    await changeIn(tx, ctx, personId, [channel], change)
    const rows = await tx
      .select({ purpose: optOuts.purpose })
      .from(optOuts)
      .where(and(eq(optOuts.personId, personId), eq(optOuts.channel, channel)))
    return optOutPurposes.filter((purpose) => rows.some((row) => row.purpose === purpose))
  })

async function changeIn(tx: Tx, ctx: Ctx, personId: string, where: Channel[], change: Change): Promise<void> {
  const at = ctx.now()
  const out = optOutPurposes.filter((purpose) => change[purpose] === true)
  const back = optOutPurposes.filter((purpose) => change[purpose] === false)
  const rows = where.flatMap((channel) => out.map((purpose) => ({ personId, channel, purpose, at })))
  if (rows.length > 0) await tx.insert(optOuts).values(rows).onConflictDoNothing()
  const gone = and(eq(optOuts.personId, personId), inArray(optOuts.channel, where), inArray(optOuts.purpose, back))
  if (back.length > 0) await tx.delete(optOuts).where(gone)
  for (const [action, purposes] of [['person.opt-out', out] as const, ['person.opt-in', back] as const])
    if (purposes.length > 0)
      await record(tx, ctx, { action, subjectId: personId, detail: { channel: where.join(' '), purposes } })
}

// Where one person alone is written to, through an account.
const ownChats = channels.filter((channel) => capabilities[channel].alone && capabilities[channel].sends)

/** What the actor has the account write of its own accord, and whether they get the duties of an office besides, which nobody stops here. */
export async function ownMessages(ctx: Ctx) {
  const personId = signedIn(ctx)
  const known = await knownChats(ctx.db, personId)
  const rows = await ctx.db
    .select({ channel: optOuts.channel, purpose: optOuts.purpose })
    .from(optOuts)
    .where(eq(optOuts.personId, personId))
  const isOut = (purpose: OptOutPurpose) => (channel: Channel) =>
    rows.some((row) => row.channel === channel && row.purpose === purpose)
  return {
    /** No chat with them is known: nothing is written to them wherever they are. */
    reached: known.length > 0,
    purposes: optOutPurposes.map((purpose) => ({
      purpose,
      on: !(known.length > 0 ? known : ownChats).every(isOut(purpose)),
    })),
    duties: await hasDuties(ctx, personId),
  }
}

/** Changes it in each chat of theirs, those not known yet too. */
export async function changeOwnMessages(ctx: Ctx, wanted: Partial<Record<OptOutPurpose, boolean>>) {
  const personId = signedIn(ctx)
  const change = Object.fromEntries(Object.entries(wanted).map(([purpose, on]) => [purpose, !on]))
  await ctx.write((tx) => changeIn(tx, ctx, personId, ownChats, change))
  return ownMessages(ctx)
}

async function knownChats(db: Reader, personId: string): Promise<Channel[]> {
  const [person] = await db.select().from(people).where(eq(people.id, personId))
  if (!person) throw new AppError('UNAUTHENTICATED')
  return [...(person.oaUserId ? (['oa_chat'] as const) : []), ...(person.botUserId ? (['bot_chat'] as const) : [])]
}

/** Whether somebody works for an office: what they must know for that comes whatever they stop. */
export async function hasDuties({ db, now }: Pick<Ctx, 'db' | 'now'>, personId: string): Promise<boolean> {
  const own = and(eq(roles.personId, personId), sql`${roles.role} <> 'member'`, isLive(db, now()))
  return (await db.select({ role: roles.role }).from(roles).where(own).limit(1)).length > 0
}
