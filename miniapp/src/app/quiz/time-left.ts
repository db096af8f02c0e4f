import { useEffect, useState } from 'react'

/** Milliseconds until a moment by the server's clock, told anew each second. */
export function useTimeLeft(until: number, skewMs: number): number {
  const left = () => until - (Date.now() + skewMs)
  const [leftMs, setLeftMs] = useState(left)
  useEffect(() => {
    const timer = setInterval(() => setLeftMs(until - (Date.now() + skewMs)), 1000)
    return () => clearInterval(timer)
  }, [until, skewMs])
  return leftMs
}
