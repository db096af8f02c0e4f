import { ActionIcon, TextInput, type TextInputProps } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { Icon } from '../../../ui/icons.tsx'
import { dayField as words } from '../../strings.ts'
import { readClock, readDay, readMoment, showDay, showMoment } from '../../typed-days.ts'
import { endRem, useHolds } from './holds.ts'

type Props = Omit<TextInputProps, 'value' | 'onChange' | 'type'> & {
  value: string
  /** What was typed as the server reads it; as it stands while it cannot be read. */
  onChange: (value: string) => void
  /** Tells only what can be read, as a list that is narrowed by it needs. */
  whole?: boolean
}

type Kind = {
  read: (typed: string) => string | null
  show: (value: string) => string
  example: string
  wrong: string
  /** As wide as any. */
  widest: string
}

const day = { read: readDay, show: showDay, example: words.day, wrong: words.wrongDay, widest: '00/00/0000' }
const moment = {
  ...{ read: readMoment, show: showMoment, example: words.moment, wrong: words.wrongMoment },
  widest: '00:00 00/00/0000',
}
const clock = {
  ...{ read: readClock, show: (value: string) => value, example: words.clock, wrong: words.wrongClock },
  widest: '00:00',
}

/** A day as people here write it, whatever the browser's language: `22/11/2026`. Its value is `2026-11-22`, or ''. */
export const DayField = (props: Props) => (
  <Typed kind={day} {...props} pick={(picked, change) => change(picked)} picked={(value) => readDay(value) ?? ''} />
)

/** A day with its hour: `06:30 22/11/2026`. Its value is `2026-11-22T06:30`. */
export const MomentField = (props: Props) => (
  <Typed
    kind={moment}
    {...props}
    pick={(picked, change) => change(`${picked}T${readMoment(props.value)?.slice(11) ?? '08:00'}`)}
    picked={(value) => readMoment(value)?.slice(0, 10) ?? ''}
  />
)

/** An hour of the day: `06:30`. */
export const ClockField = (props: Props) => <Typed kind={clock} {...props} />

type TypedProps = Props & {
  kind: Kind
  pick?: (day: string, change: (value: string) => void) => void
  picked?: (value: string) => string
}

function Typed({ kind, value, onChange, error, whole, pick, picked, disabled, ...rest }: TypedProps) {
  const [typing, setTyping] = useState<string | null>(null)
  const wrong = value !== '' && kind.read(value) === null
  const input = useRef<HTMLInputElement>(null)
  // The form is not sent while the field cannot be read, though it may be left empty.
  useEffect(() => input.current?.setCustomValidity(wrong ? kind.wrong : ''), [wrong, kind])
  const holds = useHolds(input, kind.widest)
  const calendar = pick && picked && !disabled && (
    <Calendar
      value={picked(value)}
      onPick={(chosen) => {
        setTyping(null)
        pick(chosen, onChange)
      }}
    />
  )
  return (
    <TextInput
      {...rest}
      ref={input}
      disabled={disabled}
      placeholder={kind.example}
      autoComplete="off"
      value={typing ?? kind.show(value)}
      // Nobody is told that it is wrong while still typing.
      error={error ?? (wrong && typing === null ? kind.wrong : undefined)}
      onChange={({ currentTarget }) => {
        setTyping(currentTarget.value)
        const text = currentTarget.value.trim()
        const read = text && kind.read(text)
        if (read !== null || !whole) onChange(read ?? text)
      }}
      onBlur={() => setTyping(null)}
      rightSection={(holds && calendar) || undefined}
      rightSectionPointerEvents="all"
      rightSectionWidth={16 * endRem}
      // Letters so large that the field shows a part alone: then all of it is told below, beside the calendar.
      inputContainer={
        holds || !calendar
          ? undefined
          : (field) => (
              <>
                {field}
                <span className="told-whole">
                  {calendar}
                  <span aria-hidden="true">{(typing ?? kind.show(value)) || kind.example}</span>
                </span>
              </>
            )
      }
    />
  )
}

/** The browser's own calendar, opened from a button: its field, which reads as the browser likes, is never seen. */
function Calendar({ value, onPick }: { value: string; onPick: (day: string) => void }) {
  const hidden = useRef<HTMLInputElement>(null)
  return (
    <span className="calendar">
      <input
        ref={hidden}
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        value={value}
        onChange={(event) => event.currentTarget.value && onPick(event.currentTarget.value)}
      />
      <ActionIcon
        variant="subtle"
        size={44}
        aria-label={words.calendar}
        onClick={() => {
          // Older browsers open it when the field itself is pressed.
          const field = hidden.current
          if (typeof field?.showPicker === 'function') field.showPicker()
          else field?.click()
        }}
      >
        <Icon name="calendar" />
      </ActionIcon>
    </span>
  )
}
