import { Checkbox, NativeSelect, Stack, TextInput } from '@mantine/core'
import { read } from '../../../api.ts'
import { Icon } from '../../../ui/icons.tsx'
import { useAct } from '../../act.ts'
import type { MadeKey, Scope } from '../../api-types.ts'
import { api } from '../../client.ts'
import { useOwnUnit } from '../../session.ts'
import { common } from '../../strings.ts'
import { UnitSelect } from '../fields/unit-select.tsx'
import { lacking } from '../shared/act-button.tsx'
import { FormEnd } from '../shared/form-end.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Refusal } from '../shared/note.tsx'
import { scopeNames, keyWords as words } from './strings.ts'

const allScopes = Object.keys(scopeNames) as Scope[]
const choices = [30, 90, 180, 365] as const

/** What a new key may do, of which unit and for how long. */
export function KeyForm({ onMade, onClose }: { onMade: (made: MadeKey) => void; onClose: () => void }) {
  const own = useOwnUnit('integration.manage')
  const { typed, change, drop, note } = useKept('api-key', {
    ...{ name: '', scopes: [] as Scope[], days: 365 },
    unitId: own,
  })
  const { name, scopes, days, unitId } = typed
  const make = useAct(
    () => read(api['api-keys'].$post({ json: { name, scopes, days: days as (typeof choices)[number], unitId } })),
    { reload: [['api-keys']] },
  )
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        make.go(undefined, (made) => {
          drop()
          onMade(made)
        })
      }}
    >
      <Stack gap="sm">
        {note}
        <TextInput
          required
          label={words.name}
          description={words.nameHint}
          maxLength={80}
          value={name}
          onChange={(event) => change({ name: event.currentTarget.value })}
          data-autofocus
        />
        <UnitSelect
          act="integration.manage"
          required
          description={words.unitHint}
          value={unitId}
          onChange={(unitId) => change({ unitId })}
        />
        <Checkbox.Group
          label={words.scopes}
          value={scopes}
          onChange={(chosen) => change({ scopes: allScopes.filter((scope) => chosen.includes(scope)) })}
        >
          <Stack gap="sm" mt="xs">
            {allScopes.map((scope) => (
              <Checkbox key={scope} value={scope} label={scopeNames[scope].name} description={scopeNames[scope].hint} />
            ))}
          </Stack>
        </Checkbox.Group>
        <NativeSelect
          className="unit"
          label={words.days}
          value={String(days)}
          onChange={(event) => change({ days: Number(event.currentTarget.value) })}
          data={choices.map((days) => ({ value: String(days), label: words.daysOf(days) }))}
        />
        <Refusal error={make.error} />
        <FormEnd
          act={words.make}
          icon={<Icon name="plus" />}
          pending={make.pending}
          off={lacking(!name.trim() && words.name, unitId === '' && common.unit, scopes.length === 0 && words.oneScope)}
          onClose={() => {
            drop()
            onClose()
          }}
        />
      </Stack>
    </form>
  )
}
