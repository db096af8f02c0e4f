import { Button, Stack, Text, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { read } from '../../../api.ts'
import { useAct } from '../../act.ts'
import type { Campaign } from '../../api-types.ts'
import { api } from '../../client.ts'
import { writtenDay } from '../../clock.ts'
import { DayField } from '../fields/day-field.tsx'
import { UnitSelect } from '../fields/unit-select.tsx'
import { PersonPicker } from '../people/person-picker.tsx'
import { ActButton, lacking } from '../shared/act-button.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Refusal } from '../shared/note.tsx'
import { Row } from '../shared/row.tsx'
import { campaignWords as words } from './strings.ts'

type Task = Campaign['tasks'][number]

/** Who does what by when. */
export function Plan({ campaign: { id, unitId, tasks, may, status } }: { campaign: Campaign }) {
  const reload = [['campaigns']]
  const mark = useAct(
    ({ id: task, done }: { id: string; done: boolean }) =>
      read(api.campaigns.tasks[':id'].done.$post({ param: { id: task }, json: { done } })),
    { reload },
  )
  const remove = useAct((task: string) => read(api.campaigns[':id'].tasks[':task'].$delete({ param: { id, task } })), {
    reload,
  })
  return (
    <section aria-label={words.plan}>
      <Stack gap="sm">
        <Title order={2}>{words.plan}</Title>
        {tasks.length === 0 ? (
          <Text>{words.planNone}</Text>
        ) : (
          <ul className="rows">
            {tasks.map((task) => (
              <Row
                key={task.id}
                title={<strong>{task.title}</strong>}
                facts={[task.unitName, task.personName, words.dueOn(writtenDay(task.dueOn))]}
                state={stateOf(task)}
              >
                {may.write && (
                  <>
                    <Button
                      variant="default"
                      onClick={() => mark.go({ id: task.id, done: task.doneAt === null })}
                      aria-label={`${task.doneAt === null ? words.done : words.undo}: ${task.title}`}
                    >
                      {task.doneAt === null ? words.done : words.undo}
                    </Button>
                    <Button variant="subtle" onClick={() => remove.go(task.id)}>
                      {words.drop}
                    </Button>
                  </>
                )}
              </Row>
            ))}
          </ul>
        )}
        <Refusal error={mark.error ?? remove.error} />
        {may.write && status !== 'withdrawn' && <AddTask id={id} unitId={unitId} />}
      </Stack>
    </section>
  )
}

const stateOf = ({ doneAt, late }: Task) =>
  doneAt !== null
    ? ({ tone: 'good', words: words.done } as const)
    : late
      ? ({ tone: 'urgent', words: words.isLate } as const)
      : ({ tone: 'waiting', words: words.isOpen } as const)

function AddTask({ id, unitId: own }: { id: string; unitId: string }) {
  const { typed, change, drop } = useKept(`campaign.task.${id}`, { title: '', unitId: own, personId: '', dueOn: '' })
  const { title, unitId, personId, dueOn } = typed
  const board = useQuery({
    queryKey: ['boards', unitId, ''],
    enabled: unitId !== '',
    queryFn: () => read(api.boards[':unitId'].$get({ param: { unitId }, query: {} })),
  })
  const members = (board.data?.members ?? []).map(({ personId, name, roles }) => ({
    ...{ id: personId, name, unitName: roles[0]?.unitName ?? '' },
  }))
  const add = useAct(
    () =>
      read(
        api.campaigns[':id'].tasks.$post({ param: { id }, json: { title, unitId, dueOn, personId: personId || null } }),
      ),
    { reload: [['campaigns']] },
  )
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        add.go(undefined, drop)
      }}
    >
      <Stack gap="sm">
        <TextInput
          label={words.task}
          maxLength={200}
          value={title}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
        <UnitSelect
          act="campaign.write"
          value={unitId}
          onChange={(chosen) => change({ unitId: chosen, personId: '' })}
        />
        <PersonPicker
          label={words.who}
          hint={words.nobody}
          among={members}
          value={members.find(({ id }) => id === personId) ?? null}
          onChange={(person) => change({ personId: person?.id ?? '' })}
        />
        <DayField label={words.due} value={dueOn} onChange={(day) => change({ dueOn: day })} />
        <Refusal error={add.error} />
        <div>
          <ActButton
            type="submit"
            variant="default"
            loading={add.pending}
            off={lacking(!title.trim() && words.task, !dueOn && words.due)}
          >
            {words.addTask}
          </ActButton>
        </div>
      </Stack>
    </form>
  )
}
