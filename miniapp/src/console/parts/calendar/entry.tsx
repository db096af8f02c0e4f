import { Link } from 'wouter'
import { Icon } from '../../../ui/icons.tsx'
import type { CalendarEntry } from '../../api-types.ts'
import { clockOf } from '../../clock.ts'
import type { Tone } from '../shared/status.tsx'
import { calendarWords as words } from './strings.ts'

export const entryTones: Record<CalendarEntry['state'], Tone> = {
  draft: 'waiting',
  approved: 'waiting',
  planned: 'good',
  'no-send': 'quiet',
  missed: 'urgent',
  scheduled: 'good',
  sending: 'good',
  paused: 'urgent',
  finished: 'quiet',
  cancelled: 'quiet',
}

type Props = {
  entry: CalendarEntry
  /** The day is told by where it stands; the month has room for one line. */
  brief?: boolean
  onLift: (entry: CalendarEntry | null) => void
}

/** One send in a cell of the calendar: a link to it, and what is dragged where it may be moved. */
export function EntryChip({ entry, brief, onLift }: Props) {
  const { kind, title, unitName, at, state, urgent, movable, near } = entry
  const clash = near.length > 0
  return (
    <Link
      href={entry.href}
      className="entry"
      data-tone={urgent ? 'urgent' : entryTones[state]}
      data-movable={movable || undefined}
      title={[`${clockOf(at)} ${title}`, unitName, words.states[state], ...(clash ? [words.near(near)] : [])].join(
        '\n',
      )}
      draggable={movable}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', title)
        event.dataTransfer.effectAllowed = 'move'
        onLift(entry)
      }}
      onDragEnd={() => onLift(null)}
    >
      <b>{clockOf(at)}</b> {kind === 'digest' ? words.kinds.digest : title}
      {!brief && <span>{unitName}</span>}
      {!brief && <span>{words.states[state]}</span>}
      {brief && (
        <span className="visually-hidden">
          {unitName}, {words.states[state]}
        </span>
      )}
      {urgent && <strong>{words.urgent}</strong>}
      {clash && (
        <span className="clash">
          <Icon name="warning" /> {words.nearShort}
          <span className="visually-hidden">{words.near(near)}</span>
        </span>
      )}
    </Link>
  )
}
