import { Title } from '@mantine/core'
import type { Agenda } from '../../api-types.ts'
import { clockOf, dayOf, writtenWeekday } from '../../clock.ts'
import { Row } from '../shared/row.tsx'
import { entryTones } from './entry.tsx'
import { leftOf } from './grids.tsx'
import { calendarWords as words } from './strings.ts'

/** The same day by day, where a screen has no room for columns: days with nothing in them are left out. */
export function DayList({ agenda, days, now }: { agenda: Agenda; days: string[]; now: number }) {
  const told = days.filter(
    (day) => agenda.entries.some(({ at }) => dayOf(at) === day) || agenda.days.some((one) => one.day === day),
  )
  return told.map((day) => {
    const special = agenda.days.find((one) => one.day === day)
    const left = leftOf(agenda, day)
    return (
      <section key={day} className="agenda-list">
        <Title order={2} size="h3">
          {writtenWeekday(day)}
          {dayOf(now) === day && ` (${words.isToday})`}
        </Title>
        {special && <p className="soft">{special.noSend ? words.noSend(special.name) : special.name}</p>}
        <ul className="rows">
          {agenda.entries
            .filter(({ at }) => dayOf(at) === day)
            .map(({ key, href, at, title, kind, unitName, groups, urgent, near, state }) => (
              <Row
                key={key}
                href={href}
                title={
                  <strong>
                    {clockOf(at)} {title}
                  </strong>
                }
                facts={[
                  urgent && words.urgent,
                  words.kinds[kind],
                  unitName,
                  groups !== null && words.groups(groups),
                  near.length > 0 && words.near(near),
                ]}
                state={{ tone: entryTones[state], words: words.states[state] }}
              />
            ))}
        </ul>
        {left > 0 && <p className="soft">{words.moreLead(left)}</p>}
      </section>
    )
  })
}
