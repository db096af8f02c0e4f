import { Button, Group, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../../../api.ts'
import { useAct } from '../../../act.ts'
import type { GatheringPage, GatheringTask } from '../../../api-types.ts'
import { api } from '../../../client.ts'
import { Step } from '../../digests/step.tsx'
import { DayField } from '../../fields/day-field.tsx'
import { ActButton, lacking } from '../../shared/act-button.tsx'
import { useKept } from '../../shared/kept-form.tsx'
import { Refusal } from '../../shared/note.tsx'
import { Row } from '../../shared/row.tsx'
import { tasks as words } from './strings.ts'

const dayOf = (day: string) => day.split('-').reverse().join('/')

/** What was resolved here, and what earlier meetings promised. */
export function Tasks({ gathering, leads }: { gathering: GatheringPage; leads: boolean }) {
  const { id, openedAt } = gathering
  const [adding, setAdding] = useState(false)
  const { data, error } = useQuery({
    queryKey: ['gathering', id, 'tasks'],
    queryFn: () => read(api.gatherings[':id'].tasks.$get({ param: { id } })),
  })
  return (
    <Step title={words.title}>
      <Refusal error={error} />
      {data && data.promised.length > 0 && (
        <>
          <Title order={3} size="h5">
            {words.promised}
          </Title>
          <TaskList tasks={data.promised} lookedAtIn={id} settles={leads} />
        </>
      )}
      {data?.own.length === 0 && <Text className="soft">{words.none}</Text>}
      {data && <TaskList tasks={data.own} lookedAtIn={null} settles={leads} />}
      {leads && openedAt !== null && !adding && (
        <Group>
          <Button variant="default" onClick={() => setAdding(true)}>
            {words.add}
          </Button>
        </Group>
      )}
      {adding && <Add gathering={gathering} onClose={() => setAdding(false)} />}
    </Step>
  )
}

type ListProps = { tasks: GatheringTask[]; lookedAtIn: string | null; settles: boolean }

export const TaskList = ({ tasks, lookedAtIn, settles }: ListProps) => (
  <ul className="rows">
    {tasks.map((task) => (
      <Row
        key={task.id}
        title={<strong>{task.text}</strong>}
        facts={[
          task.unitName,
          words.due(dayOf(task.dueOn)),
          words.states[task.state],
          task.late && words.late,
          task.outcome,
        ]}
      >
        {settles && <Settle task={task} lookedAtIn={lookedAtIn} />}
      </Row>
    ))}
  </ul>
)

function Settle({ task, lookedAtIn }: { task: GatheringTask; lookedAtIn: string | null }) {
  const [open, setOpen] = useState(false)
  const { id: taskId, mark } = task
  const fresh = { state: 'done' as GatheringTask['state'], outcome: task.outcome }
  const { typed, change, drop, note } = useKept(`gathering-task.${taskId}`, fresh, mark)
  const act = useAct(
    () => read(api.gatherings.tasks[':taskId'].$post({ param: { taskId }, json: { ...typed, lookedAtIn, mark } })),
    { reload: [['gathering'], ['gathering-standing'], ['overview']] },
  )
  if (!open)
    return (
      <Button variant="default" aria-label={`${words.settle}: ${task.text}`} onClick={() => setOpen(true)}>
        {words.settle}
      </Button>
    )
  return (
    <Stack gap="xs">
      {note}
      <NativeSelect
        label={words.state}
        value={typed.state}
        data={Object.entries(words.states).map(([value, label]) => ({ value, label }))}
        onChange={(event) => change({ state: event.currentTarget.value as GatheringTask['state'] })}
      />
      <TextInput
        label={words.outcome}
        maxLength={500}
        value={typed.outcome}
        onChange={(event) => change({ outcome: event.currentTarget.value })}
      />
      <Button
        loading={act.pending}
        onClick={() =>
          act.go(undefined, () => {
            drop()
            setOpen(false)
          })
        }
      >
        {words.save}
      </Button>
      <Refusal error={act.error} />
    </Stack>
  )
}

function Add({ gathering: { id, unitId, unitName }, onClose }: { gathering: GatheringPage; onClose: () => void }) {
  const { typed, change, drop } = useKept(`gathering-task-new.${id}`, { text: '', unitId, dueOn: '' })
  const standing = useQuery({
    queryKey: ['gathering-standing'],
    queryFn: () => read(api.gatherings.standing.$get()),
  })
  const act = useAct(() => read(api.gatherings[':id'].tasks.$post({ param: { id }, json: typed })), {
    reload: [['gathering', id]],
  })
  const units = standing.data?.units ?? [{ id: unitId, name: unitName }]
  return (
    <Stack gap="sm">
      <TextInput
        label={words.text}
        maxLength={500}
        value={typed.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      <NativeSelect
        label={words.unit}
        value={typed.unitId}
        data={units.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(event) => change({ unitId: event.currentTarget.value })}
      />
      <DayField label={words.dueOn} value={typed.dueOn} onChange={(dueOn) => change({ dueOn })} />
      <Group>
        <ActButton
          loading={act.pending}
          off={lacking(!typed.text.trim() && words.text, !typed.dueOn && words.dueOn)}
          onClick={() =>
            act.go(undefined, () => {
              drop()
              onClose()
            })
          }
        >
          {words.add}
        </ActButton>
      </Group>
      <Refusal error={act.error} />
    </Stack>
  )
}
