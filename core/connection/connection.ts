import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Reader } from '../../db/client.ts'
import { oaTokens } from '../../db/schema/connection.ts'
import type { Ctx } from '../context.ts'
import { openAlarms } from './alarms.ts'
import { allowConnection } from './consent.ts'
import { consentMs, stepOf } from './lapse.ts'
import { manyStale } from './stale.ts'
import { listUnknown } from './unknown.ts'

const shownAlarms = async (db: Reader) =>
  (await openAlarms(db)).filter(({ kind, times }) => kind !== 'clock' || times >= manyStale)

/** How the account is connected, what is wrong with it, and what came that Loa does not know. */
export async function connectionOf(ctx: Ctx, accountId: string) {
  allowConnection(ctx)
  const [[pair], alarms, unknown] = await Promise.all([
    ctx.db
      .select()
      .from(oaTokens)
      .where(and(eq(oaTokens.oaId, accountId), isNull(oaTokens.replacedAt)))
      .orderBy(desc(oaTokens.seq))
      .limit(1),
    shownAlarms(ctx.db),
    listUnknown(ctx.db),
  ])
  const consentUntil = pair ? pair.createdAt + consentMs : null
  const state = !pair
    ? 'never'
    : pair.refusedAt !== null || alarms.some(({ kind }) => kind === 'lost')
      ? 'lost'
      : pair.expiresAt === 0
        ? 'untried'
        : stepOf(pair.createdAt + consentMs, ctx.now()) !== null
          ? 'ending'
          : 'connected'
  return {
    state: state as 'never' | 'untried' | 'connected' | 'ending' | 'lost',
    renewedAt: pair && pair.expiresAt > 0 ? pair.createdAt : null,
    tokenUntil: pair && pair.expiresAt > 0 ? pair.expiresAt : null,
    consentUntil,
    alarms: alarms.map(({ kind, subject, times, raisedAt, lastAt }) => ({ kind, subject, times, raisedAt, lastAt })),
    unknown,
  }
}
