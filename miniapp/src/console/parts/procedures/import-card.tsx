import { Anchor, Button, FileButton, Group, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { read } from '../../../api.ts'
import { Icon } from '../../../ui/icons.tsx'
import { useAct } from '../../act.ts'
import type { ImportedProcedures } from '../../api-types.ts'
import { api } from '../../client.ts'
import { useSession } from '../../session.ts'
import { ActButton, lacking } from '../shared/act-button.tsx'
import { Note, Refusal } from '../shared/note.tsx'
import { UnitSelect } from '../shared/unit-select.tsx'
import { Faults } from '../units/faults.tsx'
import { procedureWords } from './strings.ts'

const words = procedureWords.importing

/** Brings in many procedures from the template: first each fault, then, when there is none, all of them. */
export function ProcedureImport() {
  const own = useSession().data?.roles[0]?.unitId
  const [unitId, setUnitId] = useState(own ?? '')
  const [file, setFile] = useState<File | null>(null)
  const send = useAct(
    ({ chosen, apply }: { chosen: File; apply: '0' | '1' }) =>
      read(api.procedures.import.$post({ query: { unitId, apply } }, { init: { body: chosen } })),
    { reload: [['procedures'], ['overview']] },
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
          <Anchor href="/api/procedures/import/template" download>
            {words.template}
          </Anchor>
        </Text>
        <UnitSelect
          label={words.unit}
          value={unitId}
          onChange={(chosen) => {
            setUnitId(chosen)
            send.reset()
          }}
        />
        <FileButton accept=".xlsx" onChange={check}>
          {(props) => (
            <Group>
              <ActButton
                {...props}
                off={lacking(!unitId && words.unit)}
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
        {seen && file && seen.faultCount === 0 && !seen.applied && seen.added > 0 && (
          <Group>
            <Button loading={send.pending} onClick={() => send.go({ chosen: file, apply: '1' })}>
              {words.apply(seen.added)}
            </Button>
          </Group>
        )}
      </Stack>
    </section>
  )
}

function Told({ name, seen }: { name: string; seen: ImportedProcedures }) {
  if (seen.applied) return <Note tone="good">{words.done(seen.added)}</Note>
  if (seen.faultCount === 0) return <Note tone="good">{words.clean(name, seen.added)}</Note>
  return <Faults name={name} faults={seen.faults} count={seen.faultCount} />
}
