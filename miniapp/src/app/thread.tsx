import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { storeOf } from '../storage.ts'
import type { Answer } from './api-types.ts'

/** `after`: the ids of what was asked just before, the latest first; by them a visitor's question may lean on those. */
export type Asking = {
  id: string
  text: string
  document?: { documentId: string; title: string }
  after?: string[]
}

/**
 * A question of this visit. It keeps one id however often it is sent, so that a resend is not a second question.
 * `document`: the one chosen of several, from which it is to be answered.
 */
export type Turn = Asking & {
  /** What a model has written so far. */
  sentences?: string[]
  answer?: Answer
  failed?: string
  stopped?: boolean
  handedOn?: boolean
}

type Held = { turns: Turn[]; draft: string; setDraft: (draft: string) => void; change: (turn: Turn) => void }

const ThreadContext = createContext<Held>({ turns: [], draft: '', setDraft: () => {}, change: () => {} })

export const useThread = () => useContext(ThreadContext)

const key = 'loa.thread'
const mostKept = 20

/** What this tab held before it was loaded anew; one that was on its way then may be sent again. */
function keptTurns(): Turn[] {
  try {
    const kept = JSON.parse(storeOf('sessionStorage').getItem(key) ?? '[]') as Turn[]
    return kept.map((turn) => (turn.answer || turn.failed ? turn : { ...turn, stopped: true }))
  } catch {
    return []
  }
}

function keep(turns: Turn[]): void {
  try {
    storeOf('sessionStorage').setItem(key, JSON.stringify(turns.slice(-mostKept)))
  } catch {
    // A full store costs the way back after a reload, and nothing else.
  }
}

export const forgetThread = (): void => storeOf('sessionStorage').removeItem(key)

/**
 * The questions of this visit and the one being written live above the pages: looking something up loses neither. `kept`: they
 * outlive a reload of the page around, as long as the tab is open.
 */
export const Thread = ({ kept = false, children }: { kept?: boolean; children: ReactNode }) => {
  const [turns, setTurns] = useState<Turn[]>(kept ? keptTurns : [])
  const [draft, setDraft] = useState('')
  useEffect(() => {
    if (kept) keep(turns)
  }, [kept, turns])
  const change = (turn: Turn) =>
    setTurns((before) =>
      before.some(({ id }) => id === turn.id)
        ? before.map((one) => (one.id === turn.id ? turn : one))
        : [...before, turn],
    )
  return <ThreadContext value={{ turns, draft, setDraft, change }}>{children}</ThreadContext>
}
