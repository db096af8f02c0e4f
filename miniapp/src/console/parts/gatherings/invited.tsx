import { Button, Checkbox, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { read } from '../../../api.ts'
import { Icon } from '../../../ui/icons.tsx'
import { api } from '../../client.ts'
import { useUnits } from '../../session.ts'
import { subtreeOf } from '../digests/audience.tsx'
import { type Picked as Chosen, PersonPicker } from '../people/person-picker.tsx'
import { Note } from '../shared/note.tsx'
import type { Typed } from './draft.ts'
import { peopleOf } from './people-of.ts'
import { gatheringWords } from './strings.ts'

const words = gatheringWords.form

type Part = { typed: Typed; onChange: (change: Partial<Typed>) => void }

/** Who is asked: a whole unit, groups of it, people by name. */
export function Invited({ typed, onChange }: Part) {
  const { units } = useUnits()
  const { data } = useQuery({ queryKey: ['groups'], queryFn: () => read(api.groups.$get()) })
  const reach = subtreeOf(typed.unitId, units)
  const groups = (data?.groups ?? []).filter(({ status, unitId }) => status === 'active' && reach.has(unitId))
  return (
    <fieldset className="choices">
      <legend>{words.invited}</legend>
      <Stack gap="sm">
        <Checkbox
          label={words.wholeUnit(units.find(({ id }) => id === typed.unitId)?.name ?? '')}
          checked={typed.wholeUnit}
          onChange={(event) => onChange({ wholeUnit: event.currentTarget.checked })}
        />
        {data && groups.length === 0 && <Note>{words.noGroups}</Note>}
        {!typed.wholeUnit && <Groups groups={groups} typed={typed} onChange={onChange} />}
        <Picked
          of={typed.people}
          onDrop={(dropped) => onChange({ people: typed.people.filter(({ id }) => id !== dropped) })}
        />
        <PersonPicker
          label={words.byName}
          value={null}
          onChange={(person) =>
            person &&
            typed.people.every(({ id }) => id !== person.id) &&
            onChange({ people: [...typed.people, person] })
          }
          find={{ key: [typed.unitId], ask: peopleOf(typed.unitId) }}
        />
      </Stack>
    </fieldset>
  )
}

// More than these are not read through: they are asked for by name.
const mostAtOnce = 12

type Chat = { id: string; name: string; unitName: string }

/** Which groups are asked: ticked where they are few, else looked for one by one. */
function Groups({ groups, typed, onChange }: Part & { groups: readonly Chat[] }) {
  const { groupIds } = typed
  if (groups.length === 0) return null
  if (groups.length <= mostAtOnce)
    return (
      <Checkbox.Group aria-label={words.invited} value={groupIds} onChange={(chosen) => onChange({ groupIds: chosen })}>
        <Stack gap="sm">
          {groups.map(({ id, name, unitName }) => (
            <Checkbox key={id} value={id} label={name} description={unitName} />
          ))}
        </Stack>
      </Checkbox.Group>
    )
  return (
    <>
      <Picked
        of={groups.filter(({ id }) => groupIds.includes(id))}
        onDrop={(id) => onChange({ groupIds: groupIds.filter((one) => one !== id) })}
      />
      <PersonPicker
        label={words.groups}
        hint={words.groupsHint}
        value={null}
        atRest="none"
        said={words.groupsSaid}
        among={groups.filter(({ id }) => !groupIds.includes(id))}
        onChange={(group) => group && onChange({ groupIds: [...groupIds, group.id] })}
      />
    </>
  )
}

/** Who or which was chosen, each with a way out. */
const Picked = ({ of, onDrop }: { of: readonly Chosen[]; onDrop: (id: string) => void }) =>
  of.length > 0 && (
    <ul className="picked">
      {of.map(({ id, name, unitName }) => (
        <li key={id}>
          {[name || words.nameless, unitName].filter(Boolean).join(' – ')}
          <Button variant="subtle" aria-label={words.dropPerson(name)} onClick={() => onDrop(id)}>
            <Icon name="close" />
          </Button>
        </li>
      ))}
    </ul>
  )
