import { asc, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { goldenQuestions } from '../../db/schema/evaluation.ts'
import { documents } from '../../db/schema/library.ts'
import { stagedDocuments } from '../../db/schema/releases.ts'
import type { Ctx } from '../context.ts'
import type { Described, Ready } from '../library/prepare.ts'
import { clearStaged } from '../library/store.ts'

/** Whether what an import brings has to stand the golden questions before it is shown. */
export const isGated = async ({ db }: Pick<Ctx, 'db'>): Promise<boolean> => (await db.$count(goldenQuestions)) > 0

/**
 * Of a release some documents that are still staged, of about so many passages, each with the row that it will replace;
 * `outdated` are those whose row somebody has changed since.
 */
export async function stagedIn(
  tx: Pick<Tx, 'select'>,
  releaseId: string,
  mostPassages: number,
): Promise<{ ready: Ready[]; outdated: Ready[] }> {
  const rows = await tx
    .select({ described: stagedDocuments.described, wasAt: stagedDocuments.wasAt, row: documents })
    .from(stagedDocuments)
    .innerJoin(documents, eq(documents.id, stagedDocuments.documentId))
    .where(eq(stagedDocuments.releaseId, releaseId))
    .orderBy(asc(stagedDocuments.documentId))
    .limit(Number.isFinite(mostPassages) ? mostPassages : -1)
  const ready: Ready[] = []
  const outdated: Ready[] = []
  let passages = 0
  for (const { described, wasAt, row } of rows) {
    const document: Ready = { ...(described as Described), before: row }
    passages += document.passageCount
    if (ready.length > 0 && passages > mostPassages) break
    if (row.version === document.version - 1 && (wasAt === null || row.updatedAt === wasAt)) ready.push(document)
    else outdated.push(document)
  }
  return { ready, outdated }
}

export const unstage = (tx: Tx, some: Pick<Ready, 'id'>[]) =>
  tx.delete(stagedDocuments).where(
    inArray(
      stagedDocuments.documentId,
      some.map(({ id }) => id),
    ),
  )

/** Takes away what is staged of a document, whether it waits in a release or was left behind by an import that died. */
export async function withdraw(ctx: Pick<Ctx, 'db' | 'write'>, id: string): Promise<void> {
  const waits = await ctx.db.$count(stagedDocuments, eq(stagedDocuments.documentId, id))
  if (waits > 0)
    await ctx.write(async (tx) => {
      await unstage(tx, [{ id }])
      // A release of which a later import has taken all has nothing left to show.
      await tx.run(sql`
        update releases set state = 'discarded', lease_until = null where state in ('checking', 'waiting')
          and not exists (select 1 from staged_documents where release_id = releases.id)`)
    })
  await clearStaged(ctx, id)
}
