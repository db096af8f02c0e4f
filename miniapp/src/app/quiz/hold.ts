import { useEffect, useRef } from 'react'
import { read } from '../../api.ts'
import { useLoa } from '../loa.tsx'
import { type Desk, guessOf } from './desk.ts'

const pauseMs = 1500
const everyMs = 5000

/**
 * Gives the server what is answered so far, a few seconds after it is, so that a network lost later loses little. At once
 * when all is answered, or when the app goes out of sight.
 */
export function useHold(desk: Desk, atReview: boolean): void {
  const { api } = useLoa()
  const held = useRef({ words: '', at: 0 })
  const { attemptId } = desk.paper
  const some = desk.answers.some((chosen) => chosen.length > 0)
  const words = JSON.stringify({ answers: desk.answers, guess: guessOf(desk.guess) })
  useEffect(() => {
    if (!some || words === held.current.words) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const send = (init?: RequestInit) => {
      clearTimeout(timer)
      const json = JSON.parse(words) as { answers: number[][]; guess: number | null }
      read(api.attempts[':id'].answers.$put({ param: { id: attemptId }, json }, { init })).then(
        () => {
          held.current = { words, at: Date.now() }
        },
        () => {
          timer = setTimeout(send, everyMs)
        },
      )
    }
    const onHide = () => {
      // The page may be gone before the reply comes: such a request outlives it.
      if (document.visibilityState === 'hidden') send({ keepalive: true })
    }
    timer = setTimeout(send, atReview ? 0 : Math.max(pauseMs, held.current.at + everyMs - Date.now()))
    document.addEventListener('visibilitychange', onHide)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', onHide)
    }
  }, [api, attemptId, some, words, atReview])
}
