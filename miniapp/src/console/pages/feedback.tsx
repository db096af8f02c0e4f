import { Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { read } from '../../api.ts'
import { Icon } from '../../ui/icons.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import type { Feedback as FeedbackRow } from '../api-types.ts'
import { api } from '../client.ts'
import { distance, written } from '../clock.ts'
import { useFilters } from '../filters.ts'
import { feedback as words } from '../parts/answers/strings.ts'
import { Page } from '../parts/shared/page.tsx'
import { Row } from '../parts/shared/row.tsx'
import type { Tone } from '../parts/shared/status.tsx'
import { Tabs } from '../parts/shared/tabs.tsx'
import { UnitSelect } from '../parts/shared/unit-select.tsx'
import { useNow, useSession } from '../session.ts'
import { common } from '../strings.ts'

export const feedbackTones: Record<FeedbackRow['status'], Tone> = {
  received: 'waiting',
  assigned: 'waiting',
  answered: 'good',
  closed: 'quiet',
}

export const isOpen = ({ status }: Pick<FeedbackRow, 'status'>) => status === 'received' || status === 'assigned'

type View = keyof typeof words.views

export function Feedback() {
  const me = useSession().data?.person?.id
  const [{ view, unitId }, filter] = useFilters<{ view: View; unitId: string }>({ view: 'open', unitId: '' })
  const asked = { ...(view === 'answered' && { status: view }), ...(view === 'late' && { late: true }) }
  const query = useQuery({
    queryKey: ['feedback', asked],
    queryFn: () => read(api.feedback.$get({ query: asked })),
  })
  const shows = (row: FeedbackRow) =>
    (!unitId || row.unitId === unitId) &&
    (view === 'open' || view === 'late' ? isOpen(row) : view === 'mine' ? isOpen(row) && row.assignedTo === me : true)
  return (
    <Page title={words.title} lead={words.lead}>
      <Group gap="sm" align="flex-end" mb="md">
        <Tabs
          label={common.status}
          value={view}
          choices={words.views}
          onChange={(chosen) => filter({ view: chosen })}
        />
        <UnitSelect value={unitId} none={common.allUnits} onChange={(chosen) => filter({ unitId: chosen })} />
      </Group>
      <Loaded query={query}>
        {({ feedback }) => {
          const seen = feedback.filter(shows).sort((one, other) => one.dueAt - other.dueAt)
          if (seen.length === 0)
            return (
              <Empty icon="feedback" title={words.empty}>
                <p>{words.emptyLead}</p>
              </Empty>
            )
          return (
            <ul className="rows">
              {seen.map((row) => (
                <Row
                  key={row.id}
                  href={`/feedback/${row.id}`}
                  title={<span className="clamp">{row.text}</span>}
                  facts={[
                    words.code(row.trackCode),
                    words.categories[row.category],
                    row.unitName,
                    row.assignedName && words.assignedTo(row.assignedName),
                  ]}
                  state={{ tone: feedbackTones[row.status], words: words.states[row.status] }}
                >
                  {isOpen(row) && <Due row={row} />}
                </Row>
              ))}
            </ul>
          )
        }}
      </Loaded>
    </Page>
  )
}

export function Due({ row: { dueAt, late } }: { row: Pick<FeedbackRow, 'dueAt' | 'late'> }) {
  const now = useNow()
  return (
    <span className="due" data-late={late || undefined}>
      <Icon name="clock" />
      {words.due(written(dueAt), distance(dueAt, now()))}
    </span>
  )
}
