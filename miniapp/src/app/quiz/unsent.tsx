import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { ApiError } from '../../api.ts'
import { reread } from '../../reread.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/card.tsx'
import { type Loa, useLoa } from '../loa.tsx'
import { type Desk, isDone, timed, unsentIn } from './desk.ts'
import { changeDesk, desksHere, forgetDesk, onScreen } from './desk-store.ts'
import { handIn, saveDesk } from './send.ts'
import { quiz as words } from './strings.ts'

/**
 * Sends what papers were left with when the app was closed without a network, from whatever page it opens at, and again when
 * the network is back; says what became of each until somebody has read it.
 */
export const Unsent = () => {
  const loa = useLoa()
  const client = useQueryClient()
  const [told, setTold] = useState<string[]>([])
  useEffect(() => {
    const send = async () => {
      for (const { roundId, desk } of desksHere()) {
        if (onScreen.has(roundId)) continue
        const outcome = await sent(loa, roundId, desk).catch(() => null)
        if (!outcome) continue
        setTold((before) => [...before, outcome])
        await reread(client)
      }
    }
    void send()
    window.addEventListener('online', send)
    return () => window.removeEventListener('online', send)
  }, [loa, client])
  if (told.length === 0) return null
  return (
    <div role="status">
      <Note>
        {told.map((outcome, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what is told is never taken back or moved
          <p key={at}>{outcome}</p>
        ))}
        <Button look="quiet" onClick={() => setTold([])}>
          {words.understood}
        </Button>
      </Note>
    </div>
  )
}

/** Hands in a paper that is done, or saves one that is not; what its person is to be told of it, or null. */
async function sent(loa: Loa, roundId: string, desk: Desk): Promise<string | null> {
  if (!isDone(desk)) {
    if (unsentIn(desk) === 0) return null
    const refused = await saveDesk(loa, roundId).then(() => null, reasonOf)
    // Its time may be over all the same: the phone's clock says nothing of that.
    if (refused !== 'attempt.over' && refused !== 'attempt.done') return null
  }
  try {
    const { late, answered } = await handIn(loa, desk)
    forgetDesk(roundId)
    return (late ? words.heldCounted : words.arrived)(answered, desk.paper.questions.length)
  } catch (error) {
    const reason = reasonOf(error)
    if (reason === 'attempt.time-left') {
      const told = (error as ApiError).details as { now: number; deadlineAt: number }
      changeDesk(roundId, desk.paper.attemptId, (now) => timed(now, told))
    }
    // What else is refused, its person decides about on the page of the contest.
    if (reason !== 'attempt.late') return null
    forgetDesk(roundId)
    return (error as ApiError).message
  }
}

const reasonOf = (error: unknown) => (error instanceof ApiError ? error.reason : undefined)
