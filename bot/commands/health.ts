import type { Ctx } from '../../core/context.ts'
import { requestAlarms } from '../../core/people/requests/register.ts'
import { lastNight } from '../../core/unmet/join-due.ts'
import { databaseAnswers, databaseTakesEvents } from '../../core/watch/health.ts'
import { stoppedHooks } from '../../core/webhooks/hooks.ts'

/**
 * Says what an operator must know of without looking for it; false, and so exit code 1, when something wants a hand: a
 * database that takes nothing in, requests of people about their data that are past a clock of the law, or another program that
 * is told nothing any more though nobody paused it.
 */
export async function healthCommand(ctx: Ctx, print: (line: string) => void): Promise<boolean> {
  const answers = await databaseAnswers(ctx)
  const takes = answers && (await databaseTakesEvents(ctx))
  print(
    `Database: ${takes ? 'answers and takes events in' : answers ? 'answers, but takes nothing in' : 'does not answer'}`,
  )
  if (!answers) return false
  const requests = await requestAlarms(ctx)
  print(
    `Requests of people about their data: ${requests?.open ?? 0} open, ${requests?.late ?? 0} past a clock of the law`,
  )
  const stopped = await stoppedHooks(ctx)
  const given = stopped.filter((hook) => hook.stopped !== 'person')
  const waiting = stopped.reduce((sum, hook) => sum + hook.waiting, 0)
  print(
    `Webhooks: ${stopped.length} targets paused, ${given.length} of them for their own failing, ${waiting} messages wait`,
  )
  const night = await lastNight(ctx)
  if (night) print(`Questions joined by meaning on ${night.day}: ${nightWords(night)}`)
  return takes && (requests?.late ?? 0) === 0 && given.length === 0
}

/** Words alone group what nobody could answer where this fails: that wants no hand at once. */
function nightWords({ state, joined, reason, model }: NonNullable<Awaited<ReturnType<typeof lastNight>>>): string {
  if (state === 'failed') return `not, the server failed (${reason}); they are grouped by words alone`
  if (state === 'unfit') return `not, ${model} takes near matters for one; they are grouped by words alone`
  return `${joined} topics went into another${state === 'done' ? '' : ', and more is to be read'}`
}
