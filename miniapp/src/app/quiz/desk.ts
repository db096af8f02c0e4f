import { useState } from 'react'
import type { Paper } from '../api-types.ts'

/**
 * A paper being worked on. `skewMs` is how far the server's clock is ahead of this phone's; `handedIn` once its person has
 * said that it is done, whether or not the server has heard it.
 */
export type Desk = {
  paper: Paper
  requireAll: boolean
  answers: number[][]
  guess: string
  skewMs: number
  handedIn?: boolean
}

const prefix = 'loa.paper.'
const keyOf = (roundId: string) => `${prefix}${roundId}`

/** True when nothing is left for its person to do: it only has to reach the server. */
export const isDone = ({ handedIn, paper, skewMs }: Desk) =>
  handedIn === true || paper.deadlineAt <= Date.now() + skewMs

/** Papers on this phone that are done and did not reach the server yet. */
export function doneDesks(): { roundId: string; desk: Desk }[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix))
      .flatMap((key) => {
        const roundId = key.slice(prefix.length)
        const desk = kept(roundId)
        return desk && isDone(desk) ? [{ roundId, desk }] : []
      })
  } catch {
    return []
  }
}

export function forgetDesk(roundId: string): void {
  localStorage.removeItem(keyOf(roundId))
}

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
      forgetDesk(roundId)
    },
  }
}

/** A fresh paper on the desk, or the one that lay there with what was answered when it is the same attempt. */
export function deskOf(paper: Paper, requireAll: boolean, before: Desk | null): Desk {
  const skewMs = paper.now - Date.now()
  if (before?.paper.attemptId === paper.attemptId) return { ...before, paper, skewMs }
  // Begun on another phone, or in a browser that has forgotten: the server holds what was answered.
  const { answers, guess } = paper.held ?? { answers: [], guess: null }
  return {
    paper,
    requireAll,
    answers: paper.questions.map((_, at) => answers[at] ?? []),
    guess: guess === null ? '' : String(guess),
    skewMs,
  }
}

/** A whole number as people write it: 250, 1.250, 1 250; null when it is none. */
export function guessOf(text: string): number | null {
  const written = text.trim()
  const isNumber = /^\d{1,8}$/.test(written) || /^\d{1,3}([ .,]\d{3}){1,2}$/.test(written)
  return isNumber ? Number(written.replace(/\D/g, '')) : null
}
