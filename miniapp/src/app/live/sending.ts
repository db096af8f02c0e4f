import { useEffect, useRef, useState } from 'react'
import { ApiError, read } from '../../api.ts'
import { useLoa } from '../loa.tsx'
import { keepRoom, keptRoom } from './kept.ts'

type Sent = { position: number; chosen: number[] }
type Sending = { answer: Sent | null; acknowledged: Sent | null; refused: { position: number; message: string } | null }

const firstWaitMs = 400
const longestWaitMs = 4_000

/** One answer on its way: kept here and sent again until the server has spoken, through a reload too. */
export function useSending(roomId: string) {
  const { api } = useLoa()
  const [state, setState] = useState<Sending>({ answer: keptFor(roomId), acknowledged: null, refused: null })
  const { answer } = state
  const client = useRef(api)
  client.current = api

  useEffect(() => {
    if (!answer) return
    let over = false
    const once = async (): Promise<void> => {
      try {
        const { chosen } = await read(
          client.current['live-rooms'][':id'].answers.$post({ param: { id: roomId }, json: answer }),
        )
        setState((before) => ({ ...before, answer: null, acknowledged: { ...answer, chosen } }))
        settle(roomId)
      } catch (error) {
        if (over || !(error instanceof ApiError) || mayPass(error)) throw error
        settle(roomId)
        const refused = { position: answer.position, message: error.message }
        setState((before) => ({ ...before, answer: null, refused }))
      }
    }
    const again = async () => {
      for (let failed = 0; !over; failed++) {
        const done = await once().then(
          () => true,
          () => false,
        )
        if (done || over) return
        await new Promise((go) => setTimeout(go, Math.min(longestWaitMs, firstWaitMs * 2 ** failed)))
      }
    }
    void again()
    return () => {
      over = true
    }
  }, [answer, roomId])

  return {
    ...state,
    send(next: Sent) {
      const kept = keptRoom()
      if (kept) keepRoom({ ...kept, answer: next })
      setState((before) => ({ ...before, answer: next, refused: null }))
    },
  }
}

const mayPass = ({ code, status }: ApiError) => code === 'NETWORK' || code === 'LIMIT' || (status ?? 0) >= 500

function keptFor(roomId: string): Sent | null {
  const kept = keptRoom()
  return kept?.roomId === roomId ? (kept.answer ?? null) : null
}

function settle(roomId: string): void {
  const kept = keptRoom()
  if (kept?.roomId === roomId) keepRoom({ roomId, code: kept.code })
}
