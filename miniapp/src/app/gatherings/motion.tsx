import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../api.ts'
import { reread } from '../../reread.ts'
import { storeOf } from '../../storage.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Facts, Note } from '../../ui/card.tsx'
import { Choices } from '../../ui/choice.tsx'
import { Wrong } from '../../ui/field.tsx'
import { uuid } from '../../uuid.ts'
import type { OwnRoom } from '../api-types.ts'
import { useLoa } from '../loa.tsx'
import { room as words } from './room-strings.ts'

/** The word that this phone votes with, made once a motion: sent again it is the same ballot. */
function wordFor(motionId: string): string {
  const store = storeOf('localStorage')
  const key = `loa.vote.${motionId}`
  const kept = store.getItem(key)
  if (kept) return kept
  const word = uuid()
  store.setItem(key, word)
  return word
}

const codeKey = (motionId: string) => `loa.ballot.${motionId}`

/** What is voted on: a ballot while it is open, the count once it is published. */
export function Motion({
  gatheringId,
  motion,
  room,
}: {
  gatheringId: string
  motion: OwnRoom['motions'][number]
  room: OwnRoom
}) {
  const { id, text, options, way, state, result, voted, choice } = motion
  const loa = useLoa()
  const client = useQueryClient()
  const [picked, setPicked] = useState<number | null>(null)
  const [empty, setEmpty] = useState(false)
  const vote = useMutation({
    mutationFn: (choice: number) =>
      loa.session.acting(() =>
        read(
          loa.api['own-gatherings'][':id'].motions[':motionId'].vote.$post({
            param: { id: gatheringId, motionId: id },
            json: { choice, word: wordFor(id) },
          }),
        ),
      ),
    onSuccess: ({ code }) => {
      if (code) storeOf('localStorage').setItem(codeKey(id), code)
      return reread(client, [['own-gathering', gatheringId, 'room']])
    },
  })
  const code = storeOf('localStorage').getItem(codeKey(id))
  const has = voted || vote.isSuccess
  return (
    <Card>
      <Facts of={[state === 'open' ? words.voting : words.counted, words.ways[way]]} />
      <h3>{text}</h3>
      {state === 'open' && way === 'hands' && <p>{words.raise}</p>}
      {state === 'open' && way !== 'hands' && !has && room.mayVote && (
        <form
          className="writing"
          onSubmit={(event) => {
            event.preventDefault()
            setEmpty(picked === null)
            if (picked !== null) vote.mutate(picked)
          }}
        >
          <Choices
            legend={words.choose}
            hint={words.once}
            options={options.map((label, value) => ({ value, label }))}
            picked={picked === null ? [] : [picked]}
            onPick={([one]) => setPicked(one ?? null)}
          />
          {empty && picked === null && <Wrong>{words.pickFirst}</Wrong>}
          <Button type="submit" wide busy={vote.isPending}>
            {words.send}
          </Button>
        </form>
      )}
      {state === 'open' && !room.mayVote && !has && way !== 'hands' && <p>{room.left ? words.left : words.noVote}</p>}
      {has && (
        <Note tone="good">
          <p>{words.voted}</p>
          {choice !== null && <p>{words.chose(options[choice] ?? '')}</p>}
          {code && <p>{words.code(code)}</p>}
        </Note>
      )}
      {vote.error && <Wrong>{vote.error.message}</Wrong>}
      {result && (
        <>
          <ul className="room-list">
            {options.map((option, n) => (
              <li key={option}>
                {option}: <b>{result.counts[n] ?? 0}</b>
              </li>
            ))}
          </ul>
          <p>
            {result.passed !== null && <b>{`${result.passed ? words.passed : words.failed}. `}</b>}
            {words.of(result.voted, result.entitled)}
          </p>
          {way !== 'hands' && <Check gatheringId={gatheringId} motionId={id} code={code} />}
        </>
      )}
    </Card>
  )
}

/** The list of ballots, counted once more by this phone. */
function Check({ gatheringId, motionId, code }: { gatheringId: string; motionId: string; code: string | null }) {
  const { api } = useLoa()
  const check = useMutation({
    mutationFn: async () => {
      const ballots: { code: string; choice: number }[] = []
      const route = api['own-gatherings'][':id'].motions[':motionId'].ballots
      for (let after = ''; ; ) {
        const page = await read(route.$get({ param: { id: gatheringId, motionId }, query: { after } }))
        ballots.push(...page.ballots)
        if (page.next === null)
          return {
            ballots,
            options: page.options,
            named: page.named,
            hands: page.result?.hands ?? [],
            counts: page.result?.counts ?? [],
          }
        after = page.next
      }
    },
  })
  if (!check.data)
    return (
      <>
        <Button look="quiet" busy={check.isPending} onClick={() => check.mutate()}>
          {words.check}
        </Button>
        {check.error && <Wrong>{check.error.message}</Wrong>}
      </>
    )
  const { ballots, options, named, hands, counts } = check.data
  const own = ballots.find((one) => one.code === code)
  const again = options.map((_, n) => ballots.filter(({ choice }) => choice === n).length + (hands[n] ?? 0))
  const same = again.every((count, n) => count === counts[n])
  return (
    <>
      <Note tone={same ? 'good' : 'urgent'}>
        <p>{same ? words.same(ballots.length) : words.differs}</p>
        {own && <p>{words.found(own.code, options[own.choice] ?? '')}</p>}
        {code && !own && <p>{words.missing(code)}</p>}
      </Note>
      <details>
        <summary>{words.list}</summary>
        <ul className="room-list">
          {ballots.map((one) => (
            <li key={one.code}>{`${one.code}: ${options[one.choice] ?? ''}`}</li>
          ))}
        </ul>
      </details>
      {named && (
        <details>
          <summary>{words.names}</summary>
          <ul className="room-list">
            {named.map(({ name, choice }) => (
              <li key={`${name} ${choice}`}>{`${name}: ${options[choice ?? -1] ?? ''}`}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
