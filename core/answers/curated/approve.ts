import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import { curatedAnswers, curatedCitations } from '../../../db/schema/curated.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { everything } from '../../library/clearance.ts'
import { clauseForceOn } from '../../library/force/clause-force.ts'
import { passagesById } from '../../library/search/search-passages.ts'
import { dayOf } from '../../time.ts'
import { type Curated, curatedFor, curatedHash } from './content.ts'

/**
 * A second person lets it answer. `contentHash` is of what they read.
 *
 * @throws AppError FORBIDDEN four-eyes; CONFLICT curated.stale, curated.retired, curated.gone where a quote no longer
 * stands in the library, curated.expired
 */
export const approveCurated = (ctx: Ctx, id: string, { contentHash }: { contentHash: string }) =>
  decide(ctx, id, async (tx, curated) => {
    const { row } = curated
    const { personId } = ctx.actor
    if (personId && (row.createdBy === personId || row.editedBy === personId))
      throw new AppError('FORBIDDEN', 'four-eyes')
    if (row.status === 'retired') throw new AppError('CONFLICT', 'curated.retired')
    const approvedHash = await curatedHash(curated)
    if (contentHash !== approvedHash) throw new AppError('CONFLICT', 'curated.stale')
    if (row.status === 'approved') return
    await tx
      .update(curatedAnswers)
      .set({ status: 'approved', approvedBy: personId, approvedAt: ctx.now(), approvedHash, reviewSince: null })
      .where(eq(curatedAnswers.id, id))
    const detail = { hash: approvedHash }
    await record(tx, ctx, { action: 'curated.approve', unitId: row.unitId, subjectId: id, detail })
  })

/** A person who may approve has looked at what has changed, and it is still right. Its words stay as they are. */
export const reviewCurated = (ctx: Ctx, id: string) =>
  decide(ctx, id, async (tx, { row }) => {
    if (row.status !== 'approved') throw new AppError('CONFLICT', 'curated.unapproved')
    await tx.update(curatedAnswers).set({ reviewSince: null }).where(eq(curatedAnswers.id, id))
    await record(tx, ctx, { action: 'curated.review', unitId: row.unitId, subjectId: id })
  })

async function decide(ctx: Ctx, id: string, act: (tx: Tx, curated: Curated) => Promise<void>): Promise<{ id: string }> {
  await curatedFor(ctx, 'answer.approve', id)
  await ctx.write(async (tx) => {
    const curated = await curatedFor({ actor: ctx.actor, db: tx }, 'answer.approve', id)
    await act(tx, curated)
    await expectStanding(tx, ctx, curated)
  })
  return { id }
}

/** Every quote stands to the letter today; from now on it is measured against the force that its document has now. */
async function expectStanding(tx: Tx, ctx: Ctx, { row, cited }: Curated): Promise<void> {
  const today = dayOf(ctx.now())
  if (row.validUntil !== null && row.validUntil < today) throw new AppError('CONFLICT', 'curated.expired')
  const ids = cited.map(({ passageId }) => passageId)
  const standing = new Map((await passagesById(tx, ids, everything)).map((passage) => [passage.id, passage]))
  if (cited.some(({ passageId, quote }) => !standing.get(passageId)?.text.includes(quote)))
    throw new AppError('CONFLICT', 'curated.gone')
  for (const { passageId, position, quote } of cited) {
    const passage = standing.get(passageId)
    if (!passage) continue
    await tx
      .update(curatedCitations)
      .set({ inForce: clauseForceOn(today, passage, quote).inForce })
      .where(and(eq(curatedCitations.curatedId, row.id), eq(curatedCitations.position, position)))
  }
}
