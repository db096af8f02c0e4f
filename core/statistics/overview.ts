import { and, eq, gte, inArray, isNull, ne, type SQL } from 'drizzle-orm'
import type { AnySQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { questions } from '../../db/schema/answers.ts'
import { broadcasts } from '../../db/schema/broadcasts.ts'
import { curatedAnswers } from '../../db/schema/curated.ts'
import { digests } from '../../db/schema/digests.ts'
import { feedback } from '../../db/schema/feedback.ts'
import { items } from '../../db/schema/news.ts'
import { releases } from '../../db/schema/releases.ts'
import { units } from '../../db/schema/units.ts'
import { listCurated } from '../answers/curated/list.ts'
import { countGaps } from '../boards/gaps.ts'
import { countOffers } from '../broadcasts/changed-notices.ts'
import type { Ctx } from '../context.ts'
import { correctionWaits } from '../digests/list.ts'
import { lateAt } from '../feedback/list.ts'
import { countLateTasks } from '../gatherings/minutes/tasks.ts'
import { listGroups } from '../groups/groups.ts'
import { countWaiting } from '../people/belonging/decide.ts'
import { requestAlarms } from '../people/requests/register.ts'
import { procedureAlarms } from '../procedures/list.ts'
import { type Action, allowStaff, mayDo, within } from '../roles.ts'
import { dayOf } from '../time.ts'
import { stuckChanges } from '../units/due.ts'
import { countUnmet } from '../unmet/list.ts'
import { countWaitingReports } from './report/reports.ts'
import { setupOf } from './setup.ts'
import { troublesOf } from './troubles.ts'
import { wentBy } from './went-by.ts'

/** What waits for the office and what it still lacks, by what the asker may see; a count they may not see is null. */
export async function overviewOf(ctx: Ctx) {
  allowStaff(ctx)
  const requests = await requestAlarms(ctx)
  const procedures = mayDo(ctx, 'procedure.read') ? await procedureAlarms(ctx) : null
  // What nobody sent in time is no work of today's.
  const ofDay = and(eq(digests.kind, 'digest'), gte(digests.day, dayOf(ctx.now())))
  const missed = wentBy(ctx.now())
  const open = inArray(feedback.status, ['received', 'assigned'])
  return {
    // A program is told figures; what failed, and whom it waits for, is for people.
    troubles: ctx.actor.key ? [] : await troublesOf(ctx),
    itemsWaiting: await countOf(
      ctx,
      'item.read',
      items,
      items.unitId,
      and(eq(items.status, 'draft'), eq(items.clusterId, items.id)),
    ),
    digestsToApprove: await countOf(
      ctx,
      'digest.read',
      digests,
      digests.unitId,
      and(ofDay, eq(digests.status, 'draft'), isNull(digests.missed)),
    ),
    digestsToSchedule: await countOf(
      ctx,
      'digest.read',
      digests,
      digests.unitId,
      and(ofDay, eq(digests.status, 'approved')),
    ),
    digestsMissed: await countOf(ctx, 'digest.read', digests, digests.unitId, and(eq(digests.kind, 'digest'), missed)),
    announcementsToApprove: await countOf(
      ctx,
      'digest.read',
      digests,
      digests.unitId,
      and(ne(digests.kind, 'digest'), eq(digests.status, 'draft'), isNull(digests.missed)),
    ),
    announcementsMissed: await countOf(
      ctx,
      'digest.read',
      digests,
      digests.unitId,
      and(eq(digests.kind, 'announcement'), missed),
    ),
    dutyGaps: await countGaps(ctx),
    correctionsToOffer: await countOffers(ctx),
    correctionsToApprove: await countOf(ctx, 'digest.read', digests, digests.unitId, correctionWaits),
    broadcastsRunning: await countOf(
      ctx,
      'broadcast.read',
      broadcasts,
      broadcasts.unitId,
      inArray(broadcasts.status, ['scheduled', 'sending', 'paused']),
    ),
    questionsWaiting: await countOf(
      ctx,
      'question.read',
      questions,
      questions.unitId,
      eq(questions.status, 'handed_on'),
    ),
    topicsUnanswered: mayDo(ctx, 'question.read') ? await countUnmet(ctx) : null,
    releasesWaiting: await countOf(ctx, 'document.write', releases, releases.unitId, eq(releases.state, 'waiting')),
    curatedToApprove: await countOf(
      ctx,
      'question.read',
      curatedAnswers,
      curatedAnswers.unitId,
      eq(curatedAnswers.status, 'draft'),
    ),
    curatedToReview: mayDo(ctx, 'question.read') ? (await listCurated(ctx, { view: 'review' })).length : null,
    proceduresToApprove: procedures?.waiting ?? null,
    proceduresToCheck: procedures?.old ?? null,
    feedbackWaiting: await countOf(ctx, 'feedback.read', feedback, feedback.unitId, open),
    groupsToMend: mayDo(ctx, 'group.manage') ? await countGroupsToMend(ctx) : null,
    // Mergers and moves whose day has come, and which something stands in the way of.
    unitChangesStuck: mayDo(ctx, 'unit.manage') ? await stuckChanges(ctx) : null,
    belongingWaiting: mayDo(ctx, 'person.confirm') ? await countWaiting(ctx) : null,
    dataRequestsWaiting: requests?.open ?? null,
    dataRequestsLate: requests?.late ?? null,
    setup: ctx.actor.key ? null : await setupOf(ctx),
    reportsWaiting: mayDo(ctx, 'statistics.read') ? await countWaitingReports(ctx) : null,
    gatheringTasksLate: await countLateTasks(ctx),
    feedbackLate: await countOf(ctx, 'feedback.read', feedback, feedback.unitId, lateAt(ctx.now())),
  }
}

const countGroupsToMend = async (ctx: Ctx) =>
  (await listGroups(ctx)).filter(({ status, problems }) => status !== 'left' && problems.length > 0).length

async function countOf(ctx: Ctx, action: Action, table: SQLiteTable, unitId: AnySQLiteColumn, where?: SQL) {
  if (!mayDo(ctx, action)) return null
  const visible = ctx.db.select({ id: units.id }).from(units).where(within(ctx, action))
  return ctx.db.$count(table, and(where, inArray(unitId, visible)))
}
