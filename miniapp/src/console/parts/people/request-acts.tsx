import { Button, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { read } from '../../../api.ts'
import { useAct } from '../../act.ts'
import type { DataRequest } from '../../api-types.ts'
import { api } from '../../client.ts'
import { lacking } from '../shared/act-button.tsx'
import { FormEnd } from '../shared/form-end.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Refusal } from '../shared/note.tsx'
import { requestWords as words } from './request-strings.ts'

export const reload = [['data-requests'], ['overview']]
type Act = Parameters<(typeof api)['data-requests'][':id']['$post']>[0]['json']

/** What may be done about an open request. */
export function RequestActs({ request: { id, acknowledgedAt, extendedAt } }: { request: DataRequest }) {
  const [open, setOpen] = useState<'put-off' | 'settle' | null>(null)
  const act = useAct((json: Act) => read(api['data-requests'][':id'].$post({ param: { id }, json })), { reload })
  if (open === 'settle')
    return <Settling id={id} pending={act.pending} error={act.error} go={act.go} onClose={() => setOpen(null)} />
  if (open === 'put-off')
    return <PuttingOff id={id} pending={act.pending} error={act.error} go={act.go} onClose={() => setOpen(null)} />
  return (
    <>
      <Refusal error={act.error} />
      <Group gap="sm">
        <Button onClick={() => setOpen('settle')}>{words.settle}</Button>
        {acknowledgedAt === null && (
          <Button variant="default" loading={act.pending} onClick={() => act.go({ act: 'acknowledge' })}>
            {words.acknowledge}
          </Button>
        )}
        {extendedAt === null && (
          <>
            <Button variant="subtle" onClick={() => act.go({ act: 'others' })}>
              {words.others}
            </Button>
            <Button variant="subtle" onClick={() => setOpen('put-off')}>
              {words.putOff}
            </Button>
          </>
        )}
      </Group>
    </>
  )
}

type Form = {
  id: string
  pending: boolean
  error: Error | null
  go: (act: Act, after: () => void) => void
  onClose: () => void
}

function Settling({ id, pending, error, go, onClose }: Form) {
  const fresh = { outcome: 'done' as 'done' | 'refused', answer: '' }
  const { typed, change, drop, note } = useKept(`request.${id}`, fresh)
  const leave = () => {
    drop()
    onClose()
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        go({ act: 'settle', ...typed }, leave)
      }}
    >
      <Stack gap="sm">
        {note}
        <NativeSelect
          label={words.outcome}
          value={typed.outcome}
          data={Object.entries(words.outcomes).map(([value, label]) => ({ value, label }))}
          onChange={({ currentTarget }) => change({ outcome: currentTarget.value as typeof typed.outcome })}
        />
        <Textarea
          required
          autosize
          minRows={3}
          maxLength={2000}
          label={words.answer}
          description={words.answerHint}
          value={typed.answer}
          onChange={({ currentTarget }) => change({ answer: currentTarget.value })}
        />
        <Refusal error={error} />
        <FormEnd
          act={words.settle}
          pending={pending}
          off={lacking(!typed.answer.trim() && words.answer)}
          onClose={leave}
        />
      </Stack>
    </form>
  )
}

function PuttingOff({ id, pending, error, go, onClose }: Form) {
  const { typed, change, drop, note } = useKept(`request.later.${id}`, { days: '15', why: '' })
  const leave = () => {
    drop()
    onClose()
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        go({ act: 'put-off', days: Number(typed.days), why: typed.why }, leave)
      }}
    >
      <Stack gap="sm">
        {note}
        <TextInput
          required
          type="number"
          min={1}
          max={15}
          label={words.days}
          value={typed.days}
          onChange={({ currentTarget }) => change({ days: currentTarget.value })}
        />
        <Textarea
          required
          autosize
          minRows={2}
          maxLength={2000}
          label={words.why}
          value={typed.why}
          onChange={({ currentTarget }) => change({ why: currentTarget.value })}
        />
        <Refusal error={error} />
        <FormEnd act={words.putOff} pending={pending} off={lacking(!typed.why.trim() && words.why)} onClose={leave} />
      </Stack>
    </form>
  )
}
