import { SimpleGrid, Stack, Text } from '@mantine/core'
import { read } from '../../../api.ts'
import { useAct } from '../../act.ts'
import type { Colleague } from '../../api-types.ts'
import { api } from '../../client.ts'
import { roleNames } from '../../strings.ts'
import { DayField } from '../fields/day-field.tsx'
import { lacking } from '../shared/act-button.tsx'
import { FormEnd } from '../shared/form-end.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Refusal } from '../shared/note.tsx'
import { PersonPicker } from './person-picker.tsx'
import { peopleWords as words } from './strings.ts'

type Props = { person: Colleague; held: Colleague['roles'][number]; onClose: () => void }

/** Names somebody of the office who holds a person's role to a day, such as while they are on leave. */
export function DeputyForm({ person, held: { role, unitId }, onClose }: Props) {
  const { typed, change, drop, note } = useKept(`deputy ${person.id} ${unitId} ${role}`, {
    ...{ deputyId: '', deputyName: '', until: '' },
  })
  const leave = () => {
    drop()
    onClose()
  }
  // Asked for by name: an office has more people than a list holds.
  const othersCalled = async (query: string) => {
    const { people } = await read(api.people.$get({ query: { query } }))
    return people
      .filter(({ id, roles }) => id !== person.id && roles.some(({ role }) => role !== 'member'))
      .map(({ id, name }) => ({ id, name: name || id }))
  }
  const name = useAct(
    () =>
      read(
        api.people[':id'].roles.$post({
          ...{ param: { id: typed.deputyId } },
          json: { role, unitId, until: typed.until, deputyFor: person.id },
        }),
      ),
    { reload: [['people']] },
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        name.go(undefined, leave)
      }}
    >
      <Stack gap="sm">
        <Text>{words.deputyLead(person.name, roleNames[role])}</Text>
        {note}
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <PersonPicker
            label={words.deputy}
            value={typed.deputyId ? { id: typed.deputyId, name: typed.deputyName } : null}
            find={{ key: ['deputy', person.id], ask: othersCalled }}
            onChange={(chosen) => change({ deputyId: chosen?.id ?? '', deputyName: chosen?.name ?? '' })}
          />
          <DayField required label={words.until} value={typed.until} onChange={(until) => change({ until })} />
        </SimpleGrid>
        <Refusal error={name.error} />
        <FormEnd
          act={words.deputise}
          pending={name.pending}
          off={lacking(!typed.deputyId && words.deputy, !typed.until && words.until)}
          onClose={leave}
        />
      </Stack>
    </form>
  )
}
