import { Anchor, Button, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { read } from '../../../api.ts'
import { oaId } from '../../../platform.ts'
import { storeOf } from '../../../storage.ts'
import { Qr } from '../../../ui/qr.tsx'
import { useAct } from '../../act.ts'
import { api } from '../../client.ts'
import { clockOf } from '../../clock.ts'
import { Copy } from '../shared/copy.tsx'
import { Note, Refusal } from '../shared/note.tsx'
import { CodeForm } from './code-form.tsx'
import { signInWords } from './strings.ts'
import '../invitation.css'

const words = signInWords.message
const key = 'sign-in by message'

export type Asked = { code: string; expiresAt: number; account: string | null }

type Kept = Asked & { keptAt: number }
// As long as the sentence holds. By this computer's clock alone: it may be far from the server's, which has the last word.
const keptMs = 10 * 60_000

// A phone that goes over to Zalo may let this page go: it comes back as it was.
export const askedBefore = (): Asked | null => {
  const asked = JSON.parse(storeOf('sessionStorage').getItem(key) ?? 'null') as Kept | null
  return asked && Math.abs(Date.now() - asked.keptAt) < keptMs ? asked : null
}

export function useMessage() {
  const [asked, setAsked] = useState(askedBefore)
  const ask = useAct(() => read(api.session.chat.$post()), { reload: [] })
  const keep = (next: Asked | null) => {
    if (next) storeOf('sessionStorage').setItem(key, JSON.stringify({ ...next, keptAt: Date.now() } satisfies Kept))
    else storeOf('sessionStorage').removeItem(key)
    setAsked(next)
  }
  return { asked, ask: () => ask.go(undefined, keep), pending: ask.pending, error: ask.error, drop: () => keep(null) }
}

type Props = {
  message: ReturnType<typeof useMessage>
  pending: boolean
  error: Error | null
  onCode: (code: string) => void
}

/** What to write to the account, and where its answer is typed. */
export function ByMessage({ message: { asked, ask, drop, ...asking }, pending, error, onCode }: Props) {
  if (!asked) return null
  const sentence = words.sentence(asked.code)
  const chat = oaId() && `https://zalo.me/${oaId()}`
  return (
    <Stack gap="md">
      <Title order={2}>{words.title}</Title>
      <section className="card invitation" aria-live="polite">
        <div>
          <Text>{words.say(asked.account ? `“${asked.account}”` : words.account)}</Text>
          <p className="sentence">{sentence}</p>
          <Stack gap="xs" align="flex-start">
            <Copy text={sentence} words={words} />
            {chat && (
              <Anchor href={chat} target="_blank" rel="noopener">
                {words.chat}
              </Anchor>
            )}
          </Stack>
        </div>
        {chat && (
          <figure className="scan">
            <Qr text={chat} label={words.picture} />
            <figcaption>{words.scan}</figcaption>
          </figure>
        )}
      </section>
      <CodeForm
        label={words.answer}
        description={words.until(clockOf(asked.expiresAt))}
        act={signInWords.enter}
        pending={pending}
        error={error}
        onCode={onCode}
      />
      <Note>{words.warning}</Note>
      <Refusal error={asking.error} />
      <Stack gap="xs" align="flex-start">
        <Button variant="default" loading={asking.pending} onClick={ask}>
          {words.again}
        </Button>
        <Button variant="subtle" onClick={drop}>
          {words.back}
        </Button>
      </Stack>
    </Stack>
  )
}
