import { Button, Checkbox, Group, NativeSelect, SimpleGrid, Stack, TextInput, Title } from '@mantine/core'
import { read } from '../../../api.ts'
import { problemOf, useAct } from '../../act.ts'
import type { Room } from '../../api-types.ts'
import { api } from '../../client.ts'
import { useOwnUnit } from '../../session.ts'
import { common } from '../../strings.ts'
import { UnitSelect } from '../fields/unit-select.tsx'
import { lacking } from '../shared/act-button.tsx'
import { FormEnd } from '../shared/form-end.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Note, Refusal } from '../shared/note.tsx'
import { assetInWords } from './group-assets.tsx'
import { assetWords, newGroup as words } from './strings.ts'

type Props = { room: Room; onClose: () => void; onMade: (id: string) => void }

/** Makes a group that the account owns, for one unit. */
export function NewGroup({ room, onClose, onMade }: Props) {
  const own = useOwnUnit('group.manage')
  const free = room.assets.filter(({ group, stray, lapsed }) => !group && !stray && !lapsed)
  const { typed, change, drop, note } = useKept('group-new', {
    unitId: own,
    name: '',
    assetId: '',
    personIds: [] as string[],
  })
  const make = useAct(() => read(api.groups.new.$post({ json: typed })), {
    reload: [['groups'], ['overview']],
  })
  const leave = () => {
    drop()
    onClose()
  }
  const impossible = free.length === 0 ? words.noAssets : room.founders.length === 0 ? words.noFounders : null
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        make.go(undefined, ({ id }) => {
          drop()
          onMade(id)
        })
      }}
    >
      <Title order={2} size="h3">
        {words.title}
      </Title>
      <p className="soft">{words.lead}</p>
      <Stack gap="sm" mt="sm">
        {note}
        {impossible ? (
          <Note tone="urgent">{impossible}</Note>
        ) : (
          <>
            <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
              <UnitSelect act="group.manage" required value={typed.unitId} onChange={(unitId) => change({ unitId })} />
              <NativeSelect
                required
                label={words.asset}
                value={typed.assetId}
                data={[
                  { value: '', label: assetWords.choose },
                  ...free.map((asset) => ({ value: asset.id, label: assetInWords(asset) })),
                ]}
                onChange={(event) => change({ assetId: event.currentTarget.value })}
              />
            </SimpleGrid>
            <TextInput
              required
              label={words.name}
              description={words.nameHint}
              maxLength={120}
              value={typed.name}
              error={problemOf(make.error, 'name')}
              onChange={(event) => change({ name: event.currentTarget.value })}
            />
            <Checkbox.Group
              label={words.founders}
              description={words.foundersHint}
              value={typed.personIds}
              onChange={(personIds) => change({ personIds })}
            >
              <Stack gap="xs" mt="xs">
                {room.founders.map(({ id, name, reachable }) => (
                  <Checkbox
                    key={id}
                    value={id}
                    label={name || common.someone}
                    description={reachable ? undefined : words.unreachable}
                  />
                ))}
              </Stack>
            </Checkbox.Group>
          </>
        )}
        <Refusal error={make.error} />
        {impossible ? (
          <Group>
            <Button variant="default" onClick={leave}>
              {common.cancel}
            </Button>
          </Group>
        ) : (
          <FormEnd
            act={words.confirm}
            pending={make.pending}
            off={lacking(
              !typed.unitId && common.unit,
              !typed.assetId && words.asset,
              !typed.name.trim() && words.name,
              typed.personIds.length === 0 && words.founders,
            )}
            onClose={leave}
          />
        )}
      </Stack>
    </form>
  )
}
