import { Button, Group, Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { read } from '../../api.ts'
import { Empty, Loaded } from '../../ui/states.tsx'
import type { AuditLine } from '../api-types.ts'
import { api } from '../client.ts'
import { written } from '../clock.ts'
import { useFilters } from '../filters.ts'
import { Page } from '../parts/shared/page.tsx'
import { useSession, useUnits } from '../session.ts'
import { auditAct, audit as words } from '../strings.ts'

const size = 50

export function AuditLog() {
  const [{ before }, filter] = useFilters({ before: '' })
  const query = useQuery({
    queryKey: ['audit', before],
    queryFn: () => read(api.audit.$get({ query: { before: before ? Number(before) : undefined, limit: size } })),
  })
  return (
    <Page title={words.title} lead={words.lead}>
      <Loaded query={query}>
        {({ lines }) =>
          lines.length === 0 ? (
            <Empty icon="clock" title={words.empty}>
              <p>{words.emptyLead}</p>
            </Empty>
          ) : (
            <>
              <Lines lines={lines} />
              <Group justify="center" gap="sm" mt="lg">
                {before && (
                  <Button variant="default" onClick={() => filter({ before: '' })}>
                    {words.newest}
                  </Button>
                )}
                {lines.length === size && (
                  <Button variant="default" onClick={() => filter({ before: String(lines.at(-1)?.seq) })}>
                    {words.older}
                  </Button>
                )}
              </Group>
            </>
          )
        }
      </Loaded>
    </Page>
  )
}

function Lines({ lines }: { lines: AuditLine[] }) {
  const me = useSession().data?.person?.id
  const { units } = useUnits()
  const who = ({ actorId, actorName }: AuditLine) =>
    actorId === 'system' ? words.system : actorId === me ? words.you : actorName || actorId
  return (
    <Table.ScrollContainer minWidth={0} className="table">
      <Table verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.when}</Table.Th>
            <Table.Th>{words.who}</Table.Th>
            <Table.Th>{words.what}</Table.Th>
            <Table.Th>{words.where}</Table.Th>
            <Table.Th>{words.detail}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((line) => (
            <Table.Tr key={line.seq}>
              <Table.Td data-label={words.when}>{written(line.at)}</Table.Td>
              <Table.Td data-label={words.who}>{who(line)}</Table.Td>
              <Table.Td data-label={words.what}>{auditAct(line.action)}</Table.Td>
              <Table.Td data-label={words.where}>{units.find(({ id }) => id === line.unitId)?.name ?? '–'}</Table.Td>
              <Table.Td data-label={words.detail}>
                <details>
                  <summary>{line.subjectId}</summary>
                  <pre>{JSON.stringify(line.detail, null, 1)}</pre>
                </details>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
