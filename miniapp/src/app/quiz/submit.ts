import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ApiError } from '../../api.ts'
import { reread } from '../../reread.ts'
import { useLoa } from '../loa.tsx'
import type { Desk } from './desk.ts'
import type { Submitted } from './result.tsx'
import { handIn } from './unsent.ts'

const againMs = 10_000
const passing = ['NETWORK', 'UNAVAILABLE', 'LIMIT']

/** Hands the paper in. Tries again by itself while the network or the server is away. */
export function useSubmit(desk: Desk, onChange: (desk: Desk) => void, onFinished: (result: Submitted) => void) {
  const loa = useLoa()
  const client = useQueryClient()
  const submit = useMutation({
    mutationFn: () => handIn(loa, desk),
    onMutate: () => onChange({ ...desk, handedIn: true }),
    onSuccess(result) {
      onFinished({ kind: 'counted', attemptId: desk.paper.attemptId, ...result })
      return reread(client)
    },
    onError(error) {
      if (error instanceof ApiError && error.reason === 'attempt.late') {
        onFinished({ kind: 'late', message: error.message })
        void reread(client)
      } else if (error instanceof ApiError && error.code === 'INVALID') onChange({ ...desk, handedIn: false })
    },
  })
  const { mutate, error } = submit
  const unsent = error instanceof ApiError && passing.includes(error.code)
  useEffect(() => {
    if (!unsent) return
    const resend = () => mutate()
    // That the network is back is not always told.
    const timer = setTimeout(resend, againMs)
    window.addEventListener('online', resend)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('online', resend)
    }
  }, [unsent, mutate])
  return submit
}

export type Submit = ReturnType<typeof useSubmit>
