import { Checkbox, Title } from '@mantine/core'
import { useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { Icon } from '../../../ui/icons.tsx'
import type { Feedback } from '../../api-types.ts'
import { dayOf, distance, written, writtenDay } from '../../clock.ts'
import { useNow } from '../../session.ts'
import { Status, type Tone } from '../shared/status.tsx'
import { useKeys, useKeysOff } from '../stream/use-keys.ts'
import './feedback.css'
import { type Group, isOpen } from './groups.ts'
import { feedback, caseWords as words } from './strings.ts'

export const feedbackTones: Record<Feedback['status'], Tone> = {
  received: 'waiting',
  assigned: 'waiting',
  answered: 'good',
  closed: 'quiet',
}

type Props = {
  groups: Group[]
  chosen: ReadonlySet<string>
  onChoose: (id: string) => void
}

/** The cases under their headings: gone through by keys or by hand, chosen to act on many. */
export function Board({ groups, chosen, onChoose }: Props) {
  const keys = useKeysOff()
  const [, navigate] = useLocation()
  const [at, setAt] = useState(-1)
  const board = useRef<HTMLDivElement>(null)
  const rows = groups.flatMap((group) => group.rows)
  const go = (to: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, to))
    setAt(next)
    board.current?.querySelectorAll<HTMLAnchorElement>('a.case-link')[next]?.focus()
  }
  useKeys(keys.off, (deed) => {
    const row = rows[at]
    if (deed === 'next') go(at + 1)
    if (deed === 'previous') go(at - 1)
    if (deed === 'select' && row) onChoose(row.id)
    if (deed === 'open' && row) navigate(`/feedback/${row.id}`)
  })
  return (
    <div className="case-board" ref={board}>
      {groups.map(({ key, rows: own }) => (
        <section key={key} aria-label={words.groups[key]} className="case-group">
          <Title order={2} size="h4">
            {words.groups[key]} ({own.length})
          </Title>
          <ul className="case-rows">
            {own.map((row) => (
              <CaseRow key={row.id} row={row} chosen={chosen.has(row.id)} onChoose={() => onChoose(row.id)} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function CaseRow({ row, chosen, onChoose }: { row: Feedback; chosen: boolean; onChoose: () => void }) {
  const facts = [
    feedback.code(row.trackCode),
    feedback.categories[row.category],
    row.unitName,
    row.place && words.place(row.place),
    row.assignedName && feedback.assignedTo(row.assignedName),
    row.tellers > 1 && words.tellers(row.tellers),
    row.pictures > 0 && words.pictures(row.pictures),
    row.rating !== null && words.rated(row.rating),
  ].filter(Boolean)
  return (
    <li className="case-row" data-chosen={chosen || undefined}>
      {isOpen(row) && <Checkbox checked={chosen} onChange={onChoose} aria-label={words.choose(row.trackCode)} />}
      <div className="case-main">
        <Link href={`/feedback/${row.id}`} className="case-link">
          <span className="clamp">{row.text}</span>
        </Link>
        <p className="facts">
          {facts.map((fact) => (
            <span key={String(fact)}>{fact}</span>
          ))}
        </p>
        <p className="case-states">
          <Status tone={feedbackTones[row.status]}>{feedback.states[row.status]}</Status>
          {isOpen(row) && row.askedAt !== null && <Status tone="waiting">{words.asked}</Status>}
          {row.reopenedAt !== null && <Status tone="urgent">{words.reopened}</Status>}
          {isOpen(row) && <Due row={row} />}
          {row.status === 'answered' && row.promisedOn && <Promised day={row.promisedOn} />}
        </p>
      </div>
    </li>
  )
}

function Promised({ day }: { day: string }) {
  const isPast = day < dayOf(useNow()())
  return <Status tone={isPast ? 'urgent' : 'quiet'}>{words.promised(writtenDay(day), isPast)}</Status>
}

export function Due({ row: { dueAt, late } }: { row: Pick<Feedback, 'dueAt' | 'late'> }) {
  const now = useNow()
  return (
    <span className="due" data-late={late || undefined}>
      <Icon name="clock" />
      {feedback.due(written(dueAt), distance(dueAt, now()))}
    </span>
  )
}
