import { and, desc, eq, gte, inArray, lt, sql } from 'drizzle-orm'
import { digestItems, digests } from '../../../db/schema/digests.ts'
import { items } from '../../../db/schema/news.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { unitFor } from '../../roles.ts'
import { ofUnitAndFormer } from '../../units/former.ts'
import { listUnmet } from '../../unmet/list.ts'
import { isMonth } from './content.ts'

const mostItems = 20

/**
 * What a month's packet may be made of: what five people or more asked that nobody could answer, without a word that one alone
 * said, and what the unit itself told in the month and the one before.
 *
 * @throws AppError INVALID packet.month
 */
export async function suggestForPacket(ctx: Ctx, unitId: string, month: string) {
  const unit = await unitFor(ctx, 'packet.write', unitId)
  if (!isMonth(month)) throw new AppError('INVALID', 'packet.month')
  const topics = await listUnmet(ctx)
  const told = await ctx.db
    .select({ id: items.id, title: items.title, summary: items.summary, source: items.sourceName })
    .from(digestItems)
    .innerJoin(digests, eq(digests.id, digestItems.digestId))
    .innerJoin(items, eq(items.id, digestItems.itemId))
    .where(
      and(
        ofUnitAndFormer(digests.unitId, unit.id),
        inArray(digests.status, ['scheduled']),
        gte(digests.day, `${monthBefore(month)}-01`),
        lt(digests.day, `${month}-32`),
      ),
    )
    .groupBy(items.id)
    .orderBy(desc(sql`max(${digests.day})`), items.id)
    .limit(mostItems)
  return { topics: topics.map(({ id, label, people }) => ({ id, label, people })), told }
}

function monthBefore(month: string): string {
  const [year = 0, at = 1] = month.split('-').map(Number)
  return at === 1 ? `${year - 1}-12` : `${year}-${String(at - 1).padStart(2, '0')}`
}
