import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { read } from '../../../api.ts'
import { useAct } from '../../act.ts'
import { api } from '../../client.ts'
import { UnitSelect } from '../fields/unit-select.tsx'
import { Refusal } from '../shared/note.tsx'
import { assetWords as words } from './strings.ts'

/** Gives a group that the account already has on Zalo to a unit here. */
export function Adopt({ externalId, name }: { externalId: string; name: string | null }) {
  const [unitId, setUnitId] = useState('')
  const adopt = useAct(
    () => read(api.groups.$post({ json: { unitId, channel: 'oa_group', externalId, name: name ?? externalId } })),
    { reload: [['groups'], ['overview']] },
  )
  return (
    <form
      className="grow"
      onSubmit={(event) => {
        event.preventDefault()
        adopt.go(undefined)
      }}
    >
      <Group gap="sm" align="end">
        <UnitSelect act="group.manage" required withAsterisk={false} value={unitId} onChange={setUnitId} />
        <Button
          type="submit"
          variant="default"
          aria-label={`${words.adopt}: ${name ?? externalId}`}
          loading={adopt.pending}
        >
          {words.adopt}
        </Button>
      </Group>
      <Refusal error={adopt.error} />
    </form>
  )
}
