import { Button, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Refusal } from '../shared/note.tsx'

type Props = {
  label: string
  description?: string
  act: string
  /** A code from paper has letters. */
  letters?: boolean
  pending: boolean
  error: Error | null
  onCode: (code: string) => void
}

/** One code, and what came of it: typed from a phone, a message or a sheet of paper. */
export function CodeForm({ label, description, act, letters = false, pending, error, onCode }: Props) {
  const [code, setCode] = useState('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onCode(code)
      }}
    >
      <Stack gap="sm">
        <TextInput
          required
          withAsterisk={false}
          label={label}
          description={description}
          className="code-field"
          inputMode={letters ? 'text' : 'numeric'}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={20}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Refusal error={error} />
        <Button type="submit" loading={pending}>
          {act}
        </Button>
      </Stack>
    </form>
  )
}
