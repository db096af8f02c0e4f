import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../api.ts'
import { Empty, Loaded } from '../../ui/states.tsx'
import type { Feedback as FeedbackRow } from '../api-types.ts'
import { api, nowAndThenMs } from '../client.ts'
import { useFilters } from '../filters.ts'
import { Board } from '../parts/feedback/board.tsx'
import { Bulk } from '../parts/feedback/bulk.tsx'
import { grouped, isOpen, type Order } from '../parts/feedback/groups.ts'
import { SavedFilters } from '../parts/feedback/saved-filters.tsx'
import { caseWords, feedback as words } from '../parts/feedback/strings.ts'
import { TemplateList } from '../parts/feedback/template-list.tsx'
import { UnitSelect } from '../parts/fields/unit-select.tsx'
import { Page } from '../parts/shared/page.tsx'
import { Tabs } from '../parts/shared/tabs.tsx'
import { useMay, useNow, useSession, useUnits } from '../session.ts'
import { common } from '../strings.ts'

type View = keyof typeof words.views
type Filter = { view: View; unitId: string; category: string; order: Order }
/** What a number of the figures counts: what came, or was answered, on some days at a unit and below it. */
type Counted = { by: string; from: string; to: string; below: string }
const uncounted: Counted = { by: 'received', from: '', to: '', below: '' }
const unfiltered: Filter & Counted = { view: 'open', unitId: '', category: '', order: 'due', ...uncounted }

// As many as the server lists.
const mostListed = 500

export function Feedback() {
  const me = useSession().data?.person?.id
  const may = useMay()
  const now = useNow()
  const [{ by, from, to, below, ...filter }, change] = useFilters<Filter & Counted>(unfiltered)
  const ofUnit = useUnits().units.find(({ id }) => id === below)?.name
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [templates, showTemplates] = useState(false)
  const { view, unitId, category, order } = filter
  const asked = {
    ...((view === 'answered' || view === 'closed') && { status: view }),
    ...(view === 'late' && { late: true }),
    ...(category && { category }),
    ...(below && { below }),
    ...(from && to && { from, to, by: by === 'answered' ? ('answered' as const) : ('received' as const) }),
  }
  const query = useQuery({
    queryKey: ['feedback', asked],
    queryFn: () => read(api.feedback.$get({ query: asked })),
    refetchInterval: nowAndThenMs,
  })
  const shows = (row: FeedbackRow) =>
    (!unitId || row.unitId === unitId) &&
    (view === 'open' || view === 'late' ? isOpen(row) : view === 'mine' ? isOpen(row) && row.assignedTo === me : true)
  const choose = (id: string) =>
    setChosen((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]))
  return (
    <Page title={words.title} lead={words.lead} wide>
      <Stack gap="sm" mb="md">
        <Tabs
          label={common.status}
          value={view}
          choices={words.views}
          onChange={(picked) => change({ view: picked })}
        />
        <Group gap="sm" align="flex-end" className="case-filters">
          <UnitSelect
            act="feedback.read"
            value={unitId}
            none={common.allUnits}
            onChange={(picked) => change({ unitId: picked })}
          />
          <NativeSelect
            label={caseWords.kind}
            value={category}
            data={[
              { value: '', label: caseWords.anyKind },
              ...Object.entries(words.categories).map(([value, label]) => ({ value, label })),
            ]}
            onChange={(event) => change({ category: event.currentTarget.value })}
          />
          <NativeSelect
            label={caseWords.by}
            value={order}
            data={Object.entries(caseWords.orders).map(([value, label]) => ({ value, label }))}
            onChange={(event) => change({ order: event.currentTarget.value as Order })}
          />
          <SavedFilters filter={filter} onFilter={(saved) => change(saved as Partial<Filter>)} />
        </Group>
        <Text className="soft">
          <span className="of-keys">{caseWords.keys} </span>
          <a href="/feedback-figures" target="_blank" rel="noreferrer">
            {caseWords.figures}
          </a>
        </Text>
      </Stack>
      {from && to && (
        <Group gap="sm" mb="md">
          <Text>{caseWords.counted({ by, from, to, unitName: ofUnit })}</Text>
          <Button variant="subtle" onClick={() => change({ ...uncounted, view: 'open' })}>
            {caseWords.uncounted}
          </Button>
        </Group>
      )}
      <Loaded query={query}>
        {({ feedback }) => {
          const seen = feedback.filter(shows)
          if (seen.length === 0)
            return (
              <Empty icon="feedback" title={words.empty}>
                <p>{words.emptyLead}</p>
              </Empty>
            )
          return (
            <>
              {may('feedback.answer') && (
                <Bulk chosen={seen.filter(({ id }) => chosen.has(id))} onDone={() => setChosen(new Set())} />
              )}
              {feedback.length === mostListed && <Text className="soft">{caseWords.more(mostListed)}</Text>}
              <Board groups={grouped(seen, order, now())} chosen={chosen} onChoose={choose} />
            </>
          )
        }}
      </Loaded>
      {may('feedback.answer') && (
        <Stack gap="sm" mt="lg">
          {templates ? (
            <TemplateList />
          ) : (
            <div>
              <Button variant="subtle" onClick={() => showTemplates(true)}>
                {caseWords.templates.show}
              </Button>
            </div>
          )}
        </Stack>
      )}
    </Page>
  )
}
