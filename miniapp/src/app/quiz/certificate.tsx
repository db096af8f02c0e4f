import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../api.ts'
import { reread } from '../../reread.ts'
import { saveFile } from '../../save-file.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Note } from '../../ui/card.tsx'
import { Choices } from '../../ui/choice.tsx'
import { TextField, Wrong } from '../../ui/field.tsx'
import type { OwnCertificate } from '../api-types.ts'
import { momentOf } from '../dates.ts'
import { GivenLink } from '../given-link.tsx'
import { type Loa, useLoa } from '../loa.tsx'
import { certificate as words } from './certificate-strings.ts'
import './certificate.css'

type Taken = NonNullable<OwnCertificate['certificate']>
type Showing = Taken['shown']

const ways = Object.entries(words.ways).map(([value, label]) => ({ value: value as Showing, label }))

const certificateOf = ({ api, session }: Loa, id: string) =>
  queryOptions({
    queryKey: ['certificate', id],
    queryFn: async () => {
      await session.started
      return session.token() ? read(api.certificates.rounds[':id'].mine.$get({ param: { id } })) : null
    },
  })

/** The certificate that somebody may take of a round, or took; nothing where there is none for them. */
export const Certificate = ({ roundId }: { roundId: string }) => {
  const { data } = useQuery(certificateOf(useLoa(), roundId))
  if (!data) return null
  const { certificate, earned, given, ready, name } = data
  if (certificate?.withdrawn) {
    return (
      <Note>
        <p>{words.withdrawn(momentOf(certificate.withdrawn.at))}</p>
        <p>{words.reason(certificate.withdrawn.reason)}</p>
      </Note>
    )
  }
  if (certificate) return <Held roundId={roundId} certificate={certificate} />
  if (earned) return <Take roundId={roundId} place={earned.place} known={name} />
  if (!given || ready) return null
  return (
    <Note icon="clock">
      <p>{words.later}</p>
    </Note>
  )
}

function useTake(roundId: string) {
  const { api, session } = useLoa()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (json: { name: string; shown: Showing }) =>
      session.acting(async () => read(api.certificates.rounds[':id'].mine.$post({ param: { id: roundId }, json }))),
    onSuccess: () => reread(client, [['certificate', roundId]]),
  })
}

const Take = ({ roundId, place, known }: { roundId: string; place: number | null; known: string }) => {
  const [name, setName] = useState(known)
  const [shown, setShown] = useState<Showing>('initial')
  const take = useTake(roundId)
  return (
    <Card>
      <h2>{words.title}</h2>
      <p>{words.earned(place)}</p>
      <TextField
        label={words.name}
        hint={words.nameHint}
        value={name}
        maxLength={80}
        autoComplete="name"
        onChange={(event) => setName(event.target.value)}
      />
      <Shown shown={shown} onPick={setShown} />
      {take.isError && <Wrong>{take.error.message}</Wrong>}
      <Button wide busy={take.isPending} onClick={() => take.mutate({ name, shown })}>
        {words.take}
      </Button>
    </Card>
  )
}

const Shown = ({ shown, onPick }: { shown: Showing; onPick: (shown: Showing) => void }) => (
  <Choices
    legend={words.shown}
    options={ways}
    picked={[shown]}
    onPick={([picked]) => {
      if (picked) onPick(picked)
    }}
  />
)

const Held = ({ roundId, certificate: { name, shown, link, issuedAt } }: { roundId: string; certificate: Taken }) => {
  const { api, session } = useLoa()
  const change = useTake(roundId)
  const mine = api.certificates.rounds[':id'].mine
  const param = { id: roundId }
  const fetched = useMutation({
    mutationFn: async (form: 'paper' | 'picture') => {
      const reply = await session.acting(async () =>
        form === 'paper' ? mine.paper.$get({ param }) : mine.picture.$get({ param }),
      )
      const file = await reply.blob()
      saveFile(file, form === 'paper' ? 'giay-chung-nhan.pdf' : 'giay-chung-nhan.png')
      return form === 'picture' ? asAddress(file) : null
    },
  })
  return (
    <Card>
      <h2>{words.title}</h2>
      <p>{words.given(name, momentOf(issuedAt))}</p>
      {fetched.data && (
        <>
          <img className="certificate" src={fetched.data} alt={words.alt(name)} width={1080} height={1440} />
          <p>{words.hold}</p>
        </>
      )}
      {fetched.isError && <Wrong>{fetched.error.message}</Wrong>}
      <Button wide busy={fetched.isPending} onClick={() => fetched.mutate('picture')}>
        {words.picture}
      </Button>
      <Button look="quiet" icon="document" busy={fetched.isPending} onClick={() => fetched.mutate('paper')}>
        {words.paper}
      </Button>
      <GivenLink href={link}>{words.page}</GivenLink>
      <Shown shown={change.variables?.shown ?? shown} onPick={(picked) => change.mutate({ name, shown: picked })} />
      {change.isError && <Wrong>{change.error.message}</Wrong>}
    </Card>
  )
}

/** An address that a page may show under rules that let it show no other of its own making. */
const asAddress = (file: Blob) =>
  new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
