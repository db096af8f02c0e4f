import { Button, Code, Group, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { Icon } from '../../ui/icons.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import type { Unit } from '../api-types.ts'
import { units as words } from '../parts/groups/strings.ts'
import { UnitForm } from '../parts/groups/unit-form.tsx'
import { Page } from '../parts/shared/page.tsx'
import { Row } from '../parts/shared/row.tsx'
import { depthOf } from '../parts/shared/unit-select.tsx'
import { useMay, useSession, useUnits } from '../session.ts'
import { common, roleNames } from '../strings.ts'

export function Units() {
  const query = useUnits()
  return (
    <Page title={words.title} lead={words.lead}>
      <Stack gap="xl">
        <Loaded query={query}>{({ units }) => <Tree units={units} />}</Loaded>
        <Roles units={query.units} />
      </Stack>
    </Page>
  )
}

function Tree({ units }: { units: Unit[] }) {
  const may = useMay()
  const [editing, setEditing] = useState<Unit | 'new' | null>(null)
  return (
    <section>
      <Group justify="space-between" mb="sm">
        <Title order={2}>{words.tree}</Title>
        {may('unit.manage') && !editing && units.length > 0 && (
          <Button variant="default" leftSection={<Icon name="plus" />} onClick={() => setEditing('new')}>
            {words.add}
          </Button>
        )}
      </Group>
      {editing && (
        <UnitForm
          // One unit's words are never saved as another's.
          key={editing === 'new' ? editing : editing.id}
          unit={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(null)}
        />
      )}
      {units.length === 0 ? (
        <Empty icon="unit" title={words.empty}>
          <p>{words.emptyLead}</p>
        </Empty>
      ) : (
        <ul className="rows">
          {units.map((unit) => (
            <Row
              key={unit.id}
              depth={depthOf(unit, units)}
              title={<strong>{unit.name}</strong>}
              facts={[unit.kindName, words.members(unit.memberCount), words.digestTime(unit.digestTime)]}
            >
              {may('unit.manage') && (
                <Button variant="subtle" onClick={() => setEditing(unit)} aria-label={`${common.edit}: ${unit.name}`}>
                  {common.edit}
                </Button>
              )}
            </Row>
          ))}
        </ul>
      )}
    </section>
  )
}

function Roles({ units }: { units: Unit[] }) {
  const may = useMay()
  const grants = useSession().data?.roles ?? []
  return (
    <section className="card">
      <Title order={2}>{words.mine}</Title>
      <ul>
        {grants.map(({ role, unitId }) => (
          <li key={`${role} ${unitId}`}>
            {roleNames[role]} – {units.find(({ id }) => id === unitId)?.name ?? unitId}
          </li>
        ))}
      </ul>
      {may('role.grant') && (
        <>
          <Title order={3}>{words.roles}</Title>
          <Text>{words.rolesLead}</Text>
          <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {words.rolesCommand}
          </Code>
        </>
      )}
    </section>
  )
}
