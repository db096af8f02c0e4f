import { Button, Group, NativeSelect, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../../api.ts'
import { useAct } from '../../act.ts'
import { api } from '../../client.ts'
import { useMay, useOwnUnit } from '../../session.ts'
import { common } from '../../strings.ts'
import { UnitSelect } from '../fields/unit-select.tsx'
import { lacking } from '../shared/act-button.tsx'
import { AskedAct } from '../shared/confirm.tsx'
import { FormEnd } from '../shared/form-end.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Refusal } from '../shared/note.tsx'
import { Row } from '../shared/row.tsx'
import { gatheringWords } from './strings.ts'

const words = gatheringWords.series
type Kind = keyof typeof gatheringWords.kinds
const kinds = Object.entries(gatheringWords.kinds).map(([value, label]) => ({ value, label }))
const numberIn = (typed: string) => (/^\d{1,4}$/.test(typed.trim()) ? Number(typed) : null)
const reload = [['gathering-series'], ['gatherings']]

/** What meets again every month: the clock drafts each meeting, and the office announces it as any other. */
export function SeriesList() {
  const writes = useMay()('gathering.write')
  const [adding, setAdding] = useState(false)
  const { data, error } = useQuery({
    queryKey: ['gathering-series'],
    queryFn: () => read(api['gathering-series'].$get()),
  })
  return (
    <details>
      <summary>{words.title}</summary>
      <Stack gap="sm">
        <Text>{words.lead}</Text>
        <Refusal error={error} />
        {data?.series.length === 0 && <Text className="soft">{words.none}</Text>}
        <ul className="rows">
          {data?.series.map(({ id, title, unitName, kind, recurrence, papersOn }) => (
            <Row
              key={id}
              title={<strong>{title}</strong>}
              facts={[
                gatheringWords.kinds[kind],
                unitName,
                recurrence && words.when(recurrence.on.join(', '), recurrence.at),
                papersOn !== null && words.papersOn(papersOn),
              ]}
            >
              {writes && <End id={id} />}
            </Row>
          ))}
        </ul>
        {writes && !adding && (
          <Group>
            <Button variant="default" onClick={() => setAdding(true)}>
              {words.add}
            </Button>
          </Group>
        )}
        {adding && <Add onClose={() => setAdding(false)} />}
      </Stack>
    </details>
  )
}

function Add({ onClose }: { onClose: () => void }) {
  const own = useOwnUnit('gathering.write')
  const { typed, change, drop, note } = useKept('gathering-series.new', {
    unitId: own,
    kind: 'cell_meeting' as Kind,
    ...{ title: '', day: '4', at: '19:30', minutes: '120', papersOn: '20', place: '', agenda: '' },
  })
  const [day, minutes, papersOn] = [numberIn(typed.day), numberIn(typed.minutes), numberIn(typed.papersOn)]
  const act = useAct(
    () =>
      read(
        api['gathering-series'].$post({
          json: {
            ...{ unitId: typed.unitId, kind: typed.kind, title: typed.title, papersOn },
            recurrence: { every: 'month', on: [day ?? 0], at: typed.at.trim(), until: null },
            plan: {
              ...{ lead: '', place: typed.place, link: '', contact: '', attends: 'invited', votes: 'members' },
              ...{ quorumPercent: null, asksRoomNumber: false, minutes: minutes ?? 0 },
              agenda: typed.agenda
                .split('\n')
                .filter((line) => line.trim())
                .map((title) => ({ title, minutes: null, speaker: '', note: '' })),
              invited: { groupIds: [], unitIds: [typed.unitId], personIds: [] },
            },
          },
        }),
      ),
    { reload },
  )
  const close = () => {
    drop()
    onClose()
  }
  const field = (name: 'title' | 'day' | 'at' | 'minutes' | 'papersOn' | 'place', rest: object = {}) => (
    <TextInput
      label={words.fields[name]}
      value={typed[name]}
      onChange={(event) => change({ [name]: event.currentTarget.value })}
      {...rest}
    />
  )
  const numeric = { inputMode: 'numeric' as const, maxLength: 4 }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        act.go(undefined, close)
      }}
    >
      <Stack gap="sm">
        {note}
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <UnitSelect act="gathering.write" required value={typed.unitId} onChange={(unitId) => change({ unitId })} />
          <NativeSelect
            label={gatheringWords.form.kind}
            value={typed.kind}
            data={kinds}
            onChange={(event) => change({ kind: event.currentTarget.value as Kind })}
          />
          {field('title', { required: true, maxLength: 200 })}
          {field('place', { required: true, maxLength: 300 })}
          {field('day', { required: true, ...numeric })}
          {field('at', { required: true, maxLength: 5 })}
          {field('minutes', { required: true, ...numeric })}
          {field('papersOn', { ...numeric, description: words.papersHint })}
        </SimpleGrid>
        <Textarea
          autosize
          minRows={3}
          label={gatheringWords.form.agenda}
          description={words.agendaHint}
          value={typed.agenda}
          onChange={(event) => change({ agenda: event.currentTarget.value })}
        />
        <Text className="soft">{words.invites}</Text>
        <Refusal error={act.error} />
        <FormEnd
          act={words.save}
          pending={act.pending}
          off={lacking(
            !typed.unitId && common.unit,
            !typed.title.trim() && words.fields.title,
            !typed.place.trim() && words.fields.place,
            day === null && words.fields.day,
            minutes === null && words.fields.minutes,
          )}
          onClose={close}
        />
      </Stack>
    </form>
  )
}

function End({ id }: { id: string }) {
  const act = useAct(() => read(api['gathering-series'][':id'].end.$post({ param: { id } })), { reload })
  return (
    <AskedAct act={act} words={words.end} title={words.endTitle} variant="subtle">
      <Text>{words.endLead}</Text>
    </AskedAct>
  )
}
