import { Code, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { Loaded } from '../../ui/states.tsx'
import type { Unit } from '../api-types.ts'
import { Page } from '../parts/shared/page.tsx'
import { ChangeForm } from '../parts/units/change-form.tsx'
import { Changes } from '../parts/units/changes.tsx'
import { ImportCard } from '../parts/units/import-card.tsx'
import { units as words } from '../parts/units/strings.ts'
import { UnitTree } from '../parts/units/tree.tsx'
import { useMay, useSession, useUnits } from '../session.ts'
import { roleNames } from '../strings.ts'

export function Units() {
  const query = useUnits()
  const may = useMay()
  const [changing, setChanging] = useState<Unit | null>(null)
  return (
    <Page title={words.title} lead={words.lead}>
      <Stack gap="xl">
        {changing && <ChangeForm key={changing.id} unit={changing} onClose={() => setChanging(null)} />}
        <Loaded query={query}>
          {({ units, closed }) => (
            <UnitTree
              units={units}
              closed={closed}
              onChange={(unit) => {
                setChanging(unit)
                window.scrollTo(0, 0)
              }}
            />
          )}
        </Loaded>
        <Changes />
        {may('unit.manage') && query.units.length > 0 && <ImportCard />}
        <Roles units={query.units} />
      </Stack>
    </Page>
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
