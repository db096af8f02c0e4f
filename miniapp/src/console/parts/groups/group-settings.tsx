import { Button, Checkbox, Group, NativeSelect, Stack, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import { read } from '../../../api.ts'
import { problemOf, useAct } from '../../act.ts'
import type { Group as ChatGroup, Room } from '../../api-types.ts'
import { api } from '../../client.ts'
import { common } from '../../strings.ts'
import { ActButton, lacking } from '../shared/act-button.tsx'
import { AskedAct } from '../shared/confirm.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Note, Refusal } from '../shared/note.tsx'
import { assetInWords } from './group-assets.tsx'
import { assetWords, dissolving, groupSettings as words } from './strings.ts'

const reload = [['groups'], ['overview']]
const switches = [
  ['openLink', words.openLink, words.openLinkHint],
  ['approval', words.approval, words.approvalHint],
  ['locked', words.locked, words.lockedHint],
  ['history', words.history, words.historyHint],
] as const

export function GroupSettings({ group }: { group: ChatGroup }) {
  const { typed, change, drop, note } = useKept(
    `group.${group.id}`,
    { name: group.name, ...group.settings },
    group.mark,
  )
  const { id, mark } = group
  const save = useAct(() => read(api.groups[':id'].$patch({ param: { id }, json: { ...typed, mark } })), { reload })
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        save.go(undefined, drop)
      }}
    >
      <Title order={2} size="h3">
        {words.title}
      </Title>
      <Stack gap="sm">
        {note}
        <TextInput
          required
          label={words.name}
          maxLength={120}
          value={typed.name}
          error={problemOf(save.error, 'name')}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        {group.settings &&
          switches.map(([key, label, hint]) => (
            <Checkbox
              key={key}
              label={label}
              description={hint}
              checked={typed[key]}
              onChange={(event) => change({ [key]: event.currentTarget.checked })}
            />
          ))}
        <Refusal error={save.error} />
        {save.result && <Note tone="good">{words.saved}</Note>}
        <Group>
          <ActButton type="submit" loading={save.pending} off={lacking(!typed.name.trim() && words.name)}>
            {common.save}
          </ActButton>
        </Group>
      </Stack>
    </form>
  )
}

/** Puts the group on another asset: a larger one, or one that lasts. */
export function MoveGroup({ group, room }: { group: ChatGroup; room: Room }) {
  const free = room.assets.filter(({ group, stray, lapsed }) => !group && !stray && !lapsed)
  const [assetId, setAssetId] = useState('')
  const move = useAct(() => read(api.groups[':id'].asset.$post({ param: { id: group.id }, json: { assetId } })), {
    reload,
  })
  const own = room.assets.find(({ id }) => id === group.asset?.id)
  return (
    <section className="card">
      <Title order={2} size="h3">
        {assetWords.used}: {own ? assetInWords(own) : '–'}
      </Title>
      {free.length > 0 ? (
        <Group
          component="form"
          gap="sm"
          align="end"
          onSubmit={(event) => {
            event.preventDefault()
            move.go(undefined, () => setAssetId(''))
          }}
        >
          <NativeSelect
            required
            withAsterisk={false}
            label={assetWords.move}
            value={assetId}
            data={[
              { value: '', label: assetWords.choose },
              ...free.map((asset) => ({ value: asset.id, label: assetInWords(asset) })),
            ]}
            onChange={(event) => setAssetId(event.currentTarget.value)}
          />
          <Button type="submit" loading={move.pending}>
            {assetWords.confirmMove}
          </Button>
        </Group>
      ) : (
        <p className="soft">{assetWords.noFree}</p>
      )}
      <Refusal error={move.error} />
    </section>
  )
}

export function DissolveGroup({ group }: { group: ChatGroup }) {
  const [typed, setTyped] = useState('')
  const dissolve = useAct(() => read(api.groups[':id'].$delete({ param: { id: group.id } })), { reload })
  return (
    <section className="card">
      <Title order={2} size="h3">
        {dissolving.title}
      </Title>
      <p>{dissolving.lead}</p>
      <Group mt="sm">
        <AskedAct
          act={dissolve}
          words={dissolving.button}
          confirm={dissolving.confirm}
          title={dissolving.ask(group.name)}
          variant="default"
          urgent
          off={typed.trim() !== group.name && dissolving.typeFirst(group.name)}
        >
          <p>{dissolving.lead}</p>
          <TextInput
            label={dissolving.type}
            description={group.name}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </AskedAct>
      </Group>
    </section>
  )
}
