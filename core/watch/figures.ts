import { and, desc, eq, inArray, isNull, min, sql } from 'drizzle-orm'
import { broadcasts, deliveries } from '../../db/schema/broadcasts.ts'
import { oaTokens } from '../../db/schema/connection.ts'
import { inboxEvents } from '../../db/schema/inbox.ts'
import { imports } from '../../db/schema/intake.ts'
import { replies } from '../../db/schema/replies.ts'
import { consentMs } from '../connection/lapse.ts'
import type { Ctx } from '../context.ts'

type Queue = { rows: number; oldestAt: number | null }

/** What waits in the database, and until when the account's consent holds; null where it has given none. */
export type Figures = {
  at: number
  queues: Record<'inbox' | 'replies' | 'deliveries' | 'imports', Queue>
  consentUntil: number | null
}

const rows = sql<number>`count(*)`.mapWith(Number)

export async function figuresOf({ db, now }: Pick<Ctx, 'db' | 'now'>, accountId: string): Promise<Figures> {
  const [inbox, replying, delivering, importing, pairs] = await Promise.all([
    db
      .select({ rows, oldestAt: min(inboxEvents.receivedAt) })
      .from(inboxEvents)
      .where(inArray(inboxEvents.state, ['new', 'working'])),
    db
      .select({ rows, oldestAt: min(replies.createdAt) })
      .from(replies)
      .where(inArray(replies.state, ['queued', 'sending', 'retry'])),
    // What waits for its day, or for a person, does not wait for Loa.
    db
      .select({ rows, oldestAt: min(deliveries.dueAt) })
      .from(deliveries)
      .innerJoin(broadcasts, eq(broadcasts.id, deliveries.broadcastId))
      .where(and(inArray(deliveries.state, ['queued', 'sending', 'retry']), eq(broadcasts.status, 'sending'))),
    db
      .select({ rows, oldestAt: min(imports.createdAt) })
      .from(imports)
      .where(inArray(imports.state, ['queued', 'reading'])),
    db
      .select({ createdAt: oaTokens.createdAt })
      .from(oaTokens)
      .where(and(eq(oaTokens.oaId, accountId), isNull(oaTokens.replacedAt)))
      .orderBy(desc(oaTokens.seq))
      .limit(1),
  ])
  const [none] = [{ rows: 0, oldestAt: null }]
  return {
    at: now(),
    queues: {
      inbox: inbox[0] ?? none,
      replies: replying[0] ?? none,
      deliveries: delivering[0] ?? none,
      imports: importing[0] ?? none,
    },
    consentUntil: pairs[0] ? pairs[0].createdAt + consentMs : null,
  }
}
