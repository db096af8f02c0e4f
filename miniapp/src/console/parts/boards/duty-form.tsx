import { Checkbox, Group, NativeSelect, SimpleGrid, Stack, Title } from '@mantine/core'
import { read } from '../../../api.ts'
import { useAct } from '../../act.ts'
import type { Board } from '../../api-types.ts'
import { api } from '../../client.ts'
import { readDay } from '../../typed-days.ts'
import { DayField } from '../fields/day-field.tsx'
import { PersonPicker } from '../people/person-picker.tsx'
import { ActButton, lacking } from '../shared/act-button.tsx'
import { FormEnd } from '../shared/form-end.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Refusal } from '../shared/note.tsx'
import { boardWords as words } from './strings.ts'

export type Work = Board['gaps'][number]['work']
export const workChoices = (Object.entries(words.works) as [Work, string][]).map(([value, label]) => ({ value, label }))

export const dutyReload = [['boards'], ['digests'], ['announcements'], ['overview']]

type Props = { board: Board; day: string; onSaved: () => void; onClose: () => void }

/** Puts somebody on duty for some days, or leaves these without anybody. */
export function DutyForm({ board, day, onSaved, onClose }: Props) {
  const unitId = board.unit.id
  const { typed, change, drop, note } = useKept(`duty ${unitId} ${day}`, {
    ...{ work: 'approve' as Work, personId: '', from: day, to: day, instead: false },
  })
  const leave = () => {
    drop()
    onClose()
  }
  const done = () => {
    leave()
    onSaved()
  }
  const { work, from, to } = typed
  const param = { unitId }
  const put = useAct(() => read(api.boards[':unitId'].duties.$post({ param, json: typed })), { reload: dutyReload })
  const clear = useAct(() => read(api.boards[':unitId'].duties.$delete({ param, json: { work, from, to } })), {
    reload: dutyReload,
  })
  const able = board.members
    .filter(({ writes, approves }) => (work === 'write' ? writes : approves))
    .map(({ personId, name, own }) => ({ id: personId, name: own ? name : words.ofAbove(name) }))
  const days = [readDay(from) === null && words.from, readDay(to) === null && words.to]
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        put.go(undefined, done)
      }}
    >
      <Title order={3}>{words.putTitle}</Title>
      <Stack gap="sm">
        {note}
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <NativeSelect
            label={words.work}
            value={work}
            data={workChoices}
            onChange={(event) => change({ work: event.currentTarget.value as Work, personId: '' })}
          />
          <PersonPicker
            label={words.person}
            value={able.find(({ id }) => id === typed.personId) ?? null}
            among={able}
            onChange={(person) => change({ personId: person?.id ?? '' })}
          />
          <DayField required label={words.from} value={from} onChange={(next) => change({ from: next })} />
          <DayField
            required
            label={words.to}
            description={words.toHint}
            value={to}
            onChange={(next) => change({ to: next })}
          />
        </SimpleGrid>
        <Checkbox
          label={words.instead}
          checked={typed.instead}
          onChange={(event) => change({ instead: event.currentTarget.checked })}
        />
        <Refusal error={put.error ?? clear.error} />
        <FormEnd
          act={words.put}
          pending={put.pending}
          off={lacking(!typed.personId && words.person, ...days)}
          onClose={leave}
        />
        <Group>
          <ActButton
            variant="subtle"
            loading={clear.pending}
            off={days.some(Boolean) && lacking(...days)}
            onClick={() => clear.go(undefined, done)}
          >
            {words.clear}
          </ActButton>
        </Group>
      </Stack>
    </form>
  )
}
