import { releases, stagedDocuments } from '../../db/schema/releases.ts'
import type { Ctx } from '../context.ts'
import { newId } from '../ids.ts'
import type { Staged } from '../library/store/prepare.ts'
import { leaseMs } from './check.ts'

const rowsPerStatement = 50

/** Makes a release of documents whose sections are written; it is still to be checked, and this process does it. */
export async function openRelease(
  ctx: Ctx,
  { name, unitId, staged }: { name: string; unitId: string | null; staged: Staged[] },
): Promise<string> {
  const id = newId('rl')
  await ctx.write(async (tx) => {
    await tx.insert(releases).values({
      id,
      unitId,
      name,
      state: 'checking',
      documentCount: staged.length,
      madeBy: ctx.actor.personId,
      madeAt: ctx.now(),
      leaseUntil: ctx.now() + leaseMs,
    })
    const rows = staged.map(({ before, ...described }) => ({
      documentId: described.id,
      version: described.version,
      releaseId: id,
      originalId: described.originalId,
      described,
      wasAt: before?.updatedAt ?? null,
    }))
    for (let start = 0; start < rows.length; start += rowsPerStatement)
      await tx.insert(stagedDocuments).values(rows.slice(start, start + rowsPerStatement))
  })
  return id
}
