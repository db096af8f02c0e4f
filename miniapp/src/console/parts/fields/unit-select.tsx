import { NativeSelect, type NativeSelectProps } from '@mantine/core'
import type { Action } from '../../../../../core/roles.ts'
import type { Unit } from '../../api-types.ts'
import { atOrBelow } from '../../own-units.ts'
import { useUnits, useUnitsFor } from '../../session.ts'
import { common } from '../../strings.ts'

type Props = Omit<NativeSelectProps, 'onChange' | 'data' | 'value'> & {
  value: string
  onChange: (unitId: string) => void
  /** What is to be done there. */
  act: Action
  /** What no choice says; without it a unit must be chosen. */
  none?: string
}

/** A choice among the units where the person at this desk may do this, and those below them: elsewhere the server refuses it. */
export function UnitSelect({ value, onChange, act, none, ...rest }: Props) {
  const units = atOrBelow(useUnits().units, useUnitsFor(act))
  const depths = depthsOf(units)
  const data = [
    { value: '', label: none ?? common.chooseUnit },
    ...units.map((unit) => ({ value: unit.id, label: `${'– '.repeat(depths.get(unit.id) ?? 0)}${unit.name}` })),
  ]
  return (
    <NativeSelect
      className="unit"
      label={common.unit}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={data}
      {...rest}
    />
  )
}

/** How deep each unit stands, by its id; parents come before their children, as the server lists them. */
export function depthsOf(units: readonly Unit[]): ReadonlyMap<string, number> {
  const depths = new Map<string, number>()
  for (const { id, parentId } of units) depths.set(id, parentId === null ? 0 : (depths.get(parentId) ?? -1) + 1)
  return depths
}
