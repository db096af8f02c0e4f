import { useState } from 'react'
import { ApiError } from '../../api.ts'
import { Note } from '../../ui/card.tsx'
import { Tick } from '../../ui/choice.tsx'
import { TextField } from '../../ui/field.tsx'
import { admission as words } from './admission-strings.ts'

export type Asked = 'birthYear' | 'phone' | 'code'

export const nothingSaid = {
  birthYear: '',
  agreed: false,
  phone: '',
  code: '',
  guardian: { name: '', phone: '', agreed: false },
}
export type Saying = typeof nothingSaid

/** Under fourteen, or perhaps: of a year alone nobody knows whether the birthday has been. */
const needsGuardian = (birthYear: string, now: number) =>
  /^\d{4}$/.test(birthYear) && new Date(now).getFullYear() - Number(birthYear) <= 14

/** What is typed, as the server takes it. */
export const saidIn = ({ birthYear, agreed, phone, code, guardian }: Saying, asks: Asked[], now: number) => ({
  ...(asks.includes('phone') && { phone }),
  ...(asks.includes('code') && { code }),
  ...(asks.includes('birthYear') && {
    ...(birthYear.trim() !== '' && { birthYear: Number(birthYear) || 0 }),
    agreed,
    ...(needsGuardian(birthYear.trim(), now) && { guardian }),
  }),
})

type Problem = { field: string; problem: string }

const problemsOf = (error: Error | null): Problem[] =>
  error instanceof ApiError && Array.isArray(error.details?.fields) ? (error.details.fields as Problem[]) : []

type Props = {
  asks: Asked[]
  now: number
  saying: Saying
  error: Error | null
  onSay: (saying: Saying) => void
}

/** What a round asks before somebody begins: who they are, in which year they were born, and whose child. */
export const Admission = ({ asks, now, saying, error, onSay }: Props) => {
  const [opened] = useState(now)
  const wrong = (field: string) => problemsOf(error).find((one) => one.field === field)?.problem
  const say = (part: Partial<Saying>) => onSay({ ...saying, ...part })
  const guardian = (part: Partial<Saying['guardian']>) => say({ guardian: { ...saying.guardian, ...part } })
  return (
    <>
      <h2>{words.title}</h2>
      {asks.includes('phone') && (
        <TextField
          label={words.phone}
          hint={words.phoneWhy}
          type="tel"
          autoComplete="tel"
          maxLength={20}
          value={saying.phone}
          wrong={wrong('phone')}
          onChange={(event) => say({ phone: event.target.value })}
        />
      )}
      {asks.includes('code') && (
        <TextField
          label={words.code}
          hint={words.codeWhy}
          autoComplete="off"
          autoCapitalize="characters"
          maxLength={20}
          value={saying.code}
          wrong={wrong('code')}
          onChange={(event) => say({ code: event.target.value })}
        />
      )}
      {asks.includes('birthYear') && (
        <>
          <TextField
            label={words.birthYear}
            hint={words.birthYearWhy}
            inputMode="numeric"
            autoComplete="bday-year"
            maxLength={4}
            value={saying.birthYear}
            wrong={wrong('birthYear')}
            onChange={(event) => say({ birthYear: event.target.value })}
          />
          <Tick
            checked={saying.agreed}
            onChange={(agreed) => say({ agreed })}
            label={words.agree}
            note={wrong('agreed') ?? words.agreeWhy}
          />
          {needsGuardian(saying.birthYear.trim(), opened) && (
            <fieldset className="choices">
              <legend>{words.guardian}</legend>
              <Note>{words.guardianWhy}</Note>
              <TextField
                label={words.guardianName}
                autoComplete="off"
                maxLength={80}
                value={saying.guardian.name}
                wrong={wrong('guardian.name')}
                onChange={(event) => guardian({ name: event.target.value })}
              />
              <TextField
                label={words.guardianPhone}
                type="tel"
                autoComplete="off"
                maxLength={20}
                value={saying.guardian.phone}
                wrong={wrong('guardian.phone')}
                onChange={(event) => guardian({ phone: event.target.value })}
              />
              <Tick
                checked={saying.guardian.agreed}
                onChange={(agreed) => guardian({ agreed })}
                label={words.guardianAgree}
                note={wrong('guardian.agreed') ?? words.guardianAgreeWhy}
              />
            </fieldset>
          )}
        </>
      )}
    </>
  )
}
