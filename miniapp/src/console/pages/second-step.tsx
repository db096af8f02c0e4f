import { Button, Stack, Text, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { reread } from '../../reread.ts'
import type { Session } from '../api-types.ts'
import { written } from '../clock.ts'
import { Note } from '../parts/shared/note.tsx'
import { AskStep, BeginStep, EnrolStep, Papers } from '../parts/sign-in/second-step.tsx'
import { stepWords as words } from '../parts/sign-in/strings.ts'
import { shell } from '../strings.ts'

type Props = { session: Session; onSignOut: () => void; children: React.ReactNode }

/** Stands before the desk of who has a second step to give or to set up; who has none to give sees what stands behind. */
export function SecondStepGate({ session: { secondStep }, onSignOut, children }: Props) {
  const client = useQueryClient()
  // They are shown once: that the session is complete by now takes them off no screen.
  const [papers, setPapers] = useState<string[] | null>(null)
  const closed = papers !== null || secondStep.state === 'ask' || secondStep.state === 'enrol'
  useEffect(() => {
    if (closed) document.title = `${words.title} – ${shell.product}`
  }, [closed])
  if (!closed) return children
  const kept = () => void reread(client).then(() => setPapers(null))
  return (
    <main className="sign-in">
      <Stack gap="md">
        <div className="wordmark">
          <strong>{shell.product}</strong>
          <span>{shell.console}</span>
        </div>
        <Title order={1}>{words.title}</Title>
        {secondStep.resetAt !== null && <Note tone="urgent">{words.reset(written(secondStep.resetAt))}</Note>}
        {papers ? (
          <Papers papers={papers} onKept={kept} />
        ) : secondStep.state === 'ask' ? (
          <AskStep />
        ) : (
          <EnrolStep onPapers={setPapers}>
            {(begin) => (
              <Stack gap="md">
                <Text>{words.must}</Text>
                <BeginStep begin={begin} act={words.begin} />
              </Stack>
            )}
          </EnrolStep>
        )}
        {!papers && (
          <Button variant="subtle" onClick={onSignOut}>
            {shell.signOut}
          </Button>
        )}
      </Stack>
    </main>
  )
}
