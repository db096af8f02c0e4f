import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { reread } from '../../reread.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/card.tsx'
import { useLoa } from '../loa.tsx'
import { dropLetter, isOffline, keptLetters, mayArriveLater, sendLetter } from './outbox.ts'
import { sendingWords as words } from './strings.ts'

type Told = { id: string; text: string; code: string | null }

/** Sends what lies on this phone, from whatever page it opens at and again when the network is back, and says what became of it. */
export const UnsentFeedback = () => {
  const loa = useLoa()
  const client = useQueryClient()
  const [told, setTold] = useState<Told[]>([])
  useEffect(() => {
    let busy = false
    const send = async () => {
      if (busy) return
      busy = true
      for (const letter of await keptLetters()) {
        try {
          const { trackCode, message, urgentPhone } = await sendLetter(loa, letter)
          await dropLetter(letter.words.id)
          const text = urgentPhone ?? message ?? (trackCode ? words.arrived(trackCode) : words.arrivedBare)
          setTold((before) => [...before, { id: letter.words.id, text, code: trackCode }])
          await reread(client, [['my-feedback']])
        } catch (error) {
          if (isOffline(error)) break
          // A proxy whose server starts anew, or too many at once: it lies here still and goes another time.
          if (mayArriveLater(error)) continue
          // It would be refused the next time too: its writer is told why, and has the words.
          await dropLetter(letter.words.id)
          const text = `${words.refused(letter.words.text)} ${(error as Error).message}`
          setTold((before) => [...before, { id: letter.words.id, text, code: null }])
        }
      }
      busy = false
    }
    void send()
    window.addEventListener('online', send)
    return () => window.removeEventListener('online', send)
  }, [loa, client])
  if (told.length === 0) return null
  return (
    <div role="status">
      <Note>
        {told.map(({ id, text, code }) => (
          <p key={id}>
            {text} {code && <Link to={`/track/${code}`}>{words.open}</Link>}
          </p>
        ))}
        <Button look="quiet" onClick={() => setTold([])}>
          {words.understood}
        </Button>
      </Note>
    </div>
  )
}
