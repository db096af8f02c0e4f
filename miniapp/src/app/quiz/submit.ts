import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ApiError, read } from '../../api.ts'
import { useLoa } from '../loa.tsx'
import { type Desk, guessOf } from './desk.ts'
import type { Submitted } from './result.tsx'

/** Hands the paper in; safe to repeat, for the server keeps the first. Tries again by itself when the network is back. */
export function useSubmit(desk: Desk, onFinished: (result: Submitted) => void) {
  const { api, session } = useLoa()
  const client = useQueryClient()
  const submit = useMutation({
    mutationFn: () =>
      session.acting(() =>
        read(
          api.attempts[':id'].submit.$post({
            param: { id: desk.paper.attemptId },
            json: { answers: desk.answers, guess: guessOf(desk.guess) },
          }),
        ),
      ),
    onSuccess(result) {
      onFinished({ kind: 'counted', attemptId: desk.paper.attemptId, ...result })
      return client.invalidateQueries()
    },
    onError(error) {
      if (error instanceof ApiError && error.reason === 'attempt.late') {
        onFinished({ kind: 'late', message: error.message })
        void client.invalidateQueries()
      }
    },
  })
  const { mutate, error } = submit
  const unsent = error instanceof ApiError && error.code === 'NETWORK'
  useEffect(() => {
    if (!unsent) return
    const resend = () => mutate()
    window.addEventListener('online', resend)
    return () => window.removeEventListener('online', resend)
  }, [unsent, mutate])
  return submit
}

export type Submit = ReturnType<typeof useSubmit>
