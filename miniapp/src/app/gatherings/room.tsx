import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { ApiError, read } from '../../api.ts'
import { reread } from '../../reread.ts'
import { saveFile } from '../../save-file.ts'
import { storeOf } from '../../storage.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Facts, Note } from '../../ui/card.tsx'
import { Choices, Tick } from '../../ui/choice.tsx'
import { TextArea, Wrong } from '../../ui/field.tsx'
import { uuid } from '../../uuid.ts'
import type { OwnGathering, OwnRoom } from '../api-types.ts'
import { momentOf } from '../dates.ts'
import { hasArrived, idToSend, useDraft } from '../draft.ts'
import { useLoa } from '../loa.tsx'
import { room as words } from './room-strings.ts'

const lookEveryMs = 3_000
// Of what stands still for long: whether it has begun, and whether there are minutes.
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

function Motion({
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

/** The minutes, for whoever signs them and, once they are sent, for everybody. */
export function Minutes({ id }: { id: string }) {
  const loa = useLoa()
  const client = useQueryClient()
  const query = useQuery({
    queryKey: ['own-gathering', id, 'minutes'],
    retry: false,
    refetchInterval: ({ state }) => state.data?.state !== 'sent' && nowAndThenMs,
    queryFn: async () => {
      await loa.session.started
      return read(loa.api['own-gatherings'][':id'].minutes.$get({ param: { id } }))
    },
  })
  const sign = useMutation({
    mutationFn: (contentHash: string) =>
      loa.session.acting(() =>
        read(loa.api['own-gatherings'][':id'].minutes.sign.$post({ param: { id }, json: { contentHash } })),
      ),
    onSuccess: () => reread(client, [['own-gathering', id, 'minutes']]),
  })
  if (query.error instanceof ApiError && query.error.code === 'FORBIDDEN') return <Note>{query.error.message}</Note>
  if (!query.data) return null
  const { content, contentHash, signatures, voided, signsAs, state } = query.data
  const signedHere = signatures.some((one) => one.signsAs === signsAs)
  return (
    <Card>
      <h3>{words.minutes}</h3>
      {voided.length > 0 && <Note tone="urgent">{words.voided}</Note>}
      <details open={state !== 'sent'}>
        <summary>{words.readMinutes}</summary>
        {content.parts.map(({ heading, sentences }) => (
          <section key={heading}>
            <h4>{heading}</h4>
            {sentences.map(({ text, plain }) => (
              <p key={text}>
                {text} {plain && <small>{words.byModel}</small>}
              </p>
            ))}
          </section>
        ))}
      </details>
      {signatures.map(({ signsAs, name, at }) => (
        <p key={signsAs}>{words.signed(words.signs[signsAs], name ?? '', momentOf(at))}</p>
      ))}
      {(state === 'signed' || state === 'sent') && <MinutesFiles id={id} />}
      {signsAs && !signedHere && (state === 'draft' || state === 'signing') && (
        <Button wide busy={sign.isPending} onClick={() => sign.mutate(contentHash)}>
          {words.sign(words.signs[signsAs])}
        </Button>
      )}
      {sign.error && <Wrong>{sign.error.message}</Wrong>}
    </Card>
  )
}

/** The signed minutes to keep: as Word or as a PDF. */
function MinutesFiles({ id }: { id: string }) {
  const { api, session } = useLoa()
  const take = useMutation({
    mutationFn: async (form: 'docx' | 'pdf') => {
      const reply = await session.acting(() =>
        api['own-gatherings'][':id'].minutes.file.$get({ param: { id }, query: { form } }),
      )
      if (!reply.ok) throw new Error(words.notSaved)
      saveFile(await reply.blob(), `bien-ban.${form}`)
    },
  })
  return (
    <>
      {(['docx', 'pdf'] as const).map((form) => (
        <Button key={form} look="quiet" icon="document" busy={take.isPending} onClick={() => take.mutate(form)}>
          {words.files[form]}
        </Button>
      ))}
      {take.error && <Wrong>{take.error.message}</Wrong>}
    </>
  )
}
