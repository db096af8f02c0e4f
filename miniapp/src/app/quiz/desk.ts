import { useState } from 'react'
import type { Paper } from '../api-types.ts'

/** A paper being worked on. `skewMs` is how far the server's clock is ahead of this phone's. */
export type Desk = { paper: Paper; requireAll: boolean; answers: number[][]; guess: string; skewMs: number }

const keyOf = (roundId: string) => `loa.paper.${roundId}`

function kept(roundId: string): Desk | null {
  try {
    const desk = JSON.parse(localStorage.getItem(keyOf(roundId)) ?? 'null') as Desk | null
    return desk && Array.isArray(desk.answers) && Array.isArray(desk.paper.questions) ? desk : null
  } catch {
    return null
  }
}

/** The paper of a round as it lies on this phone: it outlives a closed app and a lost network. */
export function useDesk(roundId: string) {
  const [desk, setDesk] = useState(() => kept(roundId))
  return {
    desk,
    lay(next: Desk) {
      setDesk(next)
      try {
        localStorage.setItem(keyOf(roundId), JSON.stringify(next))
      } catch {
        // A full phone still has the paper on the screen.
      }
    },
    clear() {
      setDesk(null)
      localStorage.removeItem(keyOf(roundId))
    },
  }
}

/** A fresh paper on the desk, or the one that lay there with what was answered when it is the same attempt. */
export function deskOf(paper: Paper, requireAll: boolean, before: Desk | null): Desk {
  const skewMs = paper.now - Date.now()
  if (before?.paper.attemptId === paper.attemptId) return { ...before, paper, skewMs }
  return { paper, requireAll, answers: paper.questions.map(() => []), guess: '', skewMs }
}

/** A whole number as people write it: 250, 1.250, 1 250; null when it is none. */
export function guessOf(text: string): number | null {
  const written = text.trim()
  const isNumber = /^\d{1,8}$/.test(written) || /^\d{1,3}([ .,]\d{3}){1,2}$/.test(written)
  return isNumber ? Number(written.replace(/\D/g, '')) : null
}
