import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { read } from '../../api.ts'
import { reread } from '../../reread.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Facts, Note } from '../../ui/card.tsx'
import { Tick } from '../../ui/choice.tsx'
import { TextArea, Wrong } from '../../ui/field.tsx'
import type { OwnGathering, OwnRoom } from '../api-types.ts'
import { hasArrived, idToSend, useDraft } from '../draft.ts'
import { useLoa } from '../loa.tsx'
import { Motion } from './motion.tsx'
import { room as words } from './room-strings.ts'

const lookEveryMs = 3_000
// Until it has begun.
const nowAndThenMs = 30_000

/** What is voted on and said in a gathering, as one phone takes part in it. */
export function Room({ gathering }: { gathering: OwnGathering }) {
  const { id, state, asked, presentAt } = gathering
  const loa = useLoa()
  const client = useQueryClient()
  const query = useQuery({
    queryKey: ['own-gathering', id, 'room'],
    queryFn: async () => {
      await loa.session.started
      return read(loa.api['own-gatherings'][':id'].room.$get({ param: { id } }))
    },
    refetchInterval: state === 'open' ? lookEveryMs : state === 'announced' && nowAndThenMs,
  })
  // The host opens and ends it: a phone that lies open shows so without being asked anew.
  const stands = query.data?.state
  useEffect(() => {
    if (stands && stands !== state) void reread(client, [['own-gathering', id]])
  }, [stands, state, id, client])
  if (!query.data) return query.error ? <Wrong>{query.error.message}</Wrong> : null
  const { motions, comments } = query.data
  const says = (state === 'announced' || state === 'open') && (asked || presentAt !== null)
  return (
    <>
      {query.isError && <Note tone="urgent">{words.away}</Note>}
      {/* What waits for an answer stands before what was counted. */}
      {[...motions]
        .sort((one, other) => Number(other.state === 'open') - Number(one.state === 'open'))
        .map((motion) => (
          <Motion key={motion.id} gatheringId={id} motion={motion} room={query.data} />
        ))}
      {(says || comments.shown.length > 0 || comments.own.length > 0) && (
        <Card>
          <h3>{words.comments}</h3>
          {says && <Say gatheringId={id} room={query.data} />}
          <ul className="room-list">
            {comments.own.map((one) => (
              <li key={one.id}>
                <p className="verbatim">{one.text}</p>
                <Facts of={[words.mine, !one.named && words.unnamed, words.states[one.state]]} />
                {one.answer && <p>{words.answer(one.answer)}</p>}
                {one.hiddenReason && <p>{words.hidden(one.hiddenReason)}</p>}
              </li>
            ))}
            {comments.shown
              .filter(({ id }) => comments.own.every((one) => one.id !== id))
              .map((one) => (
                <li key={one.id}>
                  <p className="verbatim">{one.text}</p>
                  <Facts of={[one.name || words.unnamed, one.alike > 1 && words.alike(one.alike)]} />
                  {one.answer && <p>{words.answer(one.answer)}</p>}
                </li>
              ))}
          </ul>
        </Card>
      )}
    </>
  )
}

function Say({ gatheringId, room }: { gatheringId: string; room: OwnRoom }) {
  const loa = useLoa()
  const client = useQueryClient()
  const name = `gathering.${gatheringId}`
  const [text, setText] = useDraft(name)
  const [anonymous, setAnonymous] = useState(false)
  const [empty, setEmpty] = useState(false)
  const say = useMutation({
    mutationFn: () =>
      loa.session.acting(() =>
        read(
          loa.api['own-gatherings'][':id'].comments.$post({
            param: { id: gatheringId },
            json: { clientId: idToSend(name, text), text, anonymous, agendaId: null },
          }),
        ),
      ),
    onSuccess: () => {
      hasArrived(name)
      setText('')
      return reread(client, [['own-gathering', gatheringId, 'room']])
    },
  })
  return (
    <form
      className="writing"
      onSubmit={(event) => {
        event.preventDefault()
        setEmpty(!text.trim())
        if (text.trim()) say.mutate()
      }}
    >
      <TextArea
        label={words.say}
        rows={3}
        maxLength={1000}
        value={text}
        wrong={empty && !text.trim() ? words.sayFirst : undefined}
        onChange={(event) => setText(event.target.value)}
      />
      {room.anonymousComments && <Tick checked={anonymous} onChange={setAnonymous} label={words.anonymous} />}
      <Button type="submit" wide busy={say.isPending}>
        {words.sendComment}
      </Button>
      <div role="status">{say.isSuccess && !text && <Note tone="good">{words.said}</Note>}</div>
      {say.error && <Wrong>{say.error.message}</Wrong>}
    </form>
  )
}
