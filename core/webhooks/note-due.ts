import { eq, type SQL, sql } from 'drizzle-orm'
import { isBelow, units } from '../../db/schema/units.ts'
import { type WebhookEvent, webhookMessages, webhooks } from '../../db/schema/webhooks.ts'
import type { Ctx } from '../context.ts'
import { newId } from '../ids.ts'
import { dayMs, minuteMs } from '../time.ts'
import { bodyOf } from './hooks.ts'

// Looked over again each time, for a transaction may end later than the instant it writes; what was noted is not noted twice.
const overlapMs = 5 * minuteMs
// A stop of the service takes nothing away, but a target that was made long ago is not told of a year.
const farthestMs = 7 * dayMs
const pageSize = 200

type Happened = { id: string; unitId: string; at: number } & Record<string, unknown>

/** What happened between two instants in units of a path, by the rows that it left. */
const happened: Record<WebhookEvent, (path: string, from: number, to: number) => SQL> = {
  'digest.sent': (path, from, to) => sql`
    select b.digest_id as id, b.unit_id as "unitId", b.updated_at as at, d.code, d.day, d.kind
    from broadcasts b join digests d on d.id = b.digest_id join units u on u.id = b.unit_id
    where b.status = 'finished' and b.send_at > ${from - farthestMs} and b.updated_at >= ${from} and b.updated_at <= ${to}
      and ${isBelow(sql`u.path`, path)}`,
  'feedback.received': (path, from, to) => sql`
    select f.id, f.unit_id as "unitId", f.created_at as at, f.category, f.due_at as "dueAt"
    from feedback f join units u on u.id = f.unit_id
    where f.created_at >= ${from} and f.created_at <= ${to} and ${isBelow(sql`u.path`, path)}`,
  'feedback.answered': (path, from, to) => sql`
    select f.id || ':' || f.answered_at as id, f.id as "feedbackId", f.unit_id as "unitId", f.answered_at as at, f.category
    from feedback f join units u on u.id = f.unit_id
    where f.answered_at >= ${from} and f.answered_at <= ${to} and ${isBelow(sql`u.path`, path)}`,
  'quiz.closed': (path, from, to) => sql`
    select r.id, q.unit_id as "unitId", r.closes_at as at, q.id as "quizId"
    from rounds r join quizzes q on q.id = r.quiz_id join units u on u.id = q.unit_id
    where q.status <> 'draft' and r.cancelled_at is null and r.closes_at >= ${from} and r.closes_at <= ${to}
      and ${isBelow(sql`u.path`, path)}`,
}

/** Puts in line for each target what happened since it was last looked: from the rows that say so, so that no verb knows of it. */
export async function noteWebhooks(ctx: Ctx): Promise<void> {
  const hooks = await ctx.db
    .select({ hook: webhooks, path: units.path })
    .from(webhooks)
    .innerJoin(units, eq(units.id, webhooks.unitId))
  for (const { hook, path } of hooks) {
    const to = ctx.now()
    const from = Math.max(hook.createdAt, Math.min(hook.lookedAt, to) - overlapMs, to - farthestMs)
    let noted = 0
    for (const event of hook.events) noted += await note(ctx, hook, { event, path, from, to })
    if (noted === 0 && to - hook.lookedAt < minuteMs) continue
    await ctx.write((tx) => tx.update(webhooks).set({ lookedAt: to }).where(eq(webhooks.id, hook.id)))
  }
}

type Look = { event: WebhookEvent; path: string; from: number; to: number }

/** A page at a time of what has not been noted, until none is left: an office that was away for long is caught up with at once. */
async function note(ctx: Ctx, hook: Pick<typeof webhooks.$inferSelect, 'id'>, { event, path, from, to }: Look) {
  let noted = 0
  for (let isMore = true; isMore; ) {
    const rows = await ctx.db.all<Happened>(sql`
      select * from (${happened[event](path, from, to)}) h
      where not exists (
        select 1 from webhook_messages m where m.webhook_id = ${hook.id} and m.event = ${event} and m.subject_id = h.id)
      order by h.at, h.id limit ${pageSize}`)
    isMore = rows.length === pageSize
    if (rows.length === 0) break
    const messages = rows.map(({ id, at, ...about }) => ({
      ...{ id: newId('msg'), webhookId: hook.id, event, subjectId: id, createdAt: to, updatedAt: to },
      body: bodyOf(event, at, { id: about.feedbackId ?? id, ...about }),
    }))
    await ctx.write(async (tx) => {
      for (const message of messages) await tx.insert(webhookMessages).values(message).onConflictDoNothing()
    })
    noted += rows.length
  }
  return noted
}
