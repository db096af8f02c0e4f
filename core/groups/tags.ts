import { eq } from 'drizzle-orm'
import { groups } from '../../db/schema/groups.ts'
import { expectSeen } from '../acts/seen.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { composed } from '../text/composed.ts'
import { groupFor, groupMark } from './groups.ts'

/** How many characters a tag may have, and how many tags a group. */
export const tagMax = 40
export const tagsMax = 10

/** A tag in the one spelling in which it is kept and looked for: “Chi  bộ ” and “chi bộ” are the same. */
export const tagOf = (typed: string) => composed(typed).trim().replace(/\s+/g, ' ').toLowerCase()

/**
 * Says what kind of group it is, in the office's own words; these replace what was said before, which `mark`, where given, stands for.
 * Zalo knows nothing of it.
 *
 * @throws AppError CONFLICT record.stale
 */
export async function tagGroup(
  ctx: Ctx,
  id: string,
  { tags: typed, mark }: { tags: string[]; mark?: string },
): Promise<void> {
  const group = await groupFor(ctx, 'group.manage', id)
  const tags = [...new Set(typed.map(tagOf))].filter(Boolean).sort((a, b) => a.localeCompare(b, 'vi'))
  await ctx.write(async (tx) => {
    expectSeen(mark, groupMark(await groupFor({ actor: ctx.actor, db: tx }, 'group.manage', id)))
    await tx.update(groups).set({ tags }).where(eq(groups.id, id))
    const detail = { before: group.tags, tags }
    await record(tx, ctx, { action: 'group.tag', unitId: group.unitId, subjectId: id, detail })
  })
}
