import { Anchor, Button, FileButton, Group, Stack, Text, Title } from '@mantine/core'
import type { QueryKey } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Action } from '../../../../../core/roles.ts'
import { Icon } from '../../../ui/icons.tsx'
import { useAct } from '../../act.ts'
import type { ImportedTree } from '../../api-types.ts'
import { useOwnUnit } from '../../session.ts'
import { UnitSelect } from '../fields/unit-select.tsx'
import { ActButton, lacking } from '../shared/act-button.tsx'
import { Note, Refusal } from '../shared/note.tsx'
import { Faults, LeftOut } from './faults.tsx'

/** What the server says of a workbook: its faults, or what it would add, or has, and what it left out. */
type Seen = Pick<ImportedTree, 'faults' | 'faultCount' | 'notes' | 'applied'>

type Props<S extends Seen> = {
  words: Record<'title' | 'lead' | 'template' | 'choose' | 'unit', string>
  /** The template's address. */
  template: string
  /** What it takes to add them to a unit. */
  may: Action
  reload: QueryKey[]
  send: (chosen: File, unitId: string, apply: '0' | '1') => Promise<S>
  /** What a workbook without faults is said to hold or to have added. */
  said: (seen: S, name: string) => string
  /** What the button says that adds it; null where there is nothing to add. */
  adds: (seen: S) => string | null
  children?: (seen: S | undefined) => ReactNode
}

/** Brings in many things from a template's workbook: first each fault, then, when there is none, all of them. */
export function WorkbookCard<S extends Seen>({ words, template, may, reload, send, said, adds, children }: Props<S>) {
  const [unitId, setUnitId] = useState(useOwnUnit(may))
  const [file, setFile] = useState<File | null>(null)
  const act = useAct(({ chosen, apply }: { chosen: File; apply: '0' | '1' }) => send(chosen, unitId, apply), { reload })
  const check = (chosen: File | null) => {
    setFile(chosen)
    if (chosen) act.go({ chosen, apply: '0' })
  }
  const seen = act.result
  const adding = seen && seen.faultCount === 0 && !seen.applied ? adds(seen) : null
  return (
    <section className="card" aria-label={words.title}>
      <Title order={2}>{words.title}</Title>
      <Stack gap="sm">
        <Text>
          {words.lead}{' '}
          <Anchor href={template} download>
            {words.template}
          </Anchor>
        </Text>
        <UnitSelect
          act={may}
          label={words.unit}
          value={unitId}
          onChange={(chosen) => {
            setUnitId(chosen)
            act.reset()
          }}
        />
        <FileButton accept=".xlsx,.csv" onChange={check}>
          {(props) => (
            <Group>
              <ActButton
                {...props}
                off={lacking(!unitId && words.unit)}
                loading={act.pending}
                leftSection={<Icon name="plus" />}
              >
                {words.choose}
              </ActButton>
            </Group>
          )}
        </FileButton>
        <Refusal error={act.error} />
        <Stack gap="xs" role="status">
          {seen &&
            file &&
            (seen.faultCount > 0 && !seen.applied ? (
              <Faults name={file.name} faults={seen.faults} count={seen.faultCount} />
            ) : (
              <Note tone="good">{said(seen, file.name)}</Note>
            ))}
          {seen && <LeftOut notes={seen.notes} />}
        </Stack>
        {adding && file && (
          <Group>
            <Button loading={act.pending} onClick={() => act.go({ chosen: file, apply: '1' })}>
              {adding}
            </Button>
          </Group>
        )}
        {children?.(seen)}
      </Stack>
    </section>
  )
}
