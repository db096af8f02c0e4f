import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import { scoreSheets, speakers, speakingJudges } from '../../../db/schema/network.ts'
import { record } from '../../audit.ts'
import { holdersFor } from '../../boards/holders.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { type Contest, mostJudges, speakingFor } from './contest.ts'

/**
 * Lets somebody judge besides, while the sheets are open.
 * @throws AppError CONFLICT speaking.judge, speaking.judges or speaking.state
 */
export async function addJudge(ctx: Ctx, id: string, { personId }: { personId: string }): Promise<void> {
  const { unit } = await speakingFor(ctx, 'network.manage', id)
  const holders = await holdersFor(ctx.db, ctx.now(), unit.path)
  if (!holders.some((one) => one.personId === personId)) throw new AppError('CONFLICT', 'speaking.judge')
  await changing(ctx, id, async (tx, contest) => {
    const judges = await tx.select().from(speakingJudges).where(eq(speakingJudges.contestId, id))
    if (judges.some((one) => one.personId === personId)) return
    if (judges.length >= mostJudges) throw new AppError('CONFLICT', 'speaking.judges')
    await tx.insert(speakingJudges).values({ contestId: id, personId })
    const detail = { judge: personId, judges: judges.length + 1 }
    await record(tx, ctx, { action: 'speaking.judge', unitId: contest.unitId, subjectId: id, detail })
  })
}

/**
 * Takes a judge out who could not come or had to leave, with the sheets that they had marked: a mean is of judges who marked everybody.
 * @throws AppError CONFLICT speaking.last or speaking.state
 */
export async function dropJudge(ctx: Ctx, id: string, personId: string): Promise<void> {
  await speakingFor(ctx, 'network.manage', id)
  await changing(ctx, id, async (tx, contest) => {
    const judges = await tx.select().from(speakingJudges).where(eq(speakingJudges.contestId, id))
    if (!judges.some((one) => one.personId === personId)) throw new AppError('NOT_FOUND')
    if (judges.length === 1) throw new AppError('CONFLICT', 'speaking.last')
    const listed = await tx.select({ id: speakers.id }).from(speakers).where(eq(speakers.contestId, id))
    const ofContest = inArray(
      scoreSheets.speakerId,
      listed.map((one) => one.id),
    )
    const sheets = await tx
      .delete(scoreSheets)
      .where(and(ofContest, eq(scoreSheets.personId, personId)))
      .returning({ id: scoreSheets.speakerId })
    await tx.delete(speakingJudges).where(and(eq(speakingJudges.contestId, id), eq(speakingJudges.personId, personId)))
    const detail = { judge: personId, judges: judges.length - 1, sheets: sheets.length }
    await record(tx, ctx, { action: 'speaking.judge', unitId: contest.unitId, subjectId: id, detail })
  })
}

/**
 * Takes a speaker out who did not come; the numbers of the others stay as they are called up by.
 * @throws AppError CONFLICT speaking.last or speaking.state
 */
export async function dropSpeaker(ctx: Ctx, id: string, speakerId: string): Promise<void> {
  await speakingFor(ctx, 'network.manage', id)
  await changing(ctx, id, async (tx, contest) => {
    const listed = await tx.select().from(speakers).where(eq(speakers.contestId, id))
    const speaker = listed.find((one) => one.id === speakerId)
    if (!speaker) throw new AppError('NOT_FOUND')
    if (listed.length === 1) throw new AppError('CONFLICT', 'speaking.last')
    const sheets = await tx
      .delete(scoreSheets)
      .where(eq(scoreSheets.speakerId, speakerId))
      .returning({ by: scoreSheets.personId })
    await tx.delete(speakers).where(eq(speakers.id, speakerId))
    // The log keeps for ever what it says: a number, and no name.
    const detail = { speaker: speaker.number, sheets: sheets.length }
    await record(tx, ctx, { action: 'speaking.absent', unitId: contest.unitId, subjectId: id, detail })
  })
}

/** Nothing of it changes once the sheets are closed. */
const changing = (ctx: Ctx, id: string, change: (tx: Tx, contest: Contest) => Promise<void>) =>
  ctx.write(async (tx) => {
    const { contest } = await speakingFor({ ...ctx, db: tx }, 'network.manage', id)
    if (contest.status !== 'marking') throw new AppError('CONFLICT', 'speaking.state')
    await change(tx, contest)
  })
