import { useState } from 'react'

/** Something done that can be taken back: what it was, and the call that undoes it. */
export type Done = { words: string; undo: () => Promise<unknown> }

const mostHeld = 30

/** What was done at this desk, the latest last, and the way back. */
export function useUndo() {
  const [held, setHeld] = useState<Done[]>([])
  const [pending, setPending] = useState(false)
  const [said, setSaid] = useState('')
  const [error, setError] = useState<Error | null>(null)
  const latest = held.at(-1)
  const push = (done: Done) => {
    setError(null)
    setSaid('')
    setHeld((before) => [...before.slice(1 - mostHeld), done])
  }
  const undo = async (told: (what: string) => string) => {
    if (!latest || pending) return
    setPending(true)
    setError(null)
    try {
      await latest.undo()
      setSaid(told(latest.words))
    } catch (failed) {
      setError(failed as Error)
    }
    // What cannot be taken back is not offered again.
    setHeld((before) => before.filter((one) => one !== latest))
    setPending(false)
  }
  return { latest, push, undo, pending, said, error }
}

export type Undo = ReturnType<typeof useUndo>
