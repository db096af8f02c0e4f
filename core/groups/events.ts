import { and, eq, ne } from 'drizzle-orm'
import { groups } from '../../db/schema/groups.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import type { Incoming } from '../incoming.ts'
import { skipForGoneGroup } from '../sending/skip.ts'
import { checkSoon } from './check.ts'
import { readLedgerSoon } from './ledger.ts'

/**
 * What the platform tells of a group's life. A count is never added up from events, which come late, twice or not at
 * all: they are the reason to look. Only the end of a group is taken at once, so that nothing more is sent there.
 */
export async function groupChanged(ctx: Ctx, { change, chatId }: Extract<Incoming, { kind: 'group' }>): Promise<void> {
  if (change === 'made' || change === 'dissolved') await readLedgerSoon(ctx)
  if (change === 'dissolved') return close(ctx, chatId)
  await checkSoon(ctx, chatId)
}

const close = (ctx: Ctx, externalId: string) =>
  ctx.write(async (tx) => {
    const ours = and(eq(groups.channel, 'oa_group'), eq(groups.externalId, externalId), ne(groups.status, 'left'))
    const [group] = await tx.update(groups).set({ status: 'left', pendingCount: null }).where(ours).returning()
    if (!group) return
    await skipForGoneGroup(tx, ctx.now(), group.id)
    const detail = { after: 'left' }
    await record(tx, ctx, { action: 'group.status', unitId: group.unitId, subjectId: group.id, detail })
  })
