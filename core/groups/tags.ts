import { eq } from 'drizzle-orm'
import { groups } from '../../db/schema/groups.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { composed } from '../text/composed.ts'
import { groupFor } from './groups.ts'

/** How many characters a tag may have, and how many tags a group. */
export const tagMax = 40
export const tagsMax = 10

/** A tag in the one spelling in which it is kept and looked for: “Chi  bộ ” and “chi bộ” are the same. */
export const tagOf = (typed: string) => composed(typed).trim().replace(/\s+/g, ' ').toLowerCase()

/** Says what kind of group it is, in the office's own words; these replace what was said before. Zalo knows nothing of it. */
export async function tagGroup(ctx: Ctx, id: string, typed: string[]): Promise<void> {
  const group = await groupFor(ctx, 'group.manage', id)
  const tags = [...new Set(typed.map(tagOf))].filter(Boolean).sort((a, b) => a.localeCompare(b, 'vi'))
  await ctx.write(async (tx) => {
    await tx.update(groups).set({ tags }).where(eq(groups.id, id))
    const detail = { before: group.tags, tags }
    await record(tx, ctx, { action: 'group.tag', unitId: group.unitId, subjectId: id, detail })
  })
}
