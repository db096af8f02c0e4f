import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { read } from '../../../api.ts'
import { Qr } from '../../../ui/qr.tsx'
import { useAct } from '../../act.ts'
import { api } from '../../client.ts'
import { Copy } from '../shared/copy.tsx'
import { Refusal } from '../shared/note.tsx'
import { CodeForm } from './code-form.tsx'
import { stepWords as words } from './strings.ts'
import '../invitation.css'

/** Asks for the code of the app, or for one from paper. */
export function AskStep() {
  const [letters, setLetters] = useState(false)
  const pass = useAct((code: string) => read(api.session['second-step'].$post({ json: { code } })), { reload: [[]] })
  return (
    <Stack gap="md">
      <Text>{letters ? words.paperLead : words.ask}</Text>
      <CodeForm
        key={String(letters)}
        label={letters ? words.paper : words.code}
        act={words.pass}
        letters={letters}
        pending={pass.pending}
        error={pass.error}
        onCode={pass.go}
      />
      <Button variant="subtle" onClick={() => setLetters(!letters)}>
        {letters ? words.useApp : words.usePaper}
      </Button>
      <Text className="soft">{words.lost}</Text>
    </Stack>
  )
}

type Enrolling = { onPapers: (papers: string[]) => void; children: (begin: Begin) => React.ReactNode }
type Begin = { go: (code?: string) => void; pending: boolean; error: Error | null }

/** Has an app take the secret in, and a first code of it; `children` is what begins it. */
export function EnrolStep({ onPapers, children }: Enrolling) {
  const begin = useAct((code?: string) => read(api.session['second-step'].enrol.$post({ json: { code } })), {
    reload: [],
  })
  const confirm = useAct((code: string) => read(api.session['second-step'].confirm.$post({ json: { code } })), {
    reload: [],
  })
  if (!begin.result) return children({ go: begin.go, pending: begin.pending, error: begin.error })
  const { secret, uri } = begin.result
  const typed = secret.match(/.{1,4}/g)?.join(' ') ?? secret
  return (
    <Stack gap="md">
      <Text>{words.app}</Text>
      <Text>{words.scan}</Text>
      <section className="card invitation">
        <Qr text={uri} label={words.picture} />
        <div>
          <Text>{words.typed}</Text>
          <p className="secret">{typed}</p>
          <Stack gap="xs" align="flex-start">
            <Copy text={secret} words={words} />
            <Anchor href={uri}>{words.open}</Anchor>
          </Stack>
        </div>
      </section>
      <CodeForm
        label={words.confirm}
        act={words.turnOn}
        pending={confirm.pending}
        error={confirm.error}
        onCode={(code) => confirm.go(code, ({ papers }) => onPapers(papers))}
      />
    </Stack>
  )
}

/** What begins it for who has no app yet. */
export const BeginStep = ({ begin, act }: { begin: Begin; act: string }) => (
  <Stack gap="sm" align="flex-start">
    <Refusal error={begin.error} />
    <Button loading={begin.pending} onClick={() => begin.go()}>
      {act}
    </Button>
  </Stack>
)

/** The codes for paper, shown this once. */
export const Papers = ({ papers, onKept }: { papers: string[]; onKept: () => void }) => (
  <Stack gap="md">
    <Title order={2}>{words.papersTitle}</Title>
    <Text>{words.papersLead}</Text>
    <ol className="papers">
      {papers.map((paper) => (
        <li key={paper}>{paper}</li>
      ))}
    </ol>
    <Group gap="sm">
      <Copy text={papers.join('\n')} words={{ ...words, copy: words.copyPapers }} />
      <Button variant="default" onClick={() => window.print()}>
        {words.print}
      </Button>
      <Button onClick={onKept}>{words.kept}</Button>
    </Group>
  </Stack>
)
