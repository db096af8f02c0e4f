import { Button, Stack, Text, TextInput, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { read } from '../../api.ts'
import { Loading } from '../../ui/states.tsx'
import { useAct } from '../act.ts'
import { api } from '../client.ts'
import { Refusal } from '../parts/shared/note.tsx'
import { useSession } from '../session.ts'
import { shell, signIn as words } from '../strings.ts'

/** Spends a one-time link, given in the address or pasted; without one, says how to get one. */
export function SignIn({ secret, onDone }: { secret?: string; onDone?: () => void }) {
  const client = useQueryClient()
  const session = useSession()
  const link = useAct((given: string) => read(api.session.link.$post({ json: { secret: given } })), { reload: [] })
  const started = useRef(false)

  const enter = (given: string) =>
    link.go(given, async () => {
      await client.resetQueries()
      onDone?.()
    })

  // A link works once: a second run would be refused.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once
  useEffect(() => {
    document.title = `${words.title} – ${shell.product}`
    if (!secret || started.current) return
    started.current = true
    enter(secret)
  }, [])

  // A spent link opened again by somebody who is signed in already leads where they wanted to go.
  const alreadyIn = Boolean(secret && link.error && session.data?.person)
  useEffect(() => {
    if (alreadyIn) onDone?.()
  }, [alreadyIn, onDone])

  return (
    <main className="sign-in">
      <Stack gap="md">
        <div className="wordmark">
          <strong>{shell.product}</strong>
          <span>{shell.console}</span>
        </div>
        <Title order={1}>{words.title}</Title>
        {link.pending && secret ? (
          <>
            <Text>{words.working}</Text>
            <Loading />
          </>
        ) : (
          <>
            <Refusal error={link.error} />
            <Text>{words.how}</Text>
            <Text>{words.ask}</Text>
            <Text>{words.thenOpen}</Text>
            <Paste onSecret={enter} pending={link.pending} />
          </>
        )}
      </Stack>
    </main>
  )
}

function Paste({ onSecret, pending }: { onSecret: (secret: string) => void; pending: boolean }) {
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState(false)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const secret = secretIn(text)
        setWrong(!secret)
        if (secret) onSecret(secret)
      }}
    >
      <Stack gap="sm">
        <TextInput
          required
          withAsterisk={false}
          label={words.paste}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={wrong && words.notLink}
          autoComplete="off"
        />
        <Button type="submit" loading={pending}>
          {words.enter}
        </Button>
      </Stack>
    </form>
  )
}

const secretIn = (text: string) => /login=([^&\s#]+)/.exec(text)?.[1] ?? null
