import { Anchor, Button, Group, NativeSelect, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { read } from '../../../api.ts'
import { Loaded } from '../../../ui/states.tsx'
import { useAct } from '../../act.ts'
import type { MadeReport } from '../../api-types.ts'
import { api } from '../../client.ts'
import { written } from '../../clock.ts'
import { useSession } from '../../session.ts'
import { Refusal } from '../shared/note.tsx'
import { ReportForm } from './report-form.tsx'
import { monthsOver } from './span.ts'
import { figureWords as words } from './strings.ts'

const monthsOffered = 24
const forms = Object.keys(words.files) as (keyof typeof words.files)[]
const monthName = (month: string) => `${month.slice(5)}/${month.slice(0, 4)}`

/** A month's report in each form, those that were made each month, and how this unit heads its own. */
export function Reports({ unitId, until, began }: { unitId: string; until: string; began: string }) {
  const may = useSession().data?.may ?? []
  const months = monthsOver(until, monthsOffered).filter((month) => month >= began.slice(0, 7))
  const [chosen, setChosen] = useState('')
  const month = chosen || months[0]
  return (
    <>
      <section className="card" aria-label={words.report}>
        <Title order={2}>{words.report}</Title>
        <Text className="soft">{words.reportLead}</Text>
        {month ? (
          <>
            <NativeSelect
              label={words.month}
              value={month}
              data={months.map((one) => ({ value: one, label: monthName(one) }))}
              onChange={(event) => setChosen(event.currentTarget.value)}
            />
            <Files address={`/api/statistics/report/file?${new URLSearchParams({ unitId, month })}&`} />
          </>
        ) : (
          <Text>{words.monthNone}</Text>
        )}
        <Link href="/register">{words.register}</Link>
      </section>
      <Inbox />
      {may.includes('statistics.report') && <ReportForm key={unitId} unitId={unitId} />}
    </>
  )
}

const Files = ({ address }: { address: string }) => (
  <Group gap="md">
    {forms.map((form) => (
      <Anchor key={form} href={`${address}form=${form}`} underline="always" download>
        {words.files[form]}
      </Anchor>
    ))}
  </Group>
)

function Inbox() {
  const query = useQuery({
    queryKey: ['statistics', 'reports'],
    queryFn: () => read(api.statistics.reports.$get()),
  })
  return (
    <section className="card" aria-label={words.inbox}>
      <Title order={2}>{words.inbox}</Title>
      <Loaded query={query}>
        {({ reports }) =>
          reports.length === 0 ? (
            <Text>{words.inboxNone}</Text>
          ) : (
            <ul className="cards">
              {reports.map((report) => (
                <Made key={report.id} report={report} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}

function Made({ report: { id, month, unitName, madeAt, openedAt } }: { report: MadeReport }) {
  const open = useAct(() => read(api.statistics.reports[':id'].open.$post({ param: { id } })), {
    reload: [['statistics', 'reports'], ['overview']],
  })
  return (
    <li>
      <strong>{words.inboxOf(monthName(month), unitName)}</strong>{' '}
      {openedAt === null && <span className="status">{words.fresh}</span>}
      <p className="facts">{words.made(written(madeAt))}</p>
      <Files address={`/api/statistics/reports/${id}/file?`} />
      {openedAt === null && (
        <Button variant="default" mt="xs" loading={open.pending} onClick={() => open.go(undefined)}>
          {words.seen}
        </Button>
      )}
      <Refusal error={open.error} />
    </li>
  )
}
