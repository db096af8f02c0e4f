import { Button, Group, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../api.ts'
import { Empty, Loaded } from '../../ui/states.tsx'
import { useAct } from '../act.ts'
import type { CalendarDay } from '../api-types.ts'
import { api } from '../client.ts'
import { dayOf, writtenWeekday } from '../clock.ts'
import { useFilters } from '../filters.ts'
import { DayForm, useKeepsTop } from '../parts/calendar/day-form.tsx'
import { dayWords as words } from '../parts/calendar/day-strings.ts'
import { RulesCard } from '../parts/calendar/rules-card.tsx'
import { AskedAct } from '../parts/shared/confirm.tsx'
import { Note } from '../parts/shared/note.tsx'
import { Page, useAdding } from '../parts/shared/page.tsx'
import { Row } from '../parts/shared/row.tsx'
import { Turn } from '../parts/shared/turn.tsx'
import { useMay, useNow } from '../session.ts'

/** Days unlike others, and how units send. */
export function Days() {
  const now = useNow()
  const keeps = useMay()('calendar.manage')
  const thisYear = dayOf(now()).slice(0, 4)
  const [{ year: asked }, filter] = useFilters({ year: thisYear })
  const year = /^20[2-9]\d$/.test(asked) ? asked : thisYear
  const adding = useAdding(words.add, keeps)
  const [putOff, setPutOff] = useState<number | null>(null)
  const query = useQuery({
    queryKey: ['calendar', 'days', year],
    queryFn: () => read(api.calendar.days.$get({ query: { year: Number(year) } })),
  })
  const turn = (by: number) => filter({ year: String(Number(year) + by) })
  return (
    <Page title={words.title} lead={words.lead} actions={adding.button}>
      <div role="status">{putOff !== null && <Note tone="good">{words.saved(putOff)}</Note>}</div>
      {adding.open && <DayForm onSaved={setPutOff} onClose={adding.close} />}
      <Turn earlier={words.previous} later={words.next} onTurn={turn}>
        <Title order={2} aria-live="polite">
          {words.days(Number(year))}
        </Title>
      </Turn>
      <Loaded query={query}>
        {({ days }) =>
          days.length === 0 ? (
            <Empty icon="calendar" title={words.empty}>
              <p>{words.emptyLead}</p>
            </Empty>
          ) : (
            <ul className="rows">
              {days.map((day) => (
                <DayRow
                  key={`${day.day} ${day.unitId}`}
                  day={day}
                  keeps={keeps && day.day >= dayOf(now())}
                  onSaved={setPutOff}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
      <RulesCard />
    </Page>
  )
}

type Props = { day: CalendarDay; keeps: boolean; onSaved: (putOff: number) => void }

function DayRow({ day, keeps, onSaved }: Props) {
  const [editing, setEditing] = useState(false)
  const keepsTop = useKeepsTop()
  const { unitId, unitName, name, closed, noSend, suggested, updatedByName } = day
  const remove = useAct(() => read(api.calendar.days.$delete({ json: { unitId, day: day.day } })), {
    reload: [['calendar']],
  })
  if (editing)
    return (
      <li>
        <DayForm day={day} onSaved={onSaved} onClose={() => setEditing(false)} />
      </li>
    )
  // What the law suggests a unit answers for itself; what the office said, its top alone.
  const may = keeps && (unitId !== null || suggested || keepsTop)
  const is = [closed && words.is.closed, noSend && words.is.noSend].filter(Boolean).join(', ') || words.is.neither
  return (
    <Row
      title={
        <strong>
          {writtenWeekday(day.day)}: {name}
        </strong>
      }
      facts={[unitName ?? words.office, suggested ? words.byLaw : updatedByName && words.by(updatedByName)]}
      state={{ tone: noSend ? 'urgent' : closed ? 'waiting' : 'quiet', words: is }}
    >
      {may && (
        <Group gap="xs">
          <Button variant="subtle" aria-label={words.editOf(day.day, name)} onClick={() => setEditing(true)}>
            {words.edit}
          </Button>
          {!suggested && (
            <AskedAct
              act={remove}
              words={words.remove}
              title={words.removeTitle(day.day)}
              variant="subtle"
              aria-label={words.removeOf(day.day, name)}
            >
              <Text>{words.removeText}</Text>
            </AskedAct>
          )}
        </Group>
      )}
    </Row>
  )
}
