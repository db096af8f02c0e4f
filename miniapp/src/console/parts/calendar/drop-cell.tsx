import { type ReactNode, useState } from 'react'
import type { CalendarEntry } from '../../api-types.ts'
import { atCell } from './span.ts'

export type Wish = { entry: CalendarEntry; to: number }

type Props = {
  day: string
  hour?: number
  lifted: CalendarEntry | null
  now: number
  onDrop: (wish: Wish) => void
  shut?: boolean
  today?: boolean
  outside?: boolean
  children?: ReactNode
}

/** A cell that takes what is dragged into it, unless its time has gone by. */
export function DropCell({ day, hour, lifted, now, onDrop, shut, today, outside, children }: Props) {
  const [over, setOver] = useState(false)
  const to = lifted ? atCell(lifted.at, day, hour) : 0
  const takes = lifted !== null && to > now && to !== lifted.at
  return (
    <td
      data-day={day}
      data-hour={hour}
      data-shut={shut || undefined}
      data-today={today || undefined}
      data-outside={outside || undefined}
      data-over={(over && takes) || undefined}
      onDragOver={(event) => {
        if (!takes) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false)
        if (!takes || !lifted) return
        event.preventDefault()
        onDrop({ entry: lifted, to })
      }}
    >
      {children}
    </td>
  )
}
