import { Button, Group, Title } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../api.ts'
import { Empty, Loaded } from '../../ui/states.tsx'
import type { Agenda } from '../api-types.ts'
import { api, nowAndThenMs } from '../client.ts'
import { dayOf } from '../clock.ts'
import { useFilters } from '../filters.ts'
import { Ahead } from '../parts/calendar/ahead.tsx'
import { DayList } from '../parts/calendar/day-list.tsx'
import type { Wish } from '../parts/calendar/drop-cell.tsx'
import { MonthGrid, WeekGrid } from '../parts/calendar/grids.tsx'
import { MoveQuestion } from '../parts/calendar/move.tsx'
import { PhoneFeed } from '../parts/calendar/phone-feed.tsx'
import { dayIn, daysOf, shifted, type View } from '../parts/calendar/span.ts'
import { moveWords, calendarWords as words } from '../parts/calendar/strings.ts'
import { UnitSelect } from '../parts/fields/unit-select.tsx'
import { Note } from '../parts/shared/note.tsx'
import { Page } from '../parts/shared/page.tsx'
import { Tabs } from '../parts/shared/tabs.tsx'
import { Turn } from '../parts/shared/turn.tsx'
import { useNow } from '../session.ts'
import { common } from '../strings.ts'
import '../parts/calendar/calendar.css'
import '../parts/invitation.css'

/** What was sent and is to be sent, by week or month; what may be moved is dragged. */
export function Calendar() {
  const now = useNow()
  const [{ view, day: asked, unitId }, filter] = useFilters<{ view: View; day: string; unitId: string }>({
    ...{ view: 'week', day: '', unitId: '' },
  })
  const [moved, setMoved] = useState<number | null>(null)
  const day = dayIn(asked, now())
  const days = daysOf(view, day)
  const range = { from: days[0] as string, to: days.at(-1) as string, unitId: unitId || undefined }
  const query = useQuery({
    queryKey: ['calendar', 'entries', range],
    queryFn: () => read(api.calendar.entries.$get({ query: range })),
    placeholderData: keepPreviousData,
    refetchInterval: nowAndThenMs,
  })
  const turn = (to: string) => {
    setMoved(null)
    filter({ day: to === dayOf(now()) ? '' : to })
  }
  return (
    <Page title={words.title} lead={words.lead}>
      <Group gap="sm" align="flex-end" mb="sm">
        <Tabs label={words.view} value={view} choices={words.views} onChange={(next) => filter({ view: next })} />
        <UnitSelect
          act="broadcast.read"
          value={unitId}
          none={common.allUnits}
          onChange={(chosen) => filter({ unitId: chosen })}
        />
      </Group>
      <Turn
        earlier={words.previous[view]}
        later={words.next[view]}
        onTurn={(by) => turn(shifted(view, day, by))}
        between={
          <Button px="sm" variant="default" onClick={() => turn(dayOf(now()))}>
            {words.today}
          </Button>
        }
      >
        <Title order={2} size="h3" aria-live="polite">
          {view === 'week' ? words.week(range.from, range.to) : words.month(day)}
        </Title>
      </Turn>
      <div role="status">{moved !== null && <Note tone="good">{moveWords.moved(moved)}</Note>}</div>
      <Loaded query={query}>
        {(agenda) => (
          <Drawn agenda={agenda} view={view} day={day} days={days} now={now()} unitId={unitId} onMoved={setMoved} />
        )}
      </Loaded>
      <PhoneFeed />
    </Page>
  )
}

type Props = {
  agenda: Agenda
  view: View
  day: string
  days: string[]
  now: number
  unitId: string
  onMoved: (at: number) => void
}

function Drawn({ agenda, view, day, days, now, unitId, onMoved }: Props) {
  // Narrower than a small tablet there is no room for seven columns.
  const narrow = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false })
  const [wish, setWish] = useState<Wish | null>(null)
  const hrefOf = (one: string) => `/calendar?${new URLSearchParams({ day: one, ...(unitId && { unitId }) })}`
  const grid = { agenda, days, now, onDrop: setWish, hrefOf }
  const left = agenda.left.reduce((all, { count }) => all + count, 0)
  return (
    <>
      {agenda.entries.length === 0 && (
        <Empty icon="calendar" title={words.empty}>
          <p>{words.emptyLead}</p>
        </Empty>
      )}
      {narrow ? (
        <DayList agenda={agenda} days={days} now={now} />
      ) : view === 'week' ? (
        <WeekGrid {...grid} />
      ) : (
        <MonthGrid {...grid} month={day.slice(0, 7)} />
      )}
      {!narrow && (
        <p className="soft agenda-key">
          {words.quiet(agenda.quiet.from, agenda.quiet.to)}{' '}
          {agenda.entries.some(({ movable }) => movable) && words.drag}
        </p>
      )}
      {left > 0 && !narrow && <Note>{words.moreLead(left)}</Note>}
      <Ahead ahead={agenda.ahead} />
      {wish && (
        <MoveQuestion
          broadcast={{ id: wish.entry.broadcastId ?? '', title: wish.entry.title, sendAt: wish.entry.at }}
          to={wish.to}
          onMoved={(at) => {
            setWish(null)
            onMoved(at)
          }}
          onClose={() => setWish(null)}
        />
      )}
    </>
  )
}
