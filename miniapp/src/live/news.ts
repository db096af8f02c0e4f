import { useEffect, useRef, useState } from 'react'
import { ApiError } from '../api.ts'
import { eventsOf } from '../events.ts'

type State = { view: { phase: string; now: number } }
type Ways<T> = {
  events: (signal: AbortSignal) => Promise<Pick<Response, 'body' | 'text'>>
  look: () => Promise<T>
}

// The first state comes with the stream: where none does, something on the way keeps it back.
const firstMs = 4_000
const lookEveryMs = 2_500
const longestWaitMs = 8_000

/**
 * A room as it stands, told anew at every change: by a stream, or by asking again and again where none passes. A phone that
 * wakes up or finds its network again asks at once, others each after a time of their own.
 */
export function useNews<T extends State>(key: string, { events, look }: Ways<T>) {
  const [news, setNews] = useState<T | null>(null)
  const [gone, setGone] = useState<Error | null>(null)
  const [away, setAway] = useState(false)
  const ways = useRef({ events, look })
  ways.current = { events, look }

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says which room it is
  useEffect(() => {
    const whole = new AbortController()
    let current = new AbortController()
    let streams = true
    let failed = 0

    const take = (next: T) => {
      failed = 0
      setAway(false)
      setNews(next)
      if (next.view.phase !== 'ended') return
      whole.abort()
      current.abort()
    }
    const stream = async (signal: AbortSignal) => {
      let came = false
      const patience = setTimeout(() => {
        streams = came
        if (!came) current.abort()
      }, firstMs)
      try {
        for await (const next of eventsOf<T>(await ways.current.events(signal))) {
          came = true
          if (signal.aborted) return
          take(next)
        }
      } finally {
        clearTimeout(patience)
      }
    }
    const follow = async () => {
      while (!whole.signal.aborted) {
        current = new AbortController()
        try {
          if (streams) await stream(current.signal)
          if (!whole.signal.aborted) take(await ways.current.look())
          await pause(streams ? Math.random() * 400 : lookEveryMs, current.signal)
        } catch (error) {
          if (whole.signal.aborted) return
          if (error instanceof ApiError && error.code !== 'NETWORK' && error.code !== 'LIMIT' && error.status !== 503) {
            setGone(error)
            return
          }
          if (!current.signal.aborted) {
            setAway(true)
            await pause(Math.min(longestWaitMs, 500 * 2 ** failed++) * (0.5 + Math.random()), current.signal)
          }
        }
      }
    }
    const awake = () => {
      if (document.visibilityState === 'visible') current.abort()
    }
    const lost = () => {
      setAway(true)
      current.abort()
    }
    document.addEventListener('visibilitychange', awake)
    addEventListener('online', awake)
    addEventListener('offline', lost)
    void follow()
    return () => {
      whole.abort()
      current.abort()
      document.removeEventListener('visibilitychange', awake)
      removeEventListener('online', awake)
      removeEventListener('offline', lost)
    }
  }, [key])

  return { news, gone, away, take: setNews }
}

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((done) => {
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      done()
    })
  })
