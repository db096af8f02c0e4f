import { Anchor, Group } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { read } from '../../api.ts'
import { Empty, Loaded } from '../../ui/states.tsx'
import type { RegisterEntry } from '../api-types.ts'
import { api } from '../client.ts'
import { dayOf, written } from '../clock.ts'
import { useFilters } from '../filters.ts'
import { DayField } from '../parts/fields/day-field.tsx'
import { UnitSelect } from '../parts/fields/unit-select.tsx'
import { registerWords as words } from '../parts/forms/strings.ts'
import { Page } from '../parts/shared/page.tsx'
import { SortedTable } from '../parts/tables/sorted-table.tsx'
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
        <UnitSelect act="broadcast.read" value={unitId} onChange={(unitId) => filter({ unitId })} none={words.all} />
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

const number = (label: string, value: (entry: RegisterEntry) => number) => ({ label, value, cell: value })

const columns = [
  {
    label: words.what,
    value: (entry: RegisterEntry) => entry.title,
    cell: (entry: RegisterEntry) => (
      <>
        <Link href={`/broadcasts/${entry.broadcastId}`}>{entry.title}</Link>
        {entry.urgent && <p className="facts">{words.urgent}</p>}
      </>
    ),
  },
  {
    label: words.day,
    value: ({ sendAt }: RegisterEntry) => sendAt,
    cell: (entry: RegisterEntry) => written(entry.sendAt),
  },
  { label: words.unit, value: nameOf('unitName'), cell: nameOf('unitName') },
  { label: words.channel, value: channelOf, cell: channelOf },
  number(words.places, ({ groups }) => groups),
  {
    label: words.sent,
    value: ({ sent }: RegisterEntry) => sent,
    cell: ({ sent, failed }: RegisterEntry) =>
      failed > 0 ? `${sent} (${words.failed.toLocaleLowerCase('vi')}: ${failed})` : sent,
  },
  number(words.received, ({ received }) => received),
  { label: words.approver, value: nameOf('approver'), cell: nameOf('approver') },
]

const Entries = ({ entries }: { entries: RegisterEntry[] }) => (
  <SortedTable rows={entries} columns={columns} keyOf={(entry) => `${entry.broadcastId} ${entry.channel}`} />
)

function nameOf(name: 'unitName' | 'approver') {
  return (entry: RegisterEntry) => entry[name]
}

function channelOf({ channel }: RegisterEntry) {
  return channelNames[channel] ?? channel
}
