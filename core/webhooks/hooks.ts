import { and, count, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { units } from '../../db/schema/units.ts'
import { type WebhookEvent, webhookMessages, webhooks } from '../../db/schema/webhooks.ts'
import { type AuditAction, record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { newId } from '../ids.ts'
import { allow, signedIn, within } from '../roles.ts'
import { openUnitFor } from '../units/open.ts'
import { newWebhookSecret } from './sign.ts'

const mostOfUnit = 20
const mostListed = 100
const logged = 10

type NewHook = { unitId: string; url: string; events: WebhookEvent[] }

/**
 * Has a target told of what happens in a unit and below it from now on. The secret that signs is told here and never again.
 *
 * @throws AppError INVALID webhook.address, webhook.private, webhook.events, CONFLICT webhook.many
 */
export async function makeHook(ctx: Ctx, { unitId, url, events }: NewHook) {
  const unit = await openUnitFor(ctx, 'integration.manage', unitId)
  const createdBy = signedIn(ctx)
  if (events.length === 0) throw new AppError('INVALID', 'webhook.events')
  const problem = ctx.tellOut.problemOf(url)
  if (problem) throw new AppError('INVALID', `webhook.${problem}`)
  const secret = newWebhookSecret()
  const at = ctx.now()
  const row = {
    ...{ id: newId('wh'), unitId: unit.id, url, events: [...new Set(events)].sort() },
    ...{ sealedSecret: await ctx.crypt.seal(secret), createdBy, createdAt: at, lookedAt: at },
  }
  await ctx.write(async (tx) => {
    const [held] = await tx.select({ count: count() }).from(webhooks).where(eq(webhooks.unitId, unit.id))
    if ((held?.count ?? 0) >= mostOfUnit) throw new AppError('CONFLICT', 'webhook.many')
    await tx.insert(webhooks).values(row)
    const detail = { host: new URL(url).host, events: row.events }
    await record(tx, ctx, { action: 'webhook.make', unitId: unit.id, subjectId: row.id, detail })
  })
  return { id: row.id, secret }
}

/** The targets of the units that the actor manages, each with what came of the last messages. */
export async function listHooks(ctx: Ctx) {
  const rows = await ctx.db
    .select({ row: webhooks, unitName: units.name })
    .from(webhooks)
    .innerJoin(units, eq(units.id, webhooks.unitId))
    .where(within(ctx, 'integration.manage'))
    .orderBy(desc(webhooks.createdAt), desc(webhooks.id))
    .limit(mostListed)
  const ids = rows.map(({ row }) => row.id)
  const { id, webhookId, event, state, attempts, status, reason, createdAt, updatedAt } = webhookMessages
  const nth = sql<number>`row_number() over (partition by ${webhookId} order by ${createdAt} desc, ${id} desc)`.as(
    'nth',
  )
  const numbered = ctx.db
    .select({ id, webhookId, event, state, attempts, status, reason, createdAt, updatedAt, nth })
    .from(webhookMessages)
    .where(inArray(webhookId, ids))
    .as('numbered')
  const messages = await ctx.db
    .select()
    .from(numbered)
    .where(sql`${numbered.nth} <= ${logged}`)
    .orderBy(sql`${numbered.nth}`)
  const waiting = await ctx.db
    .select({ webhookId, count: count() })
    .from(webhookMessages)
    .where(and(inArray(webhookId, ids), eq(state, 'waiting')))
    .groupBy(webhookId)
  return rows.map(({ row: { sealedSecret, createdBy, lookedAt, leaseUntil, ...hook }, unitName }) => ({
    ...{ ...hook, unitName },
    waiting: waiting.find((one) => one.webhookId === hook.id)?.count ?? 0,
    messages: messages.filter((one) => one.webhookId === hook.id).map(({ webhookId, nth, ...message }) => message),
  }))
}

/** Targets that are told nothing, why, and how much waits for them: for whoever keeps the machine. */
export async function stoppedHooks(ctx: Pick<Ctx, 'db'>) {
  const waiting = ctx.db.$count(
    webhookMessages,
    and(eq(webhookMessages.webhookId, webhooks.id), eq(webhookMessages.state, 'waiting')),
  )
  const rows = await ctx.db
    .select({ url: webhooks.url, stopped: webhooks.stopped, unitName: units.name, waiting })
    .from(webhooks)
    .innerJoin(units, eq(units.id, webhooks.unitId))
    .where(isNotNull(webhooks.stopped))
    .orderBy(webhooks.stoppedAt)
    .limit(mostListed)
  return rows.map(({ url, ...row }) => ({ host: new URL(url).host, ...row }))
}

type Hook = typeof webhooks.$inferSelect

/** Tells the target nothing until somebody lets it; what happens meanwhile is put in line. */
export const pauseHook = (ctx: Ctx, id: string) =>
  change(ctx, id, 'webhook.pause', { stopped: 'person', stoppedAt: ctx.now() })

/** Tells the target again, and at once what stands in line. */
export const resumeHook = (ctx: Ctx, id: string) =>
  change(ctx, id, 'webhook.resume', { stopped: null, stoppedAt: null, failures: 0, failingSince: null, nextAt: 0 })

/** A new secret in place of the old one, which signs nothing from here on. */
export async function renewSecret(ctx: Ctx, id: string): Promise<{ id: string; secret: string }> {
  allow(ctx, 'integration.manage')
  const secret = newWebhookSecret()
  const sealedSecret = await ctx.crypt.seal(secret)
  await change(ctx, id, 'webhook.renew', { sealedSecret })
  return { id, secret }
}

async function change(ctx: Ctx, id: string, action: AuditAction, changes: Partial<Hook>): Promise<{ id: string }> {
  allow(ctx, 'integration.manage')
  await ctx.write(async (tx) => {
    const { unitId } = await hookFor({ ...ctx, db: tx }, id)
    await tx.update(webhooks).set(changes).where(eq(webhooks.id, id))
    await record(tx, ctx, { action, unitId, subjectId: id })
  })
  return { id }
}

export async function removeHook(ctx: Ctx, id: string): Promise<{ id: string }> {
  allow(ctx, 'integration.manage')
  await ctx.write(async (tx) => {
    const { unitId } = await hookFor({ ...ctx, db: tx }, id)
    await tx.delete(webhookMessages).where(eq(webhookMessages.webhookId, id))
    await tx.delete(webhooks).where(eq(webhooks.id, id))
    await record(tx, ctx, { action: 'webhook.remove', unitId, subjectId: id })
  })
  return { id }
}

/** Puts a message in line that says nothing but that it is a test. */
export async function testHook(ctx: Ctx, id: string): Promise<{ id: string }> {
  allow(ctx, 'integration.manage')
  const at = ctx.now()
  const messageId = newId('msg')
  await ctx.write(async (tx) => {
    const { unitId } = await hookFor({ ...ctx, db: tx }, id)
    await tx.insert(webhookMessages).values({
      ...{ id: messageId, webhookId: id, event: 'test', subjectId: messageId, createdAt: at, updatedAt: at },
      body: bodyOf('test', at, { unitId }),
    })
    // Whoever tries it wants to see now what comes of it.
    await tx.update(webhooks).set({ nextAt: 0 }).where(eq(webhooks.id, id))
    await record(tx, ctx, { action: 'webhook.test', unitId, subjectId: id })
  })
  return { id: messageId }
}

/** What is sent, as Standard Webhooks recommends: its kind, when it happened, what it is about. */
export const bodyOf = (type: string, at: number, data: Record<string, unknown>) =>
  JSON.stringify({ type, timestamp: new Date(at).toISOString(), data })

async function hookFor(ctx: Pick<Ctx, 'db' | 'actor'>, id: string): Promise<Hook> {
  const [found] = await ctx.db
    .select({ hook: webhooks, path: units.path })
    .from(webhooks)
    .innerJoin(units, eq(units.id, webhooks.unitId))
    .where(eq(webhooks.id, id))
  if (!found) throw new AppError('NOT_FOUND')
  allow(ctx, 'integration.manage', found.path)
  return found.hook
}
