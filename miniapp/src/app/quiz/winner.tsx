import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError, read } from '../../api.ts'
import { reread } from '../../reread.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Note } from '../../ui/card.tsx'
import { TextField, Wrong } from '../../ui/field.tsx'
import type { OwnWinnerForm } from '../api-types.ts'
import { dayOf, momentOf } from '../dates.ts'
import { type Loa, useLoa } from '../loa.tsx'
import { winnerWords as words } from './standing-strings.ts'

type Asked = Extract<OwnWinnerForm, { asked: true }>

const formOf = ({ api, session }: Loa, id: string) =>
  queryOptions({
    queryKey: ['winner', id],
    queryFn: async () => {
      await session.started
      return session.token() ? read(api.contests.rounds[':id'].winners.mine.$get({ param: { id } })) : null
    },
  })

/** What the office asks of somebody who is placed; nothing of everybody else. */
export const Winner = ({ roundId }: { roundId: string }) => {
  const { data } = useQuery(formOf(useLoa(), roundId))
  return data?.asked ? <Form key={data.held?.changedAt} roundId={roundId} asked={data} /> : null
}

const problemIn = (error: Error | null, field: string): string | undefined => {
  const fields = error instanceof ApiError ? error.details?.fields : undefined
  return Array.isArray(fields) ? fields.find((one: { field?: string }) => one.field === field)?.problem : undefined
}

const Form = ({ roundId, asked }: { roundId: string; asked: Asked }) => {
  const { api, session } = useLoa()
  const client = useQueryClient()
  const { held, known, open } = asked
  const [typed, setTyped] = useState({
    name: held?.form?.name ?? known.name,
    birthYear: held?.form ? String(held.form.birthYear) : '',
    phone: held?.form?.phone ?? '',
    unit: held?.form?.unit ?? known.unit,
  })
  const mine = api.contests.rounds[':id'].winners.mine
  const param = { id: roundId }
  const onSuccess = () => reread(client, [['winner', roundId]])
  const send = useMutation({
    mutationFn: () =>
      session.acting(async () =>
        read(mine.$put({ param, json: { ...typed, birthYear: Number(typed.birthYear.trim() || Number.NaN) || 0 } })),
      ),
    onSuccess,
  })
  const withdraw = useMutation({
    mutationFn: () => session.acting(async () => read(mine.$delete({ param }))),
    onSuccess,
  })
  const field = (name: keyof typeof typed) => ({
    label: words[name],
    value: typed[name],
    wrong: problemIn(send.error, name),
    onChange: (event: { target: HTMLInputElement }) => setTyped((now) => ({ ...now, [name]: event.target.value })),
  })
  return (
    <Card>
      <h2>{words.title}</h2>
      <p>{words.placed(asked.place)}</p>
      <p>{words.why(asked.purpose)}</p>
      <p>{words.kept(asked.keptDays)}</p>
      {held && (
        <div role="status">
          <Note tone={held.form ? 'good' : 'urgent'}>
            <p>{held.form ? words.sent(momentOf(held.changedAt)) : words.unread}</p>
            <p>{words.erased(dayOf(held.eraseAt))}</p>
          </Note>
        </div>
      )}
      {open ? (
        <>
          <p>{words.until(momentOf(asked.until))}</p>
          <TextField {...field('name')} maxLength={80} autoComplete="name" />
          <TextField {...field('birthYear')} maxLength={4} inputMode="numeric" autoComplete="bday-year" />
          <TextField {...field('phone')} maxLength={20} inputMode="tel" autoComplete="tel" />
          <TextField {...field('unit')} maxLength={120} />
          {send.isError && <Wrong>{send.error.message}</Wrong>}
          <Button wide busy={send.isPending} onClick={() => send.mutate()}>
            {held ? words.correct : words.send}
          </Button>
        </>
      ) : (
        <p>{asked.place === null ? words.noLonger : words.over}</p>
      )}
      {held && (
        <Button look="quiet" busy={withdraw.isPending} onClick={() => withdraw.mutate()}>
          {words.withdraw}
        </Button>
      )}
      {withdraw.isError && <Wrong>{withdraw.error.message}</Wrong>}
    </Card>
  )
}
