import { useCallback, useEffect, useState } from 'react'
import { storeOf } from '../../storage.ts'
import type { Desk } from './desk.ts'
import { deskPrefix, roundsWithDesk } from './desks-here.ts'

// A full phone still has the paper for as long as the page lives.
const unkept = new Map<string, Desk>()
const changes = new EventTarget()
/** The rounds whose paper is on the screen: it is sent from there. */
export const onScreen = new Set<string>()

const keyOf = (roundId: string) => `${deskPrefix}${roundId}`

/** The paper of a round as it lies on this phone: it outlives a closed app and a lost network. */
export function deskHere(roundId: string): Desk | null {
  const here = unkept.get(roundId)
  if (here) return here
  try {
    const desk = JSON.parse(storeOf('localStorage').getItem(keyOf(roundId)) ?? 'null') as Desk | null
    if (!desk || !Array.isArray(desk.answers) || !Array.isArray(desk.paper.questions)) return null
    // Laid down before changes were counted: the server is asked to keep all of it.
    return { ...desk, sequence: desk.sequence ?? 1, known: desk.known ?? { answers: [], guess: null } }
  } catch {
    return null
  }
}

export const desksHere = () =>
  roundsWithDesk().flatMap((roundId) => {
    const desk = deskHere(roundId)
    return desk ? [{ roundId, desk }] : []
  })

export function layDesk(roundId: string, desk: Desk): void {
  try {
    storeOf('localStorage').setItem(keyOf(roundId), JSON.stringify(desk))
    unkept.delete(roundId)
  } catch {
    unkept.set(roundId, desk)
  }
  changes.dispatchEvent(new Event('change'))
}

/** Changes the paper as it lies here now, whichever tab wrote it last; one that is gone, or another's, is left alone. */
export function changeDesk(roundId: string, attemptId: string, change: (desk: Desk) => Desk): void {
  const desk = deskHere(roundId)
  if (desk?.paper.attemptId !== attemptId) return
  const next = change(desk)
  if (next !== desk) layDesk(roundId, next)
}

export function forgetDesk(roundId: string): void {
  unkept.delete(roundId)
  storeOf('localStorage').removeItem(keyOf(roundId))
  changes.dispatchEvent(new Event('change'))
}

/** The paper of a round, read anew when this tab or another one changes it. */
export function useDesk(roundId: string): Desk | null {
  const [desk, setDesk] = useState(() => deskHere(roundId))
  const look = useCallback(() => {
    setDesk((before) => {
      const now = deskHere(roundId)
      return JSON.stringify(now) === JSON.stringify(before) ? before : now
    })
  }, [roundId])
  useEffect(() => {
    changes.addEventListener('change', look)
    // A tab that was put to sleep has missed what the others told.
    const events = ['storage', 'pageshow', 'focus'] as const
    for (const event of events) window.addEventListener(event, look)
    return () => {
      changes.removeEventListener('change', look)
      for (const event of events) window.removeEventListener(event, look)
    }
  }, [look])
  return desk
}
