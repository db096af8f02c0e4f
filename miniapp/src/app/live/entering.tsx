import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { ApiError, read } from '../../api.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Card, Facts, Note } from '../../ui/card.tsx'
import { TextField, Wrong } from '../../ui/field.tsx'
import { Loaded } from '../../ui/states.tsx'
import { useLoa } from '../loa.tsx'
import { keepRoom } from './kept.ts'
import { live as words } from './strings.ts'

const digits = (typed: string) => typed.replace(/\D/g, '').slice(0, 6)

type Refused = { code: string; why: string; onAgain: () => void }

/** Six digits, large, by the phone's keys for numbers; what no room answered to stays, to be put right. */
export function TypeCode({ refused }: { refused?: Refused }) {
  const [, go] = useLocation()
  const [code, setCode] = useState(refused?.code ?? '')
  const [tried, setTried] = useState(false)
  const find = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (code.length !== 6) return
    if (code === refused?.code) refused.onAgain()
    else go(`/live/${code}`)
  }
  return (
    <Card>
      <p>{words.lead}</p>
      <form className="live-form" onSubmit={find}>
        <TextField
          label={words.code}
          value={code}
          inputMode="numeric"
          autoComplete="off"
          wrong={tried && code.length !== 6 ? words.codeWrong : code === refused?.code ? refused.why : undefined}
          onChange={(event) => setCode(digits(event.target.value))}
        />
        <Button type="submit" wide>
          {words.find}
        </Button>
      </form>
    </Card>
  )
}

/** The room behind a code, and under which name one comes in. */
export function Enter({ code, onIn }: { code: string; onIn: (roomId: string) => void }) {
  const { api, platform } = useLoa()
  const query = useQuery({
    queryKey: ['live-code', code],
    queryFn: () => read(api['live-rooms'].codes[':code'].$get({ param: { code } })),
    retry: false,
    staleTime: 0,
  })
  if (query.error instanceof ApiError && query.error.code === 'NOT_FOUND')
    return <TypeCode refused={{ code, why: query.error.message, onAgain: () => void query.refetch() }} />
  return (
    <>
      <Loaded query={query}>
        {({ title, unitName, roundName, forZaloOnly }) => (
          <Card>
            <h2>{title}</h2>
            <Facts of={[unitName, roundName]} />
            {forZaloOnly && platform.kind !== 'zalo' && <Note>{words.zaloOnly}</Note>}
            <Name code={code} onIn={onIn} />
          </Card>
        )}
      </Loaded>
      <Link to="/live" className={buttonClass('quiet')}>
        {words.otherCode}
      </Link>
    </>
  )
}

function Name({ code, onIn }: { code: string; onIn: (roomId: string) => void }) {
  const { api, session } = useLoa()
  const [name, setName] = useState('')
  const enter = useMutation({
    mutationFn: () => session.acting(() => read(api['live-rooms'].join.$post({ json: { code, name } })), { code }),
    onSuccess({ roomId }) {
      keepRoom({ roomId, code })
      onIn(roomId)
    },
  })
  return (
    <form
      className="live-form"
      onSubmit={(event) => {
        event.preventDefault()
        enter.mutate()
      }}
    >
      <TextField
        label={words.name}
        hint={words.nameHint}
        value={name}
        maxLength={30}
        autoComplete="nickname"
        onChange={(event) => setName(event.target.value)}
      />
      {enter.isError && <Wrong>{enter.error.message}</Wrong>}
      <Button type="submit" wide busy={enter.isPending}>
        {enter.isPending ? words.entering : words.enter}
      </Button>
    </form>
  )
}
