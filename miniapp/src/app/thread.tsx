import { createContext, type ReactNode, useContext, useState } from 'react'
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

/** The questions of this visit and the one being written live above the pages: looking something up loses neither. */
export const Thread = ({ children }: { children: ReactNode }) => {
  const [turns, setTurns] = useState<Turn[]>([])
  const [draft, setDraft] = useState('')
  const change = (turn: Turn) =>
    setTurns((before) =>
      before.some(({ id }) => id === turn.id)
        ? before.map((one) => (one.id === turn.id ? turn : one))
        : [...before, turn],
    )
  return <ThreadContext value={{ turns, draft, setDraft, change }}>{children}</ThreadContext>
}
