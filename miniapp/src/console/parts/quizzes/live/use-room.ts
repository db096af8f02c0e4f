import { useEffect } from 'react'
import type { LeadNews } from '../../../../../../bot/live-rooms/hub.ts'
import type { Step } from '../../../../../../core/live-rooms/steps.ts'
import { ApiError, read } from '../../../../api.ts'
import { useNews } from '../../../../live/news.ts'
import { useLeft } from '../../../../live/seconds.ts'
import { useAct } from '../../../act.ts'
import { api } from '../../../client.ts'

type View = LeadNews['view']

/** A room as whoever leads sees it, and how it is led on. */
export function useRoom(id: string) {
  const rooms = api['live-rooms'][':id']
  const param = { id }
  const look = () => read(rooms.lead.$get({ param })) as Promise<LeadNews>
  const { news, gone, away, take } = useNews<LeadNews>(id, {
    events: (signal) => rooms.lead.events.$get({ param }, { init: { signal } }),
    look,
  })
  // Where no stream passes, what one did oneself is seen at once all the same.
  const seen = () => void look().then(take, () => {})
  const step = useAct(
    async ({ step, view }: { step: Step; view: View }) => {
      const lead = (revision: number) => read(rooms.steps.$post({ param, json: { step, revision } }))
      try {
        return await lead(view.revision)
      } catch (error) {
        if (!(error instanceof ApiError) || error.reason !== 'live.moved') throw error
        // Another desk may have hidden a name alone: then the room stands where whoever pressed saw it.
        const { view: now } = await look()
        if (now.phase !== view.phase || now.question?.position !== view.question?.position) throw error
        return lead(now.revision)
      }
    },
    { reload: [] },
  )
  const names = useAct((shown: boolean) => read(rooms.names.$post({ param, json: { shown } })), { reload: [] })
  const hide = useAct(
    ({ number, hidden }: { number: number; hidden: boolean }) =>
      read(rooms.names[':number'].$post({ param: { id, number: String(number) }, json: { hidden } })),
    { reload: [] },
  )
  // What was refused is nothing any more once the room has changed.
  const { reset } = step
  const at = news && `${news.view.revision} ${news.view.people}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: the room's own change is what ends it
  useEffect(reset, [at])
  return {
    ...{ news, gone, away },
    step: {
      ...step,
      go: (what: Step, after?: () => void) =>
        news &&
        step.go({ step: what, view: news.view }, () => {
          after?.()
          seen()
        }),
    },
    names: { ...names, go: (shown: boolean) => names.go(shown, seen) },
    hide: { ...hide, go: (number: number, hidden: boolean) => hide.go({ number, hidden }, seen) },
  }
}

export type Room = ReturnType<typeof useRoom>

/** What the room does now: that a question's time is over follows from the server's clock. */
export function usePhase({ phase, question, now, lateMs }: View) {
  const leftMs = useLeft(question?.closesAt ?? 0, now)
  const asking = phase === 'asking' && question !== null
  return {
    leftMs,
    phase: asking && leftMs <= 0 ? ('closed' as const) : phase,
    /** Nothing that was sent in time is on its way any more. */
    mayTell: asking && leftMs <= -lateMs - 200,
  }
}

/** The step that comes next as a rule; null while there is nothing but to end. */
export function nextStep(
  { next }: View,
  { phase, mayTell }: Pick<ReturnType<typeof usePhase>, 'phase' | 'mayTell'>,
): {
  step: Step
  ready: boolean
} | null {
  if (phase === 'asking') return { step: 'close', ready: true }
  if (phase === 'closed') return { step: 'answer', ready: mayTell }
  if (phase === 'answer') return { step: 'scores', ready: true }
  return phase !== 'ended' && next !== null ? { step: 'ask', ready: true } : null
}
