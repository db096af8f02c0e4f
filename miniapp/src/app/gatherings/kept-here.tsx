import { useEffect } from 'react'
import { useLoa } from '../loa.tsx'
import { keptCheckIns, sendKept } from './outbox.ts'

/** Sends the check-ins that had no network, as the app opens and as the network comes back. */
export function KeptCheckInsHere() {
  const loa = useLoa()
  useEffect(() => {
    const send = () => {
      if (keptCheckIns().length > 0) void loa.session.started.then(() => sendKept(loa))
    }
    send()
    addEventListener('online', send)
    return () => removeEventListener('online', send)
  }, [loa])
  return null
}
