import type { Context } from 'hono'
import { announceSeries } from '../core/announcements/series.ts'
import { sendDue } from '../core/broadcasts/send.ts'
import { remindSharers } from '../core/broadcasts/share/reminders.ts'
import { remindTasks } from '../core/campaigns/tasks.ts'
import { forgetClasses } from '../core/classes/forget.ts'
import { passStale } from '../core/connection/stale.ts'
import { noteStanding } from '../core/connection/watch.ts'
import type { Ctx } from '../core/context.ts'
import { indexAnnounced } from '../core/conversation/announced/index-due.ts'
import { draftDue } from '../core/digests/draft-due.ts'
import { describe } from '../core/errors.ts'
import { lookThroughPictures } from '../core/feedback/pictures/look-through.ts'
import { remindFeedback } from '../core/feedback/work/remind.ts'
import { remindDue } from '../core/gatherings/notices/remind-due.ts'
import { askPapersDue } from '../core/gatherings/series/ask-papers.ts'
import { draftSeriesDue } from '../core/gatherings/series/draft-due.ts'
import { checkGroupsDue } from '../core/groups/check.ts'
import { processInbox } from '../core/inbox/process.ts'
import { foldCounts } from '../core/library/store/fold-counts.ts'
import { endRoomsDue } from '../core/live-rooms/end.ts'
import { askStaff } from '../core/mornings/asks.ts'
import { settleMornings } from '../core/mornings/settle.ts'
import { tellPackets } from '../core/network/packets/tell-due.ts'
import { tellNotes } from '../core/network/work/tell-notes.ts'
import { collectDue } from '../core/news/collect.ts'
import { retain } from '../core/people/retention.ts'
import { isClockSteady } from '../core/people/steady-clock.ts'
import { markOverdue } from '../core/quizzes/hold.ts'
import { sealDue } from '../core/quizzes/seal.ts'
import { resumeReleases } from '../core/releases/check.ts'
import { sendReplies } from '../core/replies/send.ts'
import { system } from '../core/roles.ts'
import { countFacts } from '../core/statistics/facts/count-due.ts'
import { writeVisits } from '../core/statistics/facts/visits.ts'
import { makeReportsDue } from '../core/statistics/report/reports.ts'
import { changeUnitsDue } from '../core/units/due.ts'
import { groupUnmet } from '../core/unmet/group-due.ts'
import { tellUnmet } from '../core/unmet/tell-due.ts'
import { indexDue } from '../core/verify/index-due.ts'
import { noteWebhooks } from '../core/webhooks/note-due.ts'
import { sendWebhooks } from '../core/webhooks/send-due.ts'
import type { Deps } from './deps.ts'
import type { Env } from './http/auth.ts'

/** What a new event sets off: handle it, then send what it made due. */
export async function work(ctx: Ctx): Promise<void> {
  let handled: number
  do {
    handled = await processInbox(ctx)
    await sendReplies(ctx)
  } while (handled > 0)
}

/** After a person answered: what that made due goes out behind the reply, not with the next minute. */
export const sendSoon = (c: Context<Env>, deps: Deps): void =>
  c.env.defer('replies', () => sendReplies({ ...deps, actor: system }))

const keepConnection = async (ctx: Ctx & Pick<Deps, 'tokens'>) => noteStanding(ctx, await ctx.tokens.keep())

// A clock that jumped takes nothing away; what was deleted otherwise leaves the log all the same.
const retainSteadily = async (ctx: Ctx) => {
  if (!(await isClockSteady(ctx))) return ctx.scrub()
  await forgetClasses(ctx)
  return retain(ctx)
}

const jobs: [name: string, job: (ctx: Ctx & Pick<Deps, 'tokens' | 'visits'>) => Promise<unknown>][] = [
  // Before all else of the day: what follows finds the units as they are from then on.
  ['units', changeUnitsDue],
  ['work', work],
  ['shares', remindSharers],
  ['series', announceSeries],
  ['mornings', settleMornings],
  ['asks', askStaff],
  ['pictures', lookThroughPictures],
  ['reminders', remindFeedback],
  ['gathering series', draftSeriesDue],
  ['gathering papers', askPapersDue],
  ['gatherings', remindDue],
  ['broadcasts', sendDue],
  ['drafts', draftDue],
  ['groups', checkGroupsDue],
  ['papers', markOverdue],
  ['announced', indexAnnounced],
  ['unmet', groupUnmet],
  ['unmet told', tellUnmet],
  ['packets', tellPackets],
  ['network notes', tellNotes],
  ['tasks', remindTasks],
  ['verify', indexDue],
  ['webhooks noted', noteWebhooks],
  // Before the seals: what they bind comes in by it.
  ['live rooms', endRoomsDue],
  ['seals', sealDue],
  ['releases', resumeReleases],
  ['counted terms', (ctx) => foldCounts(ctx)],
  ['visits', (ctx) => writeVisits(ctx, ctx.visits)],
  ['figures', countFacts],
  ['reports', makeReportsDue],
  ['retention', retainSteadily],
  ['clock', passStale],
  ['connection', keepConnection],
]

// Last, for targets and publishers answer when they like; what is not read within this waits for the next minute.
const collectForMs = 20_000
const outside: typeof jobs = [
  ['webhooks', sendWebhooks],
  ['collect', (ctx) => collectDue(ctx, { forMs: collectForMs })],
]

/**
 * The minute's work, in order; each job fails alone. Two ticks may overlap, in one process or in several: every job
 * claims the rows it works on. `outside: false` where sources are read and targets told beside it.
 */
export async function tick(deps: Deps, { outside: withOutside = true } = {}): Promise<void> {
  const ctx = { ...deps, actor: system }
  for (const [name, job] of withOutside ? [...jobs, ...outside] : jobs) {
    await job(ctx).catch((error: unknown) => {
      deps.log('tick.failed', { job: name, ...describe(error) })
    })
  }
  deps.log('tick.done')
}
