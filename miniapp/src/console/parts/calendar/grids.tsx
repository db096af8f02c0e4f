import { useState } from 'react'
import { Link } from 'wouter'
import type { Agenda, CalendarEntry } from '../../api-types.ts'
import { clockOf, dayOf } from '../../clock.ts'
import { DropCell, type Wish } from './drop-cell.tsx'
import { EntryChip } from './entry.tsx'
import { isQuietHour } from './span.ts'
import { calendarWords as words } from './strings.ts'

export type GridProps = {
  agenda: Agenda
  days: string[]
  now: number
  onDrop: (wish: Wish) => void
  /** Where a day with more than fits is seen whole. */
  hrefOf: (day: string) => string
}

const hours = Array.from({ length: 24 }, (_, hour) => hour)
const mostInMonth = 3
const mostInHour = 4

const hourOf = ({ at }: CalendarEntry) => Number(clockOf(at).slice(0, 2))
const onDay = (agenda: Agenda, day: string) => agenda.entries.filter(({ at }) => dayOf(at) === day)
const specialOf = ({ days }: Agenda, day: string) => days.find((one) => one.day === day)
export const leftOf = ({ left }: Agenda, day: string) => left.find((one) => one.day === day)?.count ?? 0

function DayHead({ agenda, day, now, hrefOf }: { day: string } & Pick<GridProps, 'agenda' | 'now' | 'hrefOf'>) {
  const special = specialOf(agenda, day)
  const left = leftOf(agenda, day)
  const isToday = dayOf(now) === day
  return (
    <th scope="col" data-today={isToday || undefined}>
      {words.shortDay(day)}
      {isToday && <em>{words.isToday}</em>}
      {special && <span>{special.noSend ? words.noSend(special.name) : special.name}</span>}
      {left > 0 && <Link href={hrefOf(day)}>{words.more(left)}</Link>}
    </th>
  )
}

/** A week as hours: what leaves stands in its hour, quiet hours and days on which nothing is sent are grey. */
export function WeekGrid({ agenda, days, now, onDrop, hrefOf }: GridProps) {
  const [lifted, setLifted] = useState<CalendarEntry | null>(null)
  const columns = days.map((day) => ({ day, entries: onDay(agenda, day), shut: specialOf(agenda, day)?.noSend }))
  return (
    <table className="agenda" data-view="week">
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{words.hour}</span>
          </th>
          {days.map((day) => (
            <DayHead key={day} {...{ agenda, day, now, hrefOf }} />
          ))}
        </tr>
      </thead>
      <tbody>
        {hours.map((hour) => {
          const quiet = isQuietHour(hour, agenda.quiet)
          return (
            <tr key={hour} data-quiet={quiet || undefined}>
              <th scope="row">{hour}h</th>
              {columns.map(({ day, entries, shut }) => (
                <DropCell key={day} {...{ day, hour, lifted, now, onDrop, shut }} today={dayOf(now) === day}>
                  <Stacked entries={entries.filter((entry) => hourOf(entry) === hour)} onLift={setLifted} />
                </DropCell>
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** The first few of an hour; the others behind a line that opens. */
function Stacked({ entries, onLift }: { entries: CalendarEntry[]; onLift: (entry: CalendarEntry | null) => void }) {
  const chip = (entry: CalendarEntry) => <EntryChip key={entry.key} entry={entry} onLift={onLift} />
  if (entries.length <= mostInHour) return entries.map(chip)
  return (
    <>
      {entries.slice(0, mostInHour - 1).map(chip)}
      <details>
        <summary>{words.more(entries.length - mostInHour + 1)}</summary>
        {entries.slice(mostInHour - 1).map(chip)}
      </details>
    </>
  )
}

/** A month as weeks: dragged to another day, a broadcast keeps its hour. */
export function MonthGrid({ agenda, days, month, now, onDrop, hrefOf }: GridProps & { month: string }) {
  const [lifted, setLifted] = useState<CalendarEntry | null>(null)
  const weeks = Array.from({ length: days.length / 7 }, (_, at) => days.slice(7 * at, 7 * at + 7))
  return (
    <table className="agenda" data-view="month">
      <thead>
        <tr>
          {days.slice(0, 7).map((day) => (
            <th key={day} scope="col">
              {words.shortDay(day).slice(0, 2)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => {
              const entries = onDay(agenda, day)
              const special = specialOf(agenda, day)
              const more = Math.max(0, entries.length - mostInMonth) + leftOf(agenda, day)
              const isToday = dayOf(now) === day
              return (
                <DropCell
                  key={day}
                  {...{ day, lifted, now, onDrop }}
                  shut={special?.noSend}
                  today={isToday}
                  outside={!day.startsWith(month)}
                >
                  <p className="agenda-day">
                    <b>{Number(day.slice(8))}</b>
                    {isToday && <em>{words.isToday}</em>}
                    {special && <span>{special.noSend ? words.noSend(special.name) : special.name}</span>}
                  </p>
                  {entries.slice(0, mostInMonth).map((entry) => (
                    <EntryChip key={entry.key} brief entry={entry} onLift={setLifted} />
                  ))}
                  {more > 0 && <Link href={hrefOf(day)}>{words.more(more)}</Link>}
                </DropCell>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
