import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { ApiError } from '../api.ts'
import { reread } from '../reread.ts'

/** One write: while it runs `pending`, when refused `error`, and on success what it changed is read again. */
export function useAct<I, O>(run: (input: I) => Promise<O>, { reload }: { reload: QueryKey[] }) {
  const client = useQueryClient()
  // The second half of a double click comes before the button is drawn as busy, and would do it twice.
  const begun = useRef(false)
  const act = useMutation({
    mutationFn: run,
    onSuccess: () => reread(client, reload),
    // What it was about is another by now, and whoever acts is to read that.
    onError: (error) => (isOvertaken(error) ? reread(client, reload) : undefined),
    onSettled: () => {
      begun.current = false
    },
  })
  useEffect(() => {
    if (act.isPending) begun.current = false
  }, [act.isPending])
  return {
    /** Runs it; `after` only when it went well, so that a refused form keeps what was typed. */
    go(input: I, after?: (output: O) => void) {
      if (begun.current) return
      begun.current = true
      act.mutate(input, { onSuccess: (output) => after?.(output) })
    },
    pending: act.isPending,
    error: act.error,
    result: act.data,
    reset: act.reset,
  }
}

const isOvertaken = (error: Error) =>
  error instanceof ApiError && (error.reason === 'act.done' || (error.reason?.endsWith('.stale') ?? false))

/** A write as its screen holds it, for what asks before it. */
export type Act<I, O> = ReturnType<typeof useAct<I, O>>

/** What the server said about one field of what was sent, if it named it. */
export function problemOf(error: Error | null, field: string): string | undefined {
  const fields = error instanceof ApiError ? error.details?.fields : undefined
  if (!Array.isArray(fields)) return undefined
  return fields.find((one: { field?: string }) => one.field === field)?.problem
}
