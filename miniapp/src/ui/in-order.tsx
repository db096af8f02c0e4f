import { useEffect, useRef, useState } from 'react'
import { Icon } from './icons.tsx'
import './in-order.css'
import { inOrder as words } from './in-order-strings.ts'

type InOrderProps = { items: { value: number; label: string }[]; onMove: (row: number[]) => void }

/** A row of things that is put in order by two buttons each, with the finger or by keys; where each now stands is said aloud. */
export function InOrder({ items, onMove }: InOrderProps) {
  const [moved, setMoved] = useState<{ value: number; by: 1 | -1 } | null>(null)
  const list = useRef<HTMLOListElement>(null)
  const place = items.findIndex(({ value }) => value === moved?.value)
  useEffect(() => {
    // What moves in a page loses the focus.
    if (moved) list.current?.querySelector<HTMLElement>(`[data-move="${moved.value} ${moved.by}"]`)?.focus()
  }, [moved])
  const move = (at: number, by: 1 | -1) => {
    const row = items.map(({ value }) => value)
    const [one, other] = [row[at], row[at + by]]
    if (one === undefined || other === undefined) return
    row[at] = other
    row[at + by] = one
    onMove(row)
    setMoved({ value: one, by })
  }
  return (
    <>
      <ol className="in-order" ref={list}>
        {items.map(({ value, label }, at) => (
          <li key={value}>
            <b>{at + 1}</b>
            <span>{label}</span>
            <span className="in-order-moves">
              {([-1, 1] as const).map((by) => (
                <button
                  key={by}
                  type="button"
                  className={by === -1 ? 'in-order-up' : undefined}
                  data-move={`${value} ${by}`}
                  aria-disabled={items[at + by] === undefined}
                  aria-label={(by === -1 ? words.upOf : words.downOf)(label)}
                  onClick={() => move(at, by)}
                >
                  <Icon name="down" />
                  {by === -1 ? words.up : words.down}
                </button>
              ))}
            </span>
          </li>
        ))}
      </ol>
      <p className="visually-hidden" aria-live="polite">
        {moved && place >= 0 ? words.now(items[place]?.label ?? '', place + 1, items.length) : ''}
      </p>
    </>
  )
}
