import { eq } from 'drizzle-orm'
import { releases } from '../../db/schema/releases.ts'
import type { Ctx } from '../context.ts'
import { askGolden } from '../evaluation/ask-golden.ts'
import { goldenOf } from '../evaluation/golden.ts'
import type { GoldenResult } from '../evaluation/golden-result.ts'
import { show } from '../library/store/publish.ts'
import { stagedIn, unstage } from './staged.ts'

/** The tables that showing a release writes. A trial writes copies of them. */
export const trialTables = ['documents', 'document_relations', 'library_terms', 'staged_documents']

/** Asks the golden questions before and after showing a release. `ctx` must be over a copy: what is written stays in it. */
export async function tryRelease(ctx: Ctx, id: string): Promise<{ before: GoldenResult[]; after: GoldenResult[] }> {
  const [release] = await ctx.db.select({ unitId: releases.unitId }).from(releases).where(eq(releases.id, id))
  const golden = await goldenOf(ctx, release?.unitId ?? null)
  const before = await askGolden(ctx, golden)
  await ctx.write(async (tx) => {
    const { ready } = await stagedIn(tx, id, Number.POSITIVE_INFINITY)
    await show(tx, ctx, ready)
    await unstage(tx, ready)
  })
  return { before, after: await askGolden(ctx, golden) }
}
