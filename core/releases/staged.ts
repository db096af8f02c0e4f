import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { documents } from '../../db/schema/library.ts'
import { releases, stagedDocuments } from '../../db/schema/releases.ts'
import type { Ctx } from '../context.ts'
import { goldenOf } from '../evaluation/golden.ts'
import type { Described, Ready } from '../library/store/prepare.ts'
import { clearStaged } from '../library/store/stage.ts'

/** Whether what an import brings to a unit has to stand golden questions before it is shown. */
export const isGated = async (ctx: Pick<Ctx, 'db'>, unitId: string | null): Promise<boolean> =>
  (await goldenOf(ctx, unitId)).length > 0

/**
 * The next documents of a release that are still staged, about `mostPassages` of them, each with the row that it will
 * replace. `outdated`: somebody changed the row since, or another import took the text away.
 */
export async function stagedIn(
  tx: Pick<Tx, 'select'>,
  releaseId: string,
  mostPassages: number,
): Promise<{ ready: Ready[]; outdated: Ready[] }> {
  const rows = await tx
    .select({
      described: stagedDocuments.described,
      wasAt: stagedDocuments.wasAt,
      row: documents,
      sectionsHeld: sql<number>`(select count(*) from sections
        where document_id = staged_documents.document_id and version = staged_documents.version)`,
    })
    .from(stagedDocuments)
    .innerJoin(documents, eq(documents.id, stagedDocuments.documentId))
    .where(eq(stagedDocuments.releaseId, releaseId))
    .orderBy(asc(stagedDocuments.documentId))
    .limit(Number.isFinite(mostPassages) ? mostPassages : -1)
  const ready: Ready[] = []
  const outdated: Ready[] = []
  let passages = 0
  for (const { described, wasAt, row, sectionsHeld } of rows) {
    const document: Ready = { ...(described as Described), before: row }
    passages += document.passageCount
    if (ready.length > 0 && passages > mostPassages) break
    const unchanged = row.version === document.version - 1 && (wasAt === null || row.updatedAt === wasAt)
    if (unchanged && sectionsHeld === document.sectionCount) ready.push(document)
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

/** A document's version that waits in a release, or is being asked about or shown; null if none does. */
export async function waitingOf({ db }: Pick<Ctx, 'db'>, id: string) {
  const [row] = await db
    .select({
      described: stagedDocuments.described,
      releaseId: releases.id,
      name: releases.name,
      state: releases.state,
    })
    .from(stagedDocuments)
    .innerJoin(releases, eq(releases.id, stagedDocuments.releaseId))
    .where(and(eq(stagedDocuments.documentId, id), ne(releases.state, 'discarded')))
  return row ? { ...row, described: row.described as Described } : null
}

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
