import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { ApiError } from '../../api.ts'
import { reread } from '../../reread.ts'
import { useLoa } from '../loa.tsx'
import { type Desk, type Held, joined, timed } from './desk.ts'
import { changeDesk, deskHere } from './desk-store.ts'
import type { Submitted } from './result.tsx'
import { handIn } from './send.ts'

const againMs = 10_000
const passing = ['NETWORK', 'UNAVAILABLE', 'LIMIT']

type Submitting = { roundId: string; desk: Desk; due: boolean; onFinished: (result: Submitted) => void }

/**
 * Hands the paper in: at a tap, which is remembered, and of itself once it is due. Tries again while the network or the
 * server is away.
 */
export function useSubmit({ roundId, desk, due, onFinished }: Submitting) {
  const loa = useLoa()
  const client = useQueryClient()
  const { attemptId } = desk.paper
  const change = (next: (desk: Desk) => Desk) => changeDesk(roundId, attemptId, next)
  const submit = useMutation({
    mutationFn: (_: { tapped: boolean }) => handIn(loa, deskHere(roundId) ?? desk),
    onMutate: ({ tapped }) => {
      if (tapped) change((before) => ({ ...before, handedIn: true }))
    },
    onSuccess(result) {
      onFinished({ kind: 'counted', attemptId, questions: desk.paper.questions.length, ...result })
      return reread(client)
    },
    onError(error) {
      if (!(error instanceof ApiError)) return
      const { reason, details } = error
      if (reason === 'attempt.late') {
        onFinished({ kind: 'late', message: error.message })
        void reread(client)
      } else if (reason === 'attempt.time-left') {
        change((before) => ({ ...timed(before, details as { now: number; deadlineAt: number }), handedIn: false }))
      } else if (reason === 'attempt.newer') {
        change((before) => ({ ...joined(before, (details as { newer: Held }).newer), handedIn: false }))
      } else if (error.code === 'INVALID') change((before) => ({ ...before, handedIn: false }))
    },
  })
  const { mutate, error, isPending } = submit
  const asked = useRef(false)
  const hand = (tapped: boolean) => {
    asked.current = true
    mutate({ tapped })
  }
  useEffect(() => {
    if (!due) asked.current = false
    else if (!asked.current && !isPending) {
      asked.current = true
      mutate({ tapped: false })
    }
  }, [due, isPending, mutate])
  const unsent = error instanceof ApiError && passing.includes(error.code)
  useEffect(() => {
    if (!unsent) return
    const resend = () => mutate({ tapped: false })
    // That the network is back is not always told.
    const timer = setTimeout(resend, againMs)
    window.addEventListener('online', resend)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('online', resend)
    }
  }, [unsent, mutate])
  return { ...submit, hand }
}

export type Submit = ReturnType<typeof useSubmit>
