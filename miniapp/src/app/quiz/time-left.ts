import { useEffect, useMemo, useState } from 'react'

/**
 * Milliseconds until a moment by the server's clock, told anew each second. The phone's own clock, which may be set while the
 * page is open, is asked only when the server was `heard`; what counts in between may stand still while the phone sleeps.
 */
export function useTimeLeft(until: number, skewMs: number, heard: number): number {
  // biome-ignore lint/correctness/useExhaustiveDependencies: each word of the server sets it anew
  const left = useMemo(() => {
    const server = Date.now() + skewMs - performance.now()
    return () => until - (server + performance.now())
  }, [until, skewMs, heard])
  const [, setLeftMs] = useState(left)
  useEffect(() => {
    const timer = setInterval(() => setLeftMs(left()), 1000)
    return () => clearInterval(timer)
  }, [left])
  return left()
}
