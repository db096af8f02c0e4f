import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import { reread } from '../../reread.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Card, Note } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { Page } from '../../ui/page.tsx'
import { Loading } from '../../ui/states.tsx'
import { momentOf } from '../dates.ts'
import { forgetCheckIn, keepCheckIn, mayArriveLater, sendCheckIn } from '../gatherings/outbox.ts'
import { gatherings } from '../gatherings/strings.ts'
import { useLoa } from '../loa.tsx'
import { useBack } from '../location.ts'
import { ownGathering } from '../queries.ts'

const words = gatherings.checkIn

/** What a code on the wall opens: one is there at once, or after the number of the room; without a network it is kept. */
export const CheckIn = ({ id, code }: { id: string; code: string }) => {
  const loa = useLoa()
  const client = useQueryClient()
  const query = useQuery(ownGathering(loa, id))
  const [number, setNumber] = useState('')
  const shown = useRef(false)
  useEffect(() => {
    shown.current = true
    return () => {
      shown.current = false
    }
  }, [])
  const act = useMutation({
    mutationFn: async (roomNumber: string) => {
      const kept = keepCheckIn({ gatheringId: id, code, roomNumber })
      return sendCheckIn(loa, kept).catch((error: unknown) => {
        // What is refused is said here, at once; a page that is left meanwhile leaves it to be said elsewhere.
        if (shown.current && !mayArriveLater(error)) forgetCheckIn(kept.clientId)
        throw error
      })
    },
    onSuccess: () => reread(client, [['own-gathering', id], ['own-gatherings']]),
  })
  const asks = query.data?.asksRoomNumber
  const began = useRef(false)
  // Nothing is asked where nothing need be: the page that opens has already said it.
  useEffect(() => {
    if (began.current || query.isPending || asks) return
    began.current = true
    act.mutate('')
  }, [asks, query.isPending, act.mutate])
  const send = (event: FormEvent) => {
    event.preventDefault()
    act.mutate(number)
  }
  const isKept = act.isError && mayArriveLater(act.error)
  const { mutate } = act
  useEffect(() => {
    if (!isKept) return
    const again = () => mutate(number)
    addEventListener('online', again)
    return () => removeEventListener('online', again)
  }, [isKept, mutate, number])
  return (
    <Page title={words.title} onBack={useBack('/gatherings')}>
      {query.data && (
        <Card>
          <h2>{query.data.title}</h2>
          <p className="facts">{query.data.unitName}</p>
        </Card>
      )}
      <div aria-live="polite">
        {act.isPending && <p>{words.sending}</p>}
        {act.data && (
          <Note tone="good">
            <h2>{act.data.repeated ? words.again : words.done}</h2>
            <p>{gatherings.present(momentOf(act.data.at))}</p>
            {act.data.pointName && <p>{gatherings.points.at(act.data.pointName)}</p>}
            {act.data.mayVote && <p>{gatherings.votes}</p>}
          </Note>
        )}
        {act.isError && <Note tone={isKept ? 'plain' : 'urgent'}>{isKept ? words.kept : act.error.message}</Note>}
      </div>
      {query.isPending && !act.data && <Loading />}
      {asks && !act.data && (
        <Card>
          <form className="writing" onSubmit={send}>
            <TextField
              label={words.room}
              hint={words.roomHint}
              inputMode="numeric"
              autoComplete="off"
              maxLength={4}
              value={number}
              onChange={(event) => setNumber(event.target.value.replace(/\D/g, ''))}
            />
            <Button type="submit" wide busy={act.isPending}>
              {words.send}
            </Button>
          </form>
        </Card>
      )}
      {isKept && !asks && (
        <Button look="quiet" icon="refresh" onClick={() => act.mutate(number)}>
          {words.retry}
        </Button>
      )}
      {(act.data || act.isError) && (
        <Link to={`/gatherings/${id}`} className={buttonClass('quiet')}>
          {words.see}
        </Link>
      )}
    </Page>
  )
}
