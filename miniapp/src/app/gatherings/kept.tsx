import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { reread } from '../../reread.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Note } from '../../ui/card.tsx'
import { useLoa } from '../loa.tsx'
import { forgetCheckIn, keptCheckIns, sendKept } from './outbox.ts'
import { keptReports, sendReports } from './reports.ts'
import { gatherings } from './strings.ts'

const words = gatherings.checkIn
const refusedHere = () => keptCheckIns().filter(({ refused }) => refused !== undefined)

/** Sends the check-ins and the reports of points that had no network, as the app opens and as the network comes back; says what was refused until it is read. */
export function Kept() {
  const loa = useLoa()
  const client = useQueryClient()
  const [refused, setRefused] = useState(refusedHere)
  useEffect(() => {
    const send = async () => {
      if (keptCheckIns().length + keptReports().length === 0) return
      await loa.session.started
      await sendKept(loa)
      await sendReports(loa)
      setRefused(refusedHere())
      void reread(client, [['own-gatherings'], ['own-gathering'], ['own-point']])
    }
    const again = () => void send()
    again()
    addEventListener('online', again)
    return () => removeEventListener('online', again)
  }, [loa, client])
  return refused.map(({ clientId, gatheringId, refused: why }) => (
    <Note key={clientId} tone="urgent">
      <div role="alert">
        <h2>{words.refused}</h2>
        <p>{why}</p>
      </div>
      <Link to={`/gatherings/${gatheringId}`} className={buttonClass('quiet')}>
        {words.see}
      </Link>
      <Button
        look="quiet"
        onClick={() => {
          forgetCheckIn(clientId)
          setRefused(refusedHere())
        }}
      >
        {words.read}
      </Button>
    </Note>
  ))
}
