import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { read } from '../../api.ts'
import { reread } from '../../reread.ts'
import { type Loa, useLoa } from '../loa.tsx'
import { type Desk, doneDesks, forgetDesk, guessOf } from './desk.ts'

/** Hands a paper in; safe to repeat, for the server keeps the first. */
export const handIn = ({ api, session }: Pick<Loa, 'api' | 'session'>, { paper, answers, guess }: Desk) =>
  session.acting(() =>
    read(
      api.attempts[':id'].submit.$post({
        param: { id: paper.attemptId },
        json: { answers, guess: guessOf(guess) },
      }),
    ),
  )

/**
 * Sends papers that were done when the app was closed without a network, from whatever page it opens at, and again when the
 * network is back. One that is refused stays for the page of its contest to say so.
 */
export function useUnsent(): void {
  const loa = useLoa()
  const client = useQueryClient()
  useEffect(() => {
    const send = () => {
      for (const { roundId, desk } of doneDesks()) {
        handIn(loa, desk).then(
          () => {
            forgetDesk(roundId)
            return reread(client)
          },
          () => {},
        )
      }
    }
    send()
    window.addEventListener('online', send)
    return () => window.removeEventListener('online', send)
  }, [loa, client])
}
