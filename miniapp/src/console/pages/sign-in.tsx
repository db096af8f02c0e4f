import { Button, Stack, Text, TextInput, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { ApiError, read } from '../../api.ts'
import { Loading } from '../../ui/states.tsx'
import { useAct } from '../act.ts'
import { api } from '../client.ts'
import type { Given } from '../given.ts'
import { Note, Refusal } from '../parts/shared/note.tsx'
import { ByMessage, useMessage } from '../parts/sign-in/by-message.tsx'
import { signInWords as words } from '../parts/sign-in/strings.ts'
import { useSession } from '../session.ts'
import { shell } from '../strings.ts'

/** `lost`: whoever worked here is signed in no more, and did not sign out. */
type Props = { given?: Given; lost?: boolean; onDone?: () => void }

/** The door: by Zalo, by a message, or by a link given in the address or pasted. */
export function SignIn({ given = {}, lost = false, onDone }: Props) {
  const { secret } = given
  const client = useQueryClient()
  const session = useSession()
  const message = useMessage()
  const link = useAct((given: string) => read(api.session.link.$post({ json: { secret: given } })), { reload: [] })
  const byCode = useAct((answer: string) => read(api.session.chat.enter.$post({ json: { answer } })), { reload: [] })
  const started = useRef(false)

  const entered = async () => {
    message.drop()
    await client.resetQueries()
    onDone?.()
  }

  // A link works once: a second run would be refused.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once
  useEffect(() => {
    document.title = `${words.title} – ${shell.product}`
    if (!secret || started.current) return
    started.current = true
    link.go(secret, entered)
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
        ) : given.code ? (
          <GivenCode
            code={given.code}
            pending={byCode.pending}
            error={byCode.error}
            onCode={() => byCode.go(given.code ?? '', entered)}
          />
        ) : message.asked ? (
          <ByMessage
            message={message}
            pending={byCode.pending}
            error={byCode.error}
            onCode={(code) => byCode.go(code, entered)}
          />
        ) : (
          <>
            <Text className="soft">{words.lead}</Text>
            <div role="alert">
              {lost && <Note tone="urgent">{words.lost}</Note>}
              {given.refused && <Note tone="urgent">{words.refused[given.refused] ?? words.refusedElse}</Note>}
            </div>
            <ByZalo />
            <section className="card">
              <Text>{words.message.lead}</Text>
              <Refusal error={message.error} />
              <Button variant="default" loading={message.pending} onClick={message.ask}>
                {words.message.act}
              </Button>
            </section>
            <details className="card" open={Boolean(link.error)}>
              <summary>{words.link.title}</summary>
              <Refusal error={link.error} />
              <Paste onSecret={(secret) => link.go(secret, entered)} pending={link.pending} />
            </details>
            <Title order={2} size="h4">
              {words.help.title}
            </Title>
            <ul className="soft">
              {words.help.lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </>
        )}
      </Stack>
    </main>
  )
}

function ByZalo() {
  // Back to the page that was asked for, not to the first.
  const returnTo = location.pathname + location.search
  const zalo = useAct(() => read(api.session['zalo-web'].$post({ json: { returnTo, join: false } })), { reload: [] })
  return (
    <section className="card">
      <Text>{words.zalo.lead}</Text>
      <Refusal error={zalo.error} />
      <Button loading={zalo.pending} onClick={() => zalo.go(undefined, ({ url }) => location.assign(url))}>
        {words.zalo.act}
      </Button>
    </section>
  )
}

type Coded = { code: string; pending: boolean; error: Error | null; onCode: () => void }

/** The link of a message: it waits for a tap, for whoever opens it may not be who asked. */
const GivenCode = ({ code, pending, error, onCode }: Coded) => (
  <Stack gap="sm">
    <Text>{words.message.given(code)}</Text>
    <Text>{words.message.givenLead}</Text>
    <Refusal error={error} />
    {!(error instanceof ApiError && error.reason === 'sign-in.elsewhere') && (
      <Button loading={pending} onClick={onCode}>
        {words.enter}
      </Button>
    )}
  </Stack>
)

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
          label={words.link.paste}
          description={words.link.lead}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={wrong && words.link.notLink}
          autoComplete="off"
        />
        <Button type="submit" variant="default" loading={pending}>
          {words.enter}
        </Button>
      </Stack>
    </form>
  )
}

const secretIn = (text: string) => /login=([^&\s#]+)/.exec(text)?.[1] ?? null
