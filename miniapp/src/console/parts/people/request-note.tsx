import { Checkbox, NativeSelect, SimpleGrid, Stack, Textarea, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import type { RequestKind } from '../../../../../db/schema/people.ts'
import { read } from '../../../api.ts'
import { useAct } from '../../act.ts'
import { api } from '../../client.ts'
import { dayOf, instantOf } from '../../clock.ts'
import { useNow } from '../../session.ts'
import { DayField } from '../fields/day-field.tsx'
import { lacking } from '../shared/act-button.tsx'
import { FormEnd } from '../shared/form-end.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Refusal } from '../shared/note.tsx'
import { reload } from './request-acts.tsx'
import { requestWords as words } from './request-strings.ts'

/** Notes what somebody asked on paper, at the counter or by telephone: its clocks run from the day it came. */
export function NoteForm({ onClose }: { onClose: () => void }) {
  const now = useNow()
  const [today] = useState(() => dayOf(now()))
  const { typed, change, drop, note } = useKept('request', {
    ...{ kind: 'correct' as RequestKind, askedBy: '', text: '', day: today, others: false },
  })
  const leave = () => {
    drop()
    onClose()
  }
  const { day, ...noted } = typed
  const add = useAct(
    () => read(api['data-requests'].$post({ json: { ...noted, askedAt: instantOf(`${day}T07:30`) ?? undefined } })),
    { reload },
  )
  const missing = lacking(
    !typed.askedBy.trim() && words.askedBy,
    !typed.text.trim() && words.text,
    instantOf(`${day}T07:30`) === null && words.day,
  )
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        add.go(undefined, leave)
      }}
    >
      <Title order={2}>{words.note}</Title>
      <Stack gap="sm">
        {note}
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <NativeSelect
            label={words.kind}
            value={typed.kind}
            data={Object.entries(words.kinds).map(([value, label]) => ({ value, label }))}
            onChange={({ currentTarget }) => change({ kind: currentTarget.value as RequestKind })}
          />
          <DayField required label={words.day} value={day} onChange={(value) => change({ day: value })} />
        </SimpleGrid>
        <TextInput
          required
          label={words.askedBy}
          maxLength={80}
          value={typed.askedBy}
          onChange={({ currentTarget }) => change({ askedBy: currentTarget.value })}
        />
        <Textarea
          required
          autosize
          minRows={3}
          label={words.text}
          maxLength={2000}
          value={typed.text}
          onChange={({ currentTarget }) => change({ text: currentTarget.value })}
        />
        <Checkbox
          label={words.others}
          checked={typed.others}
          onChange={({ currentTarget }) => change({ others: currentTarget.checked })}
        />
        <Refusal error={add.error} />
        <FormEnd act={words.note} pending={add.pending} off={missing} onClose={leave} />
      </Stack>
    </form>
  )
}
