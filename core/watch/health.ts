import { eq } from 'drizzle-orm'
import { inboxEvents } from '../../db/schema/inbox.ts'
import type { Ctx } from '../context.ts'
import { newId } from '../ids.ts'

// A page or two of the file, so that room for them is asked for.
const trial = 'x'.repeat(8192)

/** Whether the database answers and holds our tables. */
export const databaseAnswers = (ctx: Pick<Ctx, 'db'>): Promise<boolean> =>
  ctx.db.$count(inboxEvents, eq(inboxEvents.seq, 0)).then(isDone, isNot)

/**
 * Whether the database would take an event: one is stored and taken out again in one transaction, so nothing grows and nobody
 * else sees it. A full disk or one that may only be read still answers what is read of it.
 */
export const databaseTakesEvents = (ctx: Pick<Ctx, 'write' | 'now'>): Promise<boolean> => {
  const dedupeKey = newId('probe')
  return ctx
    .write(async (tx) => {
      await tx
        .insert(inboxEvents)
        .values({ dedupeKey, channel: 'oa_chat', name: 'health', body: trial, receivedAt: ctx.now() })
      await tx.delete(inboxEvents).where(eq(inboxEvents.dedupeKey, dedupeKey))
    })
    .then(isDone, isNot)
}

const isDone = () => true
const isNot = () => false
