import { Button, Code, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../api.ts'
import { Icon } from '../../ui/icons.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { api } from '../client.ts'
import { GroupForm } from '../parts/group-form.tsx'
import { Page } from '../parts/page.tsx'
import { Row } from '../parts/row.tsx'
import { UnitForm } from '../parts/unit-form.tsx'
import { depthOf } from '../parts/unit-select.tsx'
import type { Unit } from '../replies.ts'
import { useMay, useSession, useUnits } from '../session.ts'
import { channelNames, common, roleNames, unitKinds, units as words } from '../strings.ts'

export function Units() {
  const query = useUnits()
  return (
    <Page title={words.title} lead={words.lead}>
      <Stack gap="xl">
        <Loaded query={query}>{(units) => <Tree units={units} />}</Loaded>
        <Groups />
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
      {editing && <UnitForm unit={editing === 'new' ? undefined : editing} onClose={() => setEditing(null)} />}
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
              facts={[
                unitKinds[unit.kind] ?? unit.kind,
                words.members(unit.memberCount),
                words.digestTime(unit.digestTime),
              ]}
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

function Groups() {
  const may = useMay()
  const [linking, setLinking] = useState(false)
  const query = useQuery({ queryKey: ['groups'], queryFn: () => read(api.groups.$get()) })
  return (
    <section>
      <Group justify="space-between" mb="sm">
        <Title order={2}>{words.groups}</Title>
        {may('group.manage') && !linking && (
          <Button variant="default" leftSection={<Icon name="link" />} onClick={() => setLinking(true)}>
            {words.link}
          </Button>
        )}
      </Group>
      {linking && <GroupForm onClose={() => setLinking(false)} />}
      <Loaded query={query}>
        {({ groups }) =>
          groups.length === 0 ? (
            <Empty icon="people" title={words.noGroups}>
              <p>{words.noGroupsLead}</p>
            </Empty>
          ) : (
            <ul className="rows">
              {groups.map(({ id, name, unitName, channel, status }) => (
                <Row
                  key={id}
                  title={<strong>{name}</strong>}
                  facts={[unitName, channelNames[channel] ?? channel]}
                  state={{
                    tone: status === 'active' ? 'good' : 'quiet',
                    words: words.groupStates[status] ?? status,
                  }}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
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
          <Code block>{words.rolesCommand}</Code>
        </>
      )}
    </section>
  )
}
