import type { RoomView } from '../../../core/live-rooms/view.ts'
import { liveWords as words } from './strings.ts'
import './live.css'

export const Top = ({ view, mine }: { view: Pick<RoomView, 'top' | 'byTime'>; mine?: number }) => (
  <>
    <ol className="live-top">
      {view.top.map(({ number, name, score, place }) => (
        <li key={number} data-mine={number === mine || undefined}>
          <strong>{words.place(place)}</strong>
          <span className="name">{name ?? words.seat(number)}</span>
          <span>{words.points(score)}</span>
        </li>
      ))}
    </ol>
    {view.byTime && <p className="live-soft">{words.byTime}</p>}
  </>
)
