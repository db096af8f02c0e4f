import { Anchor, Button, FileButton, Group, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { read } from '../../../api.ts'
import { Icon } from '../../../ui/icons.tsx'
import { useAct } from '../../act.ts'
import type { ImportedTree } from '../../api-types.ts'
import { api } from '../../client.ts'
import { useSession } from '../../session.ts'
import { ActButton, lacking } from '../shared/act-button.tsx'
import { Note, Refusal } from '../shared/note.tsx'
import { UnitSelect } from '../shared/unit-select.tsx'
import { Faults } from './faults.tsx'
import { importing as words } from './strings.ts'

/** Brings in a whole tree with its groups from the template: first each fault, then, when there is none, all of it. */
export function ImportCard() {
  const own = useSession().data?.roles.find(({ role }) => role === 'admin')?.unitId
  const [parentId, setParentId] = useState(own ?? '')
  const [file, setFile] = useState<File | null>(null)
  const send = useAct(
    ({ chosen, apply }: { chosen: File; apply: '0' | '1' }) =>
      read(api.units.import.$post({ query: { parentId, apply } }, { init: { body: chosen } })),
    { reload: [['units'], ['groups']] },
  )
  const check = (chosen: File | null) => {
    setFile(chosen)
    if (chosen) send.go({ chosen, apply: '0' })
  }
  const seen = send.result
  return (
    <section className="card" aria-label={words.title}>
      <Title order={2}>{words.title}</Title>
      <Stack gap="sm">
        <Text>
          {words.lead}{' '}
          <Anchor href="/api/units/import/template" download>
            {words.template}
          </Anchor>
        </Text>
        <UnitSelect
          label={words.under}
          value={parentId}
          onChange={(unitId) => {
            setParentId(unitId)
            send.reset()
          }}
        />
        <FileButton accept=".xlsx" onChange={check}>
          {(props) => (
            <Group>
              <ActButton
                {...props}
                off={lacking(!parentId && words.under)}
                loading={send.pending}
                leftSection={<Icon name="plus" />}
              >
                {words.choose}
              </ActButton>
            </Group>
          )}
        </FileButton>
        <Refusal error={send.error} />
        <div role="status">{seen && file && <Told name={file.name} seen={seen} />}</div>
        {seen && file && seen.faultCount === 0 && !seen.applied && seen.units + seen.groups > 0 && (
          <Group>
            <Button loading={send.pending} onClick={() => send.go({ chosen: file, apply: '1' })}>
              {words.apply(seen.units, seen.groups)}
            </Button>
          </Group>
        )}
      </Stack>
    </section>
  )
}

function Told({ name, seen }: { name: string; seen: ImportedTree }) {
  if (seen.applied) return <Note tone="good">{words.done(seen.units, seen.groups)}</Note>
  if (seen.faultCount === 0) return <Note tone="good">{words.clean(name, seen.units, seen.groups)}</Note>
  return <Faults name={name} faults={seen.faults} count={seen.faultCount} />
}
