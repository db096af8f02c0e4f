import { Anchor, Group, Table } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { read } from '../../api.ts'
import { Empty, Loaded } from '../../ui/states.tsx'
import type { RegisterEntry } from '../api-types.ts'
import { api } from '../client.ts'
import { dayOf, written } from '../clock.ts'
import { useFilters } from '../filters.ts'
import { registerWords as words } from '../parts/forms/strings.ts'
import { DayField } from '../parts/shared/day-field.tsx'
import { Page } from '../parts/shared/page.tsx'
import { UnitSelect } from '../parts/shared/unit-select.tsx'
import { useNow } from '../session.ts'
import { channelNames } from '../strings.ts'

const monthMs = 30 * 24 * 3_600_000

/** What went where by channel, day after day: on the screen and as a workbook. */
export function Register() {
  const now = useNow()()
  const [{ unitId, from, to }, filter] = useFilters({ unitId: '', from: dayOf(now - monthMs), to: dayOf(now) })
  const asked = { from, to, ...(unitId && { unitId }) }
  const query = useQuery({
    queryKey: ['register', unitId, from, to],
    placeholderData: keepPreviousData,
    queryFn: () => read(api.forms.register.$get({ query: asked })),
  })
  return (
    <Page title={words.title} lead={words.lead}>
      <Group gap="sm" align="flex-end" mb="md">
        <UnitSelect value={unitId} onChange={(unitId) => filter({ unitId })} none={words.all} />
        <DayField label={words.from} value={from} whole onChange={(from) => from && filter({ from })} />
        <DayField label={words.to} value={to} whole onChange={(to) => to && filter({ to })} />
        <Anchor href={`/api/forms/register/workbook?${new URLSearchParams(asked)}`} download>
          {words.download}
        </Anchor>
      </Group>
      <Loaded query={query}>
        {({ entries }) =>
          entries.length === 0 ? (
            <Empty icon="send" title={words.empty}>
              <p>{words.emptyLead}</p>
            </Empty>
          ) : (
            <Entries entries={entries} />
          )
        }
      </Loaded>
    </Page>
  )
}

const heads = [
  words.what,
  words.day,
  words.unit,
  words.channel,
  words.places,
  words.sent,
  words.received,
  words.approver,
]

const Entries = ({ entries }: { entries: RegisterEntry[] }) => (
  <Table.ScrollContainer minWidth={0} className="table">
    <Table>
      <Table.Thead>
        <Table.Tr>
          {heads.map((head) => (
            <Table.Th key={head} scope="col">
              {head}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {entries.map((entry) => (
          <Table.Tr key={`${entry.broadcastId} ${entry.channel}`}>
            <Table.Td data-label={words.what}>
              <Link href={`/broadcasts/${entry.broadcastId}`}>{entry.title}</Link>
              {entry.urgent && <p className="facts">{words.urgent}</p>}
            </Table.Td>
            <Cell name={words.day}>{written(entry.sendAt)}</Cell>
            <Cell name={words.unit}>{entry.unitName}</Cell>
            <Cell name={words.channel}>{channelNames[entry.channel]}</Cell>
            <Cell name={words.places}>{entry.groups}</Cell>
            <Cell name={words.sent}>
              {entry.sent}
              {entry.failed > 0 && ` (${words.failed.toLocaleLowerCase('vi')}: ${entry.failed})`}
            </Cell>
            <Cell name={words.received}>{entry.received}</Cell>
            <Cell name={words.approver}>{entry.approver}</Cell>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  </Table.ScrollContainer>
)

const Cell = ({ name, children }: { name: string; children: React.ReactNode }) => (
  <Table.Td data-label={name}>{children}</Table.Td>
)
