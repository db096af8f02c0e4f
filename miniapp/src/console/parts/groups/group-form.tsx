import { NativeSelect, SimpleGrid, Stack, TextInput, Title } from '@mantine/core'
import { read } from '../../../api.ts'
import { problemOf, useAct } from '../../act.ts'
import type { Group as ChatGroup } from '../../api-types.ts'
import { api } from '../../client.ts'
import { useOwnUnit } from '../../session.ts'
import { channelNames, common } from '../../strings.ts'
import { UnitSelect } from '../fields/unit-select.tsx'
import { lacking } from '../shared/act-button.tsx'
import { FormEnd } from '../shared/form-end.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Refusal } from '../shared/note.tsx'
import { linking as words } from './strings.ts'

const channels = ['oa_group', 'bot_group', 'share', 'web'].map((value) => ({
  value,
  label: channelNames[value] ?? value,
}))

export function GroupForm({ onClose }: { onClose: () => void }) {
  const own = useOwnUnit('group.manage')
  const { typed, change, drop, note } = useKept('group-link', {
    unitId: own,
    channel: 'oa_group' as ChatGroup['channel'],
    externalId: '',
    name: '',
  })
  const nameLabel = typed.channel === 'web' ? words.pageName : words.groupName
  const wantsId = typed.channel !== 'share' && typed.channel !== 'web'
  const link = useAct(() => read(api.groups.$post({ json: typed })), { reload: [['groups']] })
  const leave = () => {
    drop()
    onClose()
  }
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        link.go(undefined, leave)
      }}
    >
      <Title order={3}>{words.link}</Title>
      <Stack gap="sm">
        {note}
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <UnitSelect act="group.manage" required value={typed.unitId} onChange={(unitId) => change({ unitId })} />
          <NativeSelect
            label={words.channel}
            value={typed.channel}
            data={channels}
            onChange={(event) => change({ channel: event.currentTarget.value as ChatGroup['channel'] })}
          />
          <TextInput
            required
            label={nameLabel}
            description={typed.channel === 'web' ? words.pageHint : undefined}
            maxLength={120}
            value={typed.name}
            error={problemOf(link.error, 'name')}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          {wantsId && (
            <TextInput
              required
              label={words.externalId}
              description={words.externalHint}
              maxLength={64}
              value={typed.externalId}
              error={problemOf(link.error, 'externalId')}
              onChange={(event) => change({ externalId: event.currentTarget.value })}
            />
          )}
        </SimpleGrid>
        <Refusal error={link.error} />
        <FormEnd
          act={words.link}
          pending={link.pending}
          off={lacking(
            !typed.unitId && common.unit,
            !typed.name.trim() && nameLabel,
            wantsId && !typed.externalId.trim() && words.externalId,
          )}
          onClose={leave}
        />
      </Stack>
    </form>
  )
}
