import { NativeSelect, SimpleGrid, Stack, TextInput, Title } from '@mantine/core'
import type { ChangeEvent } from 'react'
import { read } from '../../../api.ts'
import { problemOf, useAct } from '../../act.ts'
import type { Unit } from '../../api-types.ts'
import { api } from '../../client.ts'
import { useSession } from '../../session.ts'
import { common, unitKinds } from '../../strings.ts'
import { lacking } from '../shared/act-button.tsx'
import { ClockField } from '../shared/day-field.tsx'
import { FormEnd } from '../shared/form-end.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Refusal } from '../shared/note.tsx'
import { UnitSelect } from '../shared/unit-select.tsx'
import { units as words } from './strings.ts'

const kinds = Object.entries(unitKinds).map(([value, label]) => ({ value, label }))

export function UnitForm({ unit, onClose }: { unit?: Unit; onClose: () => void }) {
  const session = useSession()
  const { typed, change, drop, note } = useKept(`unit.${unit?.id ?? 'new'}`, {
    parentId: session.data?.roles[0]?.unitId ?? '',
    kind: 'residential_group',
    name: unit?.name ?? '',
    memberCount: String(unit?.memberCount ?? 0),
    digestTime: unit?.digestTime ?? '06:30',
  })
  const leave = () => {
    drop()
    onClose()
  }
  const save = useAct(
    () => {
      const { name, digestTime, parentId, kind } = typed
      const json = { name, digestTime, memberCount: Number(typed.memberCount) }
      return unit
        ? read(api.units[':id'].$patch({ param: { id: unit.id }, json }))
        : read(api.units.$post({ json: { ...json, parentId, kind } }))
    },
    { reload: [['units'], ['groups']] },
  )
  const field = (name: keyof typeof typed) => ({
    required: true,
    value: typed[name],
    error: problemOf(save.error, name),
    onChange: (event: ChangeEvent<HTMLInputElement>) => change({ [name]: event.currentTarget.value }),
  })
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        save.go(undefined, leave)
      }}
    >
      <Title order={3}>{unit ? unit.name : words.add}</Title>
      <Stack gap="sm">
        {note}
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <TextInput label={words.name} maxLength={120} {...field('name')} />
          {!unit && (
            <UnitSelect
              required
              label={words.parent}
              value={typed.parentId}
              onChange={(parentId) => change({ parentId })}
            />
          )}
          {!unit && (
            <NativeSelect
              label={words.kind}
              value={typed.kind}
              data={kinds}
              onChange={(event) => change({ kind: event.currentTarget.value })}
            />
          )}
          <TextInput label={words.memberCount} type="number" min={0} {...field('memberCount')} />
          <ClockField
            label={words.digestTimeLabel}
            {...field('digestTime')}
            onChange={(digestTime) => change({ digestTime })}
          />
        </SimpleGrid>
        <Refusal error={save.error} />
        <FormEnd
          act={common.save}
          pending={save.pending}
          off={lacking(!typed.name.trim() && words.name, !unit && !typed.parentId && words.parent)}
          onClose={leave}
        />
      </Stack>
    </form>
  )
}
