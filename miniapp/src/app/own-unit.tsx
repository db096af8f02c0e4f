import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../api.ts'
import { reread } from '../reread.ts'
import { units as unitWords, me as words } from '../strings.ts'
import { Button } from '../ui/button.tsx'
import { PickedField } from '../ui/field.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { useToast } from '../ui/toast.tsx'
import type { Person } from './api-types.ts'
import { useLoa } from './loa.tsx'
import { unitsOf } from './queries.ts'
import { UnitSheet } from './unit-field.tsx'

/** Chooses where somebody belongs; a unit that has confirmed them is not left unasked. */
export function useOwnUnit(person: Person | null | undefined) {
  const { api, session } = useLoa()
  const client = useQueryClient()
  const say = useToast()
  const [open, setOpen] = useState(false)
  const [leaving, setLeaving] = useState<string | null>(null)
  const move = useMutation({
    mutationFn: (to: string) => session.acting(() => read(api.session.$patch({ json: { unitId: to } }))),
    onSuccess: () => reread(client),
    onError: (error) => say(error.message),
  })
  const pick = (to: string) => {
    if (to === person?.unitId) return
    if (person?.unitState === 'confirmed') setLeaving(to)
    else move.mutate(to)
  }
  const sheets = (
    <>
      <UnitSheet open={open} unitId={person?.unitId ?? null} onClose={() => setOpen(false)} onPick={pick} />
      <Sheet open={leaving !== null} title={words.moving.title} onClose={() => setLeaving(null)}>
        <p>{words.moving.lead}</p>
        <Button
          onClick={() => {
            if (leaving) move.mutate(leaving)
            setLeaving(null)
          }}
        >
          {words.moving.confirm}
        </Button>
        <Button look="quiet" onClick={() => setLeaving(null)}>
          {words.moving.keep}
        </Button>
      </Sheet>
    </>
  )
  return { choose: () => setOpen(true), sheets }
}

/** Where somebody belongs, and what that unit said of it. */
export const OwnUnit = ({ person }: { person: Person | null }) => {
  const units = useQuery(unitsOf(useLoa()))
  const { choose, sheets } = useOwnUnit(person)
  const name = units.data?.find(({ id }) => id === person?.unitId)?.name
  return (
    <>
      <PickedField label={words.unit} hint={hintOf(person)} value={name ?? unitWords.unset} onOpen={choose} />
      {sheets}
    </>
  )
}

function hintOf(person: Person | null): string | undefined {
  const { none, waiting, confirmed, declined } = words.belonging
  if (!person?.unitId) return undefined
  if (person.unitState === 'declined') return declined[person.unitReason ?? 'unknown']
  return person.unitState === null ? none : { waiting, confirmed }[person.unitState]
}
