import { Stack, Text, TextInput, Title } from '@mantine/core'
import { read } from '../../../../api.ts'
import { problemOf, useAct } from '../../../act.ts'
import { api } from '../../../client.ts'
import { DayField } from '../../fields/day-field.tsx'
import { lacking } from '../../shared/act-button.tsx'
import { FormEnd } from '../../shared/form-end.tsx'
import { useKept } from '../../shared/kept-form.tsx'
import { Refusal } from '../../shared/note.tsx'
import { results } from './strings.ts'

const words = results.members

/** How many people a unit has, off which paper of which day. */
export function MembersForm({ unitId, name, onClose }: { unitId: string; name: string; onClose: () => void }) {
  const { typed, change, drop, note } = useKept(`members.${unitId}`, { count: '', source: '', day: '' })
  const save = useAct(
    () =>
      read(
        api.contests.members[':unitId'].$put({
          param: { unitId },
          json: { count: Number(typed.count), source: typed.source, day: typed.day },
        }),
      ),
    { reload: [['contests']] },
  )
  const leave = () => {
    drop()
    onClose()
  }
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        save.go(undefined, leave)
      }}
    >
      <Stack gap="sm">
        <Title order={3}>{words.title(name)}</Title>
        <Text className="soft">{words.lead}</Text>
        {note}
        <TextInput
          label={words.count}
          inputMode="numeric"
          value={typed.count}
          error={problemOf(save.error, 'count')}
          onChange={(event) => change({ count: event.currentTarget.value.replace(/[^\d]/g, '') })}
        />
        <TextInput
          label={words.source}
          description={words.sourceHint}
          maxLength={200}
          value={typed.source}
          error={problemOf(save.error, 'source')}
          onChange={(event) => change({ source: event.currentTarget.value })}
        />
        <DayField
          label={words.day}
          value={typed.day}
          error={problemOf(save.error, 'day')}
          onChange={(day) => change({ day })}
        />
        <Refusal error={save.error} />
        <FormEnd
          act={words.save}
          pending={save.pending}
          off={lacking((!typed.count || !typed.source.trim() || !typed.day) && words.missing)}
          onClose={leave}
        />
      </Stack>
    </form>
  )
}
