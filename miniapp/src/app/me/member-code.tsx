import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { read } from '../../api.ts'
import { reread } from '../../reread.ts'
import { me } from '../../strings.ts'
import { Button } from '../../ui/button.tsx'
import { TextField, Wrong } from '../../ui/field.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useLoa } from '../loa.tsx'

const words = me.memberCode

/** Takes the code that an office gave on paper, which makes its reader a member there. */
export const MemberCode = () => {
  const { api, session } = useLoa()
  const client = useQueryClient()
  const say = useToast()
  const [code, setCode] = useState('')
  const claim = useMutation({
    mutationFn: () => session.acting(() => read(api.session['member-code'].$post({ json: { code: code.trim() } }))),
    onSuccess({ unit }) {
      setCode('')
      say(words.done(unit))
      return reread(client)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (code.trim()) claim.mutate()
  }
  return (
    <form className="writing" onSubmit={submit}>
      <TextField
        required
        label={words.label}
        hint={words.hint}
        value={code}
        maxLength={40}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => setCode(event.target.value)}
      />
      {claim.isError && <Wrong>{claim.error.message}</Wrong>}
      <Button type="submit" look="quiet" busy={claim.isPending}>
        {words.send}
      </Button>
    </form>
  )
}
