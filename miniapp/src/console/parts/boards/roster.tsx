import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { Icon } from '../../../ui/icons.tsx'
import type { Board } from '../../api-types.ts'
import { writtenDay, writtenWeekday } from '../../clock.ts'
import { Note } from '../shared/note.tsx'
import { Row } from '../shared/row.tsx'
import { Turn } from '../shared/turn.tsx'
import { DutyForm } from './duty-form.tsx'
import { boardWords as words } from './strings.ts'
import { SwapForm } from './swap-form.tsx'

const mostGaps = 6

type Props = { board: Board; onTurn: (days: number) => void }

/** Two weeks of who is on duty, what the coming ones lack, and the hands by which both change. */
export function Roster({ board, onTurn }: Props) {
  const [open, setOpen] = useState<'swap' | { day: string } | null>(null)
  const [saved, setSaved] = useState(false)
  const { days, gaps, keeps, today, may, unit } = board
  const keepsRoster = may.manage && !unit.closed
  const close = () => setOpen(null)
  const show = (form: 'swap' | { day: string }) => {
    setSaved(false)
    setOpen(form)
  }
  const [first, last] = [days[0]?.day ?? today, days.at(-1)?.day ?? today]
  return (
    <section aria-label={words.roster}>
      <Title order={2}>{words.roster}</Title>
      <Stack gap="sm">
        <Text className="soft">{words.rosterLead}</Text>
        {unit.closed && <Note>{words.closed}</Note>}
        {!keeps && <Note>{words.notKept}</Note>}
        {gaps.length > 0 && (
          <Note tone="urgent">
            <strong>{words.gapsTitle}</strong>
            <ul>
              {gaps.slice(0, mostGaps).map(({ day, work, reason }) => (
                <li key={`${day} ${work}`}>{words.gap(writtenWeekday(day), work, reason)}</li>
              ))}
              {gaps.length > mostGaps && <li>{words.gapsMore(gaps.length - mostGaps)}</li>}
            </ul>
          </Note>
        )}
        <div role="status">{saved && <Note tone="good">{words.saved}</Note>}</div>
        {keepsRoster && open === null && (
          <Group gap="sm">
            <Button leftSection={<Icon name="plus" />} onClick={() => show({ day: gaps[0]?.day ?? today })}>
              {words.put}
            </Button>
            <Button variant="default" onClick={() => show('swap')}>
              {words.swap}
            </Button>
          </Group>
        )}
        {open === 'swap' && <SwapForm board={board} onSaved={() => setSaved(true)} onClose={close} />}
        {open !== null && open !== 'swap' && (
          <DutyForm key={open.day} board={board} day={open.day} onSaved={() => setSaved(true)} onClose={close} />
        )}
        <Turn earlier={words.earlier} later={words.later} onTurn={(by) => onTurn(14 * by)}>
          <strong aria-live="polite">{words.span(writtenDay(first), writtenDay(last))}</strong>
        </Turn>
        <ul className="rows">
          {days.map((day) => (
            <DayRow
              key={day.day}
              day={day}
              isToday={day.day === today}
              lacks={gaps.find((gap) => gap.day === day.day)?.reason}
              onPut={keepsRoster && day.day >= today ? () => show({ day: day.day }) : null}
            />
          ))}
        </ul>
      </Stack>
    </section>
  )
}

type Day = Board['days'][number]

type Lacks = Board['gaps'][number]['reason']

function DayRow({
  day,
  isToday,
  lacks,
  onPut,
}: {
  day: Day
  isToday: boolean
  lacks?: Lacks
  onPut: (() => void) | null
}) {
  const { write, approve, special, noSend } = day
  const reason = lacks ?? approve?.gap ?? write?.gap
  const written = writtenWeekday(day.day)
  return (
    <Row
      title={
        <strong>
          {written}
          {isToday && ` (${words.today})`}
        </strong>
      }
      facts={[
        words.onDuty('write', write?.name ?? words.nobody),
        words.onDuty('approve', approve?.name ?? words.nobody),
        special,
        noSend && words.noSend,
      ]}
      state={reason ? { tone: 'urgent', words: words.reasons[reason] } : undefined}
    >
      {onPut && (
        <Button variant="subtle" aria-label={words.putOf(written)} onClick={onPut}>
          {words.put}
        </Button>
      )}
    </Row>
  )
}
