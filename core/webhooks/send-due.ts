import { and, asc, eq, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm'
import { units } from '../../db/schema/units.ts'
import { type StopReason, webhookMessages, webhooks } from '../../db/schema/webhooks.ts'
import type { Ctx, ToldOut } from '../context.ts'
import { describe } from '../errors.ts'
import { lapsed } from '../lease.ts'
import { queueReply } from '../replies/queue.ts'
import { backoffMs } from '../sending/settle.ts'
import { nearest, staffWith } from '../staff.ts'
import { dayMs, minuteMs } from '../time.ts'
import { stoppedText } from './messages.ts'
import { signedHeaders } from './sign.ts'

const leaseMs = 2 * minuteMs
// Within the lease, whatever the last call takes.
const forMs = minuteMs
const atOnce = 8
const mostAtOnce = 100
/** A target that takes nothing for so long is told nothing more until somebody lets it. */
export const patienceMs = dayMs
const keptMs = 30 * dayMs

type Hook = typeof webhooks.$inferSelect
type Message = typeof webhookMessages.$inferSelect

/** Sends what stands in line, to several targets at once and to each in order; answers how many were taken. */
export async function sendWebhooks(ctx: Ctx): Promise<number> {
  const hooks = await claim(ctx)
  const sent = await Promise.all(
    hooks.map((hook) =>
      sendTo(ctx, hook).catch((error: unknown) => {
        ctx.log('webhook.failed', { webhookId: hook.id, ...describe(error) })
        return 0
      }),
    ),
  )
  await forget(ctx)
  return sent.reduce((sum, one) => sum + one, 0)
}

/** Targets with something in line whose time has come, none of them another process's. */
async function claim(ctx: Ctx): Promise<Hook[]> {
  const now = ctx.now()
  const due = and(
    isNull(webhooks.stopped),
    lte(webhooks.nextAt, now),
    or(isNull(webhooks.leaseUntil), lapsed(leaseMs, now, webhooks.leaseUntil)),
    sql`exists (select 1 from webhook_messages m where m.webhook_id = ${webhooks.id} and m.state = 'waiting')`,
  )
  const waiting = await ctx.db
    .select({ id: webhooks.id })
    .from(webhooks)
    .where(due)
    .orderBy(asc(webhooks.nextAt))
    .limit(atOnce)
  if (waiting.length === 0) return []
  const ids = waiting.map(({ id }) => id)
  return ctx.write((tx) =>
    tx
      .update(webhooks)
      .set({ leaseUntil: now + leaseMs })
      .where(and(inArray(webhooks.id, ids), due))
      .returning(),
  )
}

async function sendTo(ctx: Ctx, hook: Hook): Promise<number> {
  const until = ctx.now() + forMs
  const messages = await ctx.db
    .select()
    .from(webhookMessages)
    .where(and(eq(webhookMessages.webhookId, hook.id), eq(webhookMessages.state, 'waiting')))
    .orderBy(asc(webhookMessages.createdAt), asc(sql`rowid`))
    .limit(mostAtOnce)
  let sent = 0
  const secret = await ctx.crypt.unseal(hook.sealedSecret)
  for (const message of messages) {
    if (ctx.now() > until) break
    const { id, body } = message
    const told = await ctx.tellOut.post(hook.url, body, await signedHeaders(secret, { id, at: ctx.now(), body }))
    await settle(ctx, hook, message, told)
    // The rest waits behind what was not taken: in order, and a target that is down is asked once.
    if (told.kind !== 'taken') return sent
    sent += 1
  }
  await ctx.write((tx) => tx.update(webhooks).set({ leaseUntil: null }).where(eq(webhooks.id, hook.id)))
  return sent
}

async function settle(ctx: Ctx, hook: Hook, { id }: Message, told: ToldOut): Promise<void> {
  const now = ctx.now()
  const { status = null } = told
  const row = { attempts: sql`${webhookMessages.attempts} + 1`, status, updatedAt: now }
  if (told.kind === 'taken') {
    await ctx.write(async (tx) => {
      await tx
        .update(webhookMessages)
        .set({ ...row, state: 'sent', reason: null })
        .where(eq(webhookMessages.id, id))
      await tx.update(webhooks).set({ failures: 0, failingSince: null, nextAt: 0 }).where(eq(webhooks.id, hook.id))
    })
    hook.failures = 0
    hook.failingSince = null
    return
  }
  const failures = hook.failures + 1
  const failingSince = Math.min(hook.failingSince ?? now, now)
  const stopped = stopOf(told, now - failingSince)
  const admins = stopped ? await adminsOf(ctx, hook) : []
  await ctx.write(async (tx) => {
    await tx
      .update(webhookMessages)
      .set({ ...row, reason: told.reason })
      .where(eq(webhookMessages.id, id))
    await tx
      .update(webhooks)
      .set({
        ...{ failures, failingSince, nextAt: now + backoffMs(failures), leaseUntil: null },
        ...(stopped && { stopped, stoppedAt: now }),
      })
      .where(eq(webhooks.id, hook.id))
    for (const { personId, oaUserId } of admins)
      await queueReply(tx, ctx, {
        ...{ to: { channel: 'oa_chat', id: oaUserId }, cause: 'operator' },
        causeId: `webhook:${hook.id}:${now}:${personId}`,
        content: { text: stoppedText(new URL(hook.url).host, stopped ?? 'failing') },
      })
  })
  ctx.log('webhook.unsent', { webhookId: hook.id, status, reason: told.reason, stopped })
}

/** Why a target is told nothing more; null while it is tried again. */
function stopOf(told: Exclude<ToldOut, { kind: 'taken' }>, failingMs: number): StopReason | null {
  if (told.reason === 'private') return 'private'
  // The target's own word that it wants no more, by the standard.
  if (told.status === 410) return 'gone'
  return failingMs >= patienceMs ? 'failing' : null
}

async function adminsOf(ctx: Ctx, { unitId }: Hook) {
  const [unit] = await ctx.db.select({ path: units.path }).from(units).where(eq(units.id, unitId))
  const admins = unit ? nearest(await staffWith(ctx.db, ctx.now(), ['admin']), unit.path) : []
  return [...new Map(admins.map((one) => [one.personId, one])).values()]
}

/** What was told a month ago, or has waited as long for a target that nobody let again. */
async function forget(ctx: Ctx): Promise<void> {
  const old = lt(webhookMessages.createdAt, ctx.now() - keptMs)
  const [any] = await ctx.db.select({ id: webhookMessages.id }).from(webhookMessages).where(old).limit(1)
  if (any) await ctx.write((tx) => tx.delete(webhookMessages).where(old))
}
