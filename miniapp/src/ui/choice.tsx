import { type ReactNode, useId } from 'react'
import './choice.css'

/** `off`: it is shown and cannot be picked; its note says why. */
type Option<T> = { value: T; label: string; note?: string; off?: boolean }
type ChoicesProps<T> = {
  legend: ReactNode
  hint?: string
  options: Option<T>[]
  picked: T[]
  onPick: (picked: T[]) => void
}

/** Radio buttons, or boxes when several may be ticked. */
export function Choices<T extends string | number>(props: ChoicesProps<T> & { many?: boolean }) {
  const { legend, hint, options, picked, onPick, many } = props
  const name = useId()
  const next = (value: T, on: boolean) =>
    many ? [...picked.filter((one) => one !== value), ...(on ? [value] : [])] : [value]
  return (
    <fieldset className="choices">
      <legend>{legend}</legend>
      {hint && <p className="field-hint">{hint}</p>}
      {options.map(({ value, label, note, off }) => (
        <label className="choice" key={value}>
          <input
            type={many ? 'checkbox' : 'radio'}
            name={name}
            checked={picked.includes(value)}
            disabled={off}
            onChange={(event) => onPick(next(value, event.target.checked))}
          />
          <span>
            {label}
            {note && <small>{note}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

type TickProps = { checked: boolean; onChange: (checked: boolean) => void; label: string; note?: string }

export const Tick = ({ checked, onChange, label, note }: TickProps) => (
  <label className="choice">
    <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
    <span>
      {label}
      {note && <small>{note}</small>}
    </span>
  </label>
)
