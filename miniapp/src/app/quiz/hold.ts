import { useCallback, useEffect, useRef, useState } from 'react'
import { ApiError } from '../../api.ts'
import { useLoa } from '../loa.tsx'
import { type Desk, unsentIn } from './desk.ts'
import { deskHere, onScreen } from './desk-store.ts'
import { againInMs, saveInMs } from './pace.ts'
import { askAfter, saveDesk } from './send.ts'

type Holding = {
  roundId: string
  desk: Desk
  atReview: boolean
  lastMinute: boolean
  onHeard: () => void
  onOver: () => void
}

const unsentHere = (roundId: string) => {
  const desk = deskHere(roundId)
  return desk === null ? 0 : unsentIn(desk)
}

/**
 * Has the server keep what is answered, a few answers at a time, so that a network lost later loses little; at once when the
 * app goes out of sight, and what still waited when the network or the app comes back. True while the network is away.
 */
export function useHold({ roundId, desk, atReview, lastMinute, onHeard, onOver }: Holding): boolean {
  const loa = useLoa()
  const [failures, setFailures] = useState(0)
  const [sending, setSending] = useState(false)
  const since = useRef<number | null>(null)
  const unsent = unsentIn(desk)
  const anyKnown = desk.known.answers.some((chosen) => chosen.length > 0)

  const over = useRef(onOver)
  useEffect(() => {
    over.current = onOver
  })
  const settle = useCallback(
    async (work: Promise<unknown>) => {
      setSending(true)
      try {
        await work
        since.current = null
        setFailures(0)
        onHeard()
      } catch (error) {
        const reason = error instanceof ApiError ? error.reason : undefined
        if (reason === 'attempt.done' || reason === 'attempt.over') over.current()
        setFailures((before) => before + 1)
      } finally {
        setSending(false)
      }
    },
    [onHeard],
  )

  useEffect(() => {
    if (unsent === 0 || sending) return
    since.current ??= performance.now()
    const sinceMs = performance.now() - since.current
    const waitMs = failures > 0 ? againInMs(failures) : saveInMs({ unsent, sinceMs, anyKnown, lastMinute, atReview })
    const timer = setTimeout(() => void settle(saveDesk(loa, roundId)), waitMs ?? 0)
    return () => clearTimeout(timer)
  }, [loa, roundId, settle, unsent, sending, anyKnown, lastMinute, atReview, failures])

  useEffect(() => {
    onScreen.add(roundId)
    const onSight = () => {
      if (document.visibilityState === 'visible') return void settle(lookIn())
      // The page may be gone before the reply comes: such a request outlives it.
      if (unsentHere(roundId) > 0) void settle(saveDesk(loa, roundId, { keepalive: true }))
    }
    const lookIn = async () => {
      if (unsentHere(roundId) > 0) return saveDesk(loa, roundId)
      // It may have slept, its clock may have been set, and another phone may have gone on.
      if (!(await askAfter(loa, roundId))) over.current()
    }
    const onOnline = () => void settle(lookIn())
    document.addEventListener('visibilitychange', onSight)
    window.addEventListener('online', onOnline)
    return () => {
      onScreen.delete(roundId)
      document.removeEventListener('visibilitychange', onSight)
      window.removeEventListener('online', onOnline)
      if (unsentHere(roundId) > 0) saveDesk(loa, roundId, { keepalive: true }).catch(() => {})
    }
  }, [loa, roundId, settle])

  return failures > 0
}
