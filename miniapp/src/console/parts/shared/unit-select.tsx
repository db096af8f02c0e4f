import { NativeSelect, type NativeSelectProps } from '@mantine/core'
import type { Unit } from '../../api-types.ts'
import { atOrBelow } from '../../own-units.ts'
import { useSession, useUnits } from '../../session.ts'
import { common } from '../../strings.ts'

type Props = Omit<NativeSelectProps, 'onChange' | 'data' | 'value'> & {
  value: string
  onChange: (unitId: string) => void
  /** What no choice says; without it a unit must be chosen. */
  none?: string
}

/** A choice among the units where the person at this desk works, and those below them: elsewhere the server refuses each act. */
export function UnitSelect({ value, onChange, none, ...rest }: Props) {
  const roles = useSession().data?.roles ?? []
  const works = new Set(roles.flatMap(({ role, unitId }) => (role === 'member' ? [] : [unitId])))
  const units = atOrBelow(useUnits().units, works)
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
