import { Button, Group, NativeSelect, Text } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { read } from '../../api.ts'
import { Empty, Loaded } from '../../ui/states.tsx'
import { api } from '../client.ts'
import { dayOf, writtenDay } from '../clock.ts'
import { useFilters } from '../filters.ts'
import { DayField } from '../parts/fields/day-field.tsx'
import { UnitSelect } from '../parts/fields/unit-select.tsx'
import { Page } from '../parts/shared/page.tsx'
import { Tabs } from '../parts/shared/tabs.tsx'
import { Charts } from '../parts/statistics/charts.tsx'
import { Compared } from '../parts/statistics/compared.tsx'
import { Office } from '../parts/statistics/office.tsx'
import { Reports } from '../parts/statistics/reports.tsx'
import { type Period, type Span, spanAt } from '../parts/statistics/span.ts'
import { figureWords as words } from '../parts/statistics/strings.ts'
import { useNow } from '../session.ts'

type View = keyof typeof words.views
const dayMs = 24 * 3_600_000

/** How an office does: what is late and unanswered, charts, units beside each other, and the report of a month. */
export function Statistics() {
  const yesterday = dayOf(useNow()() - dayMs)
  const month = spanAt('month', yesterday)
  const [filters, filter] = useFilters({
    ...{ view: 'office' as View, period: 'month' as Period, unitId: '', kind: '' },
    ...month,
  })
  const { view, period, unitId, kind, from, to } = filters
  const span = { from, to }
  const asked = { ...span, ...(unitId && { unitId }) }
  const query = useQuery({
    queryKey: ['statistics', asked],
    placeholderData: keepPreviousData,
    queryFn: () => read(api.statistics.$get({ query: asked })),
  })
  return (
    <Page title={words.title} lead={words.lead}>
      <Tabs label={words.title} value={view} choices={words.views} onChange={(view) => filter({ view })} />
      <Group gap="sm" align="flex-end" my="md">
        <UnitSelect
          act="statistics.read"
          value={unitId}
          onChange={(unitId) => filter({ unitId, kind: '' })}
          none={words.own}
        />
        {view !== 'reports' && (
          <SpanFields period={period} span={span} until={yesterday} onChange={(change) => filter(change)} />
        )}
      </Group>
      <Loaded query={query}>
        {(office) =>
          office.until === null ? (
            <Empty icon="clock" title={words.none}>
              <p>{words.noneLead}</p>
            </Empty>
          ) : (
            <div className="cards">
              {view === 'office' && <Office office={office} />}
              {view === 'charts' && <Charts office={office} />}
              {view === 'units' && (
                <div>
                  <Compared
                    {...{ unitId, span, kind }}
                    kinds={office.kinds}
                    onKind={(kind) => filter({ kind })}
                    onUnit={(unitId) => filter({ unitId, kind: '', view: 'office' })}
                  />
                </div>
              )}
              {view === 'reports' && <Reports unitId={office.unit.id} until={office.until} began={office.began} />}
              <Text className="soft">{words.until(writtenDay(office.until))}</Text>
            </div>
          )
        }
      </Loaded>
    </Page>
  )
}

type FieldProps = {
  period: Period
  span: Span
  until: string
  onChange: (change: Partial<Span & { period: Period }>) => void
}

function SpanFields({ period, span, until, onChange }: FieldProps) {
  const step = (by: number) => period !== 'days' && onChange(spanAt(period, span.from, by))
  const next = period !== 'days' && spanAt(period, span.from, 1)
  return (
    <>
      <NativeSelect
        label={words.period}
        value={period}
        data={Object.entries(words.periods).map(([value, label]) => ({ value, label }))}
        onChange={(event) => {
          const chosen = event.currentTarget.value as Period
          onChange({ period: chosen, ...(chosen !== 'days' && spanAt(chosen, span.from)) })
        }}
      />
      {period === 'days' ? (
        <>
          <DayField label={words.from} value={span.from} whole onChange={(from) => from && onChange({ from })} />
          <DayField label={words.to} value={span.to} whole onChange={(to) => to && onChange({ to })} />
        </>
      ) : (
        <>
          <Button variant="default" onClick={() => step(-1)}>
            {words.earlier}
          </Button>
          {next && next.from <= until && (
            <Button variant="default" onClick={() => step(1)}>
              {words.later}
            </Button>
          )}
          <Text w="100%">
            <strong>
              {writtenDay(span.from)} – {writtenDay(span.to)}
            </strong>
          </Text>
        </>
      )}
    </>
  )
}
