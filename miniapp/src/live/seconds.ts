import { useEffect, useState } from 'react'

/** Milliseconds until a moment by the server's clock, which said `now` with the latest state. Told anew a few times a second. */
export function useLeft(until: number, now: number): number {
  const left = () => until - now
  const [state, setState] = useState({ now, until, leftMs: left() })
  useEffect(() => {
    const began = performance.now()
    const tell = () => setState({ now, until, leftMs: until - now - (performance.now() - began) })
    tell()
    const timer = setInterval(tell, 200)
    return () => clearInterval(timer)
  }, [until, now])
  return state.now === now && state.until === until ? state.leftMs : left()
}

export const letterOf = (at: number) => String.fromCharCode(65 + at)

/** The seconds that are read out: not each, or nothing else could be heard. */
export const saidAt = (seconds: number) => seconds === 30 || seconds === 10 || seconds === 5
