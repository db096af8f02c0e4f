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

/** How a certificate is taken and fetched: of a round, or of a class. */
export type CertificateCalls = {
  key: readonly string[]
  take: (json: { name: string; shown: Showing }) => Promise<unknown>
  file: (form: 'paper' | 'picture') => Promise<{ blob: () => Promise<Blob> }>
}

/** The certificate that somebody may take of a round, or took; nothing where there is none for them. */
export const Certificate = ({ roundId }: { roundId: string }) => {
  const loa = useLoa()
  const { api, session } = loa
  const { data } = useQuery(certificateOf(loa, roundId))
  if (!data) return null
  const { certificate, earned, given, ready, name } = data
  const mine = api.certificates.rounds[':id'].mine
  const param = { id: roundId }
  const calls: CertificateCalls = {
    key: ['certificate', roundId],
    take: (json) => session.acting(async () => read(mine.$post({ param, json }))),
    file: (form) =>
      session.acting(async () => (form === 'paper' ? mine.paper.$get({ param }) : mine.picture.$get({ param }))),
  }
  if (certificate || earned)
    return (
      <OwnCertificatePart
        calls={calls}
        certificate={certificate}
        earned={words.earned(earned?.place ?? null)}
        name={name}
      />
    )
  if (!given || ready) return null
  return (
    <Note icon="clock">
      <p>{words.later}</p>
    </Note>
  )
}

/** What was taken, or the way to take it; `earned` says what for. */
export function OwnCertificatePart({
  calls,
  certificate,
  earned,
  name,
}: {
  calls: CertificateCalls
  certificate: Taken | null
  earned: string
  name: string
}) {
  if (certificate?.withdrawn)
    return (
      <Note>
        <p>{words.withdrawn(momentOf(certificate.withdrawn.at))}</p>
        <p>{words.reason(certificate.withdrawn.reason)}</p>
      </Note>
    )
  if (certificate) return <Held calls={calls} certificate={certificate} />
  return <Take calls={calls} earned={earned} known={name} />
}

function useTake(calls: CertificateCalls) {
  const client = useQueryClient()
  return useMutation({ mutationFn: calls.take, onSuccess: () => reread(client, [calls.key]) })
}

const Take = ({ calls, earned, known }: { calls: CertificateCalls; earned: string; known: string }) => {
  const [name, setName] = useState(known)
  const [shown, setShown] = useState<Showing>('initial')
  const take = useTake(calls)
  return (
    <Card>
      <h2>{words.title}</h2>
      <p>{earned}</p>
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

const Held = ({
  calls,
  certificate: { name, shown, link, issuedAt },
}: {
  calls: CertificateCalls
  certificate: Taken
}) => {
  const change = useTake(calls)
  const fetched = useMutation({
    mutationFn: async (form: 'paper' | 'picture') => {
      const file = await (await calls.file(form)).blob()
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
