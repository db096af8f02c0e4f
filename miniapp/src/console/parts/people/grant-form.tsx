import { NativeSelect, SimpleGrid, Stack, TextInput, Title } from '@mantine/core'
import type { Role } from '../../../../../db/schema/roles.ts'
import { read } from '../../../api.ts'
import { useAct } from '../../act.ts'
import { api } from '../../client.ts'
import { useOwnUnit } from '../../session.ts'
import { common, roleNames } from '../../strings.ts'
import { DayField } from '../fields/day-field.tsx'
import { UnitSelect } from '../fields/unit-select.tsx'
import { lacking } from '../shared/act-button.tsx'
import { FormEnd } from '../shared/form-end.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Refusal } from '../shared/note.tsx'
import type { GivenLink } from './link-card.tsx'
import { peopleWords as words } from './strings.ts'

const roleChoices = Object.entries(roleNames).map(([value, label]) => ({ value, label }))

/** Makes somebody known with a role, and hands over the link that signs them in. */
export function InviteForm({ onLink, onClose }: { onLink: (given: GivenLink) => void; onClose: () => void }) {
  const own = useOwnUnit('role.grant')
  const { typed, change, drop, note } = useKept('invite', {
    ...{ name: '', role: 'editor' as Role, unitId: own, until: '' },
  })
  const leave = () => {
    drop()
    onClose()
  }
  const invite = useAct(() => read(api.people.$post({ json: lasting(typed) })), { reload: [['people']] })
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        invite.go(undefined, ({ secret, expiresAt }) => {
          onLink({ name: typed.name.trim(), secret, expiresAt })
          leave()
        })
      }}
    >
      <Title order={2}>{words.invite}</Title>
      <Stack gap="sm">
        {note}
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <TextInput
            required
            label={words.name}
            description={words.nameHint}
            maxLength={80}
            value={typed.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <RoleSelect value={typed.role} onChange={(role) => change({ role })} />
          <UnitSelect act="role.grant" required value={typed.unitId} onChange={(unitId) => change({ unitId })} />
          <Until value={typed.until} onChange={(until) => change({ until })} />
        </SimpleGrid>
        <Refusal error={invite.error} />
        <FormEnd
          act={words.invite}
          pending={invite.pending}
          off={lacking(!typed.name.trim() && words.name, !typed.unitId && common.unit)}
          onClose={leave}
        />
      </Stack>
    </form>
  )
}

/** Gives somebody who is known another role. */
export function GrantForm({ personId, onClose }: { personId: string; onClose: () => void }) {
  const { typed, change, drop, note } = useKept(`grant ${personId}`, { role: 'editor' as Role, unitId: '', until: '' })
  const leave = () => {
    drop()
    onClose()
  }
  const grant = useAct(() => read(api.people[':id'].roles.$post({ param: { id: personId }, json: lasting(typed) })), {
    reload: [['people']],
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        grant.go(undefined, leave)
      }}
    >
      <Stack gap="sm">
        {note}
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <RoleSelect value={typed.role} onChange={(role) => change({ role })} />
          <UnitSelect act="role.grant" required value={typed.unitId} onChange={(unitId) => change({ unitId })} />
          <Until value={typed.until} onChange={(until) => change({ until })} />
        </SimpleGrid>
        <Refusal error={grant.error} />
        <FormEnd
          act={words.grant}
          pending={grant.pending}
          off={lacking(!typed.unitId && common.unit)}
          onClose={leave}
        />
      </Stack>
    </form>
  )
}

/** What the server takes: no day is none. */
const lasting = <T extends { until: string }>({ until, ...rest }: T) => ({ ...rest, ...(until && { until }) })

const Until = ({ value, onChange }: { value: string; onChange: (until: string) => void }) => (
  <DayField label={words.until} description={words.untilHint} value={value} onChange={onChange} />
)

const RoleSelect = ({ value, onChange }: { value: Role; onChange: (role: Role) => void }) => (
  <NativeSelect
    label={words.role}
    value={value}
    data={roleChoices}
    onChange={(event) => onChange(event.currentTarget.value as Role)}
  />
)
