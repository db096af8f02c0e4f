import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { fold } from '../fold.ts'
import { units as words } from '../strings.ts'
import { PickedField, TextField } from '../ui/field.tsx'
import { Icon } from '../ui/icons.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { Loaded } from '../ui/states.tsx'
import type { Unit } from './api-types.ts'
import { useLoa } from './loa.tsx'
import { unitsOf } from './queries.ts'

type UnitFieldProps = { label: string; hint?: string; unitId: string | null; onPick: (unitId: string) => void }

/** A field that opens the list of units, which one may search. */
export const UnitField = ({ label, hint, unitId, onPick }: UnitFieldProps) => {
  const units = useQuery(unitsOf(useLoa()))
  const [open, setOpen] = useState(false)
  const name = units.data?.find(({ id }) => id === unitId)?.name
  return (
    <>
      <PickedField label={label} hint={hint} value={name ?? words.unset} onOpen={() => setOpen(true)} />
      <UnitSheet open={open} unitId={unitId} onClose={() => setOpen(false)} onPick={onPick} />
    </>
  )
}

type UnitSheetProps = { open: boolean; unitId: string | null; onClose: () => void; onPick: (unitId: string) => void }

export const UnitSheet = ({ open, unitId, onClose, onPick }: UnitSheetProps) => {
  const query = useQuery(unitsOf(useLoa()))
  const [wanted, setWanted] = useState('')
  return (
    <Sheet open={open} title={words.pick} onClose={onClose}>
      <Loaded query={query}>
        {(units) => {
          const shown = units.filter((unit) => isMeant(unit, fold(wanted)))
          return (
            <>
              {units.length > 8 && (
                <TextField
                  label={words.find}
                  type="search"
                  value={wanted}
                  onChange={(event) => setWanted(event.target.value)}
                />
              )}
              <ul className="rows">
                {shown.map((unit) => (
                  <li key={unit.id}>
                    <button
                      type="button"
                      className="row"
                      aria-pressed={unit.id === unitId}
                      onClick={() => {
                        onPick(unit.id)
                        onClose()
                      }}
                    >
                      <span>
                        <b>{unit.name}</b>
                        <small>{pathOf(unit, units)}</small>
                        {oldNamesOf(unit).length > 0 && <small>{words.was(oldNamesOf(unit).join(', '))}</small>}
                      </span>
                      {unit.id === unitId && <Icon name="check" />}
                    </button>
                  </li>
                ))}
              </ul>
              {shown.length === 0 && <p role="status">{words.none}</p>}
            </>
          )
        }}
      </Loaded>
    </Sheet>
  )
}

// What a phone kept from before has no old names.
const oldNamesOf = ({ oldNames }: Partial<Pick<Unit, 'oldNames'>>) => oldNames ?? []

/** By its name, or by one that it, or a unit that it took over from, had. */
const isMeant = (unit: Unit, wanted: string) =>
  [unit.name, ...oldNamesOf(unit)].some((name) => fold(name).includes(wanted))

/** The units above one, nearest first. */
function pathOf(unit: Unit, units: Unit[]): string {
  const above: string[] = []
  for (let at = parentOf(unit, units); at && above.length < 10; at = parentOf(at, units)) above.push(at.name)
  return above.join(', ')
}

const parentOf = ({ parentId }: Unit, units: Unit[]) => units.find(({ id }) => id === parentId)
