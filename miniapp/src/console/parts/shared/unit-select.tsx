import { NativeSelect, type NativeSelectProps } from '@mantine/core'
import type { Unit } from '../../api-types.ts'
import { useUnits } from '../../session.ts'
import { common } from '../../strings.ts'

type Props = Omit<NativeSelectProps, 'onChange' | 'data' | 'value'> & {
  value: string
  onChange: (unitId: string) => void
  /** What no choice says; without it a unit must be chosen. */
  none?: string
}

export function UnitSelect({ value, onChange, none, ...rest }: Props) {
  const { units } = useUnits()
  const data = [
    { value: '', label: none ?? common.chooseUnit },
    ...units.map((unit) => ({ value: unit.id, label: `${'– '.repeat(depthOf(unit, units))}${unit.name}` })),
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

export function depthOf(unit: Unit, units: readonly Unit[]): number {
  const parent = units.find(({ id }) => id === unit.parentId)
  return parent ? depthOf(parent, units) + 1 : 0
}
