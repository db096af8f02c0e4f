import { type FormEvent, type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes, useId } from 'react'
import { field as words } from '../strings.ts'
import { Icon } from './icons.tsx'
import './field.css'

type Around = { label: string; hint?: string; wrong?: string }
type Typed = FormEvent<HTMLInputElement | HTMLTextAreaElement>

/** What is left empty is said in Vietnamese, whatever the browser speaks. */
const ownWords = {
  onInvalid: ({ currentTarget: field }: Typed) =>
    field.setCustomValidity(field.validity.valueMissing ? words.missing : ''),
  onInput: ({ currentTarget: field }: Typed) => field.setCustomValidity(''),
}

export const TextField = ({ label, hint, wrong, ...rest }: Around & InputHTMLAttributes<HTMLInputElement>) => (
  <Field label={label} hint={hint} wrong={wrong}>
    {(marks) => <input {...ownWords} {...rest} {...marks} className="field-input" />}
  </Field>
)

export const TextArea = ({ label, hint, wrong, ...rest }: Around & TextareaHTMLAttributes<HTMLTextAreaElement>) => (
  <Field label={label} hint={hint} wrong={wrong}>
    {(marks) => <textarea {...ownWords} {...rest} {...marks} className="field-input" />}
  </Field>
)

/** A field whose value is picked in a sheet: shows what is picked, opens the sheet when pressed. */
export const PickedField = ({ label, hint, wrong, value, onOpen }: Around & { value: string; onOpen: () => void }) => (
  <Field label={label} hint={hint} wrong={wrong}>
    {({ id, 'aria-describedby': describedBy }) => (
      <button
        type="button"
        id={id}
        aria-describedby={describedBy}
        className="field-input field-picked"
        aria-haspopup="dialog"
        onClick={onOpen}
      >
        <span>{value}</span>
        <Icon name="down" />
      </button>
    )}
  </Field>
)

type Marks = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean | undefined }

const Field = ({ label, hint, wrong, children }: Around & { children: (marks: Marks) => ReactNode }) => {
  const id = useId()
  const notes = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({ id, 'aria-describedby': notes || undefined, 'aria-invalid': wrong ? true : undefined })}
      {wrong && <Wrong id={`${id}-wrong`}>{wrong}</Wrong>}
    </div>
  )
}

/** What went wrong, beside what it is about; said aloud as it appears. */
export const Wrong = ({ id, children }: { id?: string; children: ReactNode }) => (
  <p className="field-wrong" id={id} role="alert">
    <Icon name="warning" />
    <span>{children}</span>
  </p>
)
