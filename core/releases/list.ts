import { asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { people } from '../../db/schema/people.ts'
import { releases, stagedDocuments } from '../../db/schema/releases.ts'
import { units } from '../../db/schema/units.ts'
import type { Ctx } from '../context.ts'
import { goldenFor } from '../evaluation/golden.ts'
import type { Described } from '../library/store/prepare.ts'
import { within } from '../roles.ts'

const mostListed = 30
const mostTitles = 20

/** The releases of the units whose library the actor keeps, newest first; of those not shown yet the documents' titles too. */
export async function listReleases(ctx: Ctx) {
  const rows = await ctx.db
    .select({ release: releases, decidedByName: people.name })
    .from(releases)
    .innerJoin(units, eq(units.id, releases.unitId))
    .leftJoin(people, eq(people.id, releases.decidedBy))
    .where(within(ctx, 'document.write'))
    .orderBy(sql`${releases.state} in ('published', 'discarded')`, desc(releases.madeAt), sql`releases.rowid desc`)
    .limit(mostListed)
  const ids = rows.map(({ release }) => release.id)
  const staged = await ctx.db
    .select({ releaseId: stagedDocuments.releaseId, described: stagedDocuments.described })
    .from(stagedDocuments)
    .where(inArray(stagedDocuments.releaseId, ids))
    .orderBy(asc(stagedDocuments.documentId))
  const documentsOf = (id: string) =>
    staged
      .filter(({ releaseId }) => releaseId === id)
      .slice(0, mostTitles)
      .map(({ described }) => described as Described)
      .map(({ id, source }) => ({ id, title: source.title }))
  // What a release moves may be the question of another unit; that it moved is counted all the same.
  const own = new Set((await goldenFor(ctx, 'document.write')).map(({ golden }) => golden.id))
  return rows.map(({ release: { unitId, madeBy, decidedBy, leaseUntil, moved, ...shown }, decidedByName }) => ({
    ...shown,
    moved: moved.filter(({ id }) => own.has(id)),
    movedElsewhere: moved.filter(({ id }) => !own.has(id)).length,
    decidedByName,
    titles: documentsOf(shown.id).map(({ title }) => title),
    documents: documentsOf(shown.id),
  }))
}
