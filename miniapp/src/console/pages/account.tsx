import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../api.ts'
import { reread } from '../../reread.ts'
import { Loaded } from '../../ui/states.tsx'
import { useAct } from '../act.ts'
import type { Session } from '../api-types.ts'
import { api } from '../client.ts'
import { Refusal } from '../parts/shared/note.tsx'
import { Page } from '../parts/shared/page.tsx'
import { CodeForm } from '../parts/sign-in/code-form.tsx'
import { BeginStep, EnrolStep, Papers } from '../parts/sign-in/second-step.tsx'
import { stepWords, accountWords as words } from '../parts/sign-in/strings.ts'
import { useSession } from '../session.ts'

/** How the person at this desk signs in, and what protects it. */
export function Account() {
  const session = useSession()
  return (
    <Page title={words.title} lead={words.lead}>
      <Loaded query={session}>
        {(data) => (
          <Stack gap="md">
            <OwnStep session={data} />
            <OwnZalo session={data} />
          </Stack>
        )}
      </Loaded>
    </Page>
  )
}

function OwnStep({ session: { secondStep } }: { session: Session }) {
  const client = useQueryClient()
  const [papers, setPapers] = useState<string[] | null>(null)
  const [changing, setChanging] = useState(false)
  const kept = () =>
    void reread(client, [['session']]).then(() => {
      setPapers(null)
      setChanging(false)
    })
  const { state, papersLeft } = secondStep
  return (
    <section className="card">
      <Title order={2}>{stepWords.title}</Title>
      {papers ? (
        <Papers papers={papers} onKept={kept} />
      ) : (
        <>
          <Text>
            {state === 'done' ? words.states.done(papersLeft) : words.states[state === 'none' ? 'none' : 'offered']}
          </Text>
          {state === 'offered' && (
            <EnrolStep onPapers={setPapers}>{(begin) => <BeginStep begin={begin} act={words.setUp} />}</EnrolStep>
          )}
          {state === 'done' && !changing && (
            <Button variant="default" onClick={() => setChanging(true)}>
              {words.change}
            </Button>
          )}
          {state === 'done' && changing && (
            <EnrolStep onPapers={setPapers}>
              {({ go, pending, error }) => (
                <CodeForm
                  letters
                  label={stepWords.code}
                  description={words.changeLead}
                  act={words.goOn}
                  pending={pending}
                  error={error}
                  onCode={go}
                />
              )}
            </EnrolStep>
          )}
        </>
      )}
    </section>
  )
}

function OwnZalo({ session: { person } }: { session: Session }) {
  const join = useAct(
    () => read(api.session['zalo-web'].$post({ json: { join: true, returnTo: '/console/account' } })),
    { reload: [] },
  )
  return (
    <section className="card">
      <Title order={2}>{words.zalo}</Title>
      <Text>{person?.onZalo ? words.joined : words.notJoined}</Text>
      <Refusal error={join.error} />
      {!person?.onZalo && (
        <Group>
          <Button loading={join.pending} onClick={() => join.go(undefined, ({ url }) => location.assign(url))}>
            {words.join}
          </Button>
        </Group>
      )}
    </section>
  )
}
