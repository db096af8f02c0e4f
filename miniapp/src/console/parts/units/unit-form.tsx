import { NativeSelect, SimpleGrid, Stack, TextInput, Title } from '@mantine/core'
import type { ChangeEvent } from 'react'
import { read } from '../../../api.ts'
import { problemOf, useAct } from '../../act.ts'
import type { Unit } from '../../api-types.ts'
import { api } from '../../client.ts'
import { useOwnUnit, useUnits } from '../../session.ts'
import { common } from '../../strings.ts'
import { ClockField } from '../fields/day-field.tsx'
import { UnitSelect } from '../fields/unit-select.tsx'
import { lacking } from '../shared/act-button.tsx'
import { FormEnd } from '../shared/form-end.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Refusal } from '../shared/note.tsx'
import { units as words } from './strings.ts'

export function UnitForm({ unit, onClose }: { unit?: Unit; onClose: () => void }) {
  const own = useOwnUnit('unit.manage')
  const { units, kinds } = useUnits()
  const { typed, change, drop, note } = useKept(
    `unit.${unit?.id ?? 'new'}`,
    {
      parentId: own,
      kind: unit?.kind ?? '',
      code: unit?.code ?? '',
      besideId: unit?.besideId ?? '',
      name: unit?.name ?? '',
      memberCount: String(unit?.memberCount ?? 0),
      digestTime: unit?.digestTime ?? '06:30',
    },
    unit?.mark,
  )
  const parentKind = units.find(({ id }) => id === (unit ? unit.parentId : typed.parentId))?.kind
  const fitting = kinds.filter(({ over }) => (parentKind ? over.includes(parentKind) : unit))
  const kind = fitting.find((one) => one.kind === typed.kind)?.kind ?? ''
  const isOfParty = kind.startsWith('party_')
  const leave = () => {
    drop()
    onClose()
  }
  const save = useAct(
    () => {
      const { name, digestTime, parentId } = typed
      const json = {
        ...{ name, digestTime, memberCount: Number(typed.memberCount) },
        code: typed.code.trim() || null,
        besideId: (isOfParty && typed.besideId) || null,
      }
      return unit
        ? read(
            api.units[':id'].$patch({
              param: { id: unit.id },
              json: { ...json, ...(kind && kind !== unit.kind && { kind }), mark: unit.mark },
            }),
          )
        : read(api.units.$post({ json: { ...json, parentId, kind } }))
    },
    { reload: [['units'], ['groups']] },
  )
  const field = (name: keyof typeof typed) => ({
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
          <TextInput required label={words.name} maxLength={120} {...field('name')} />
          {!unit && (
            <UnitSelect
              act="unit.manage"
              required
              label={words.parent}
              value={typed.parentId}
              onChange={(parentId) => change({ parentId })}
            />
          )}
          {(!unit || fitting.length > 0) && (
            <NativeSelect
              label={words.kind}
              required
              value={kind}
              data={[
                { value: '', label: words.chooseKind },
                ...fitting.map((one) => ({ value: one.kind, label: one.name })),
              ]}
              onChange={(event) => change({ kind: event.currentTarget.value })}
            />
          )}
          <TextInput required label={words.memberCount} type="number" min={0} {...field('memberCount')} />
          <ClockField
            required
            label={words.digestTimeLabel}
            {...field('digestTime')}
            onChange={(digestTime) => change({ digestTime })}
          />
          <TextInput label={words.code} maxLength={40} {...field('code')} />
          {isOfParty && (
            <UnitSelect
              act="unit.manage"
              label={words.besideField}
              none={words.noBeside}
              value={typed.besideId}
              onChange={(besideId) => change({ besideId })}
            />
          )}
        </SimpleGrid>
        <Refusal error={save.error} />
        <FormEnd
          act={common.save}
          pending={save.pending}
          off={lacking(
            !typed.name.trim() && words.name,
            !unit && !typed.parentId && words.parent,
            !unit && !kind && words.kind,
          )}
          onClose={leave}
        />
      </Stack>
    </form>
  )
}
