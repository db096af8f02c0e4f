import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { read } from '../../../api.ts'
import { useAct } from '../../act.ts'
import { api } from '../../client.ts'
import { Refusal } from '../shared/note.tsx'
import { UnitSelect } from '../shared/unit-select.tsx'
import { assetWords as words } from './strings.ts'

/** Gives a group that the account already has on Zalo to a unit here. */
export function Adopt({ externalId, name }: { externalId: string; name: string | null }) {
  const [unitId, setUnitId] = useState('')
  const adopt = useAct(
    () => read(api.groups.$post({ json: { unitId, channel: 'oa_group', externalId, name: name ?? externalId } })),
    { reload: [['groups'], ['overview']] },
  )
  return (
    <div className="grow">
      <Group gap="sm" align="end">
        <UnitSelect value={unitId} onChange={setUnitId} />
        <Button
          variant="default"
          aria-label={`${words.adopt}: ${name ?? externalId}`}
          loading={adopt.pending}
          disabled={!unitId}
          onClick={() => adopt.go(undefined)}
        >
          {words.adopt}
        </Button>
      </Group>
      <Refusal error={adopt.error} />
    </div>
  )
}
