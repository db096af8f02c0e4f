import { Button, Group, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../../api.ts'
import { Empty, Loaded } from '../../../ui/states.tsx'
import { useAct } from '../../act.ts'
import type { Webhook } from '../../api-types.ts'
import { api } from '../../client.ts'
import { written } from '../../clock.ts'
import { AskedAct } from '../shared/confirm.tsx'
import { Note, Refusal } from '../shared/note.tsx'
import { useAdding } from '../shared/page.tsx'
import { Status } from '../shared/status.tsx'
import { SecretOnce } from './secret-once.tsx'
import { WebhookForm } from './webhook-form.tsx'
import { eventNames, hookWords as words } from './webhook-strings.ts'

const key = ['webhooks']

/** Where other programs are told of what happens, and what came of it. */
export function Webhooks() {
  const adding = useAdding(words.add)
  const [secret, setSecret] = useState('')
  const query = useQuery({ queryKey: key, queryFn: () => read(api.webhooks.$get()), refetchInterval: 10_000 })
  return (
    <section aria-label={words.title} style={{ marginBlockStart: 'var(--space-6)' }}>
      <Group justify="space-between" mb="md">
        <Title order={2}>{words.title}</Title>
        {adding.button}
      </Group>
      <Text mb="md">{words.lead}</Text>
      {secret && <SecretOnce secret={secret} words={words} onClose={() => setSecret('')} />}
      {adding.open && (
        <WebhookForm
          onMade={(secret) => {
            setSecret(secret)
            adding.close()
          }}
          onClose={adding.close}
        />
      )}
      <Loaded query={query}>
        {({ webhooks }) =>
          webhooks.length === 0 ? (
            !adding.open && (
              <Empty icon="send" title={words.empty}>
                <p>{words.emptyLead}</p>
              </Empty>
            )
          ) : (
            <ul className="cards">
              {webhooks.map((hook) => (
                <WebhookCard key={hook.id} hook={hook} onSecret={setSecret} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}

function WebhookCard({ hook, onSecret }: { hook: Webhook; onSecret: (secret: string) => void }) {
  const { id, url, events, unitName, stopped, failures, waiting, messages } = hook
  const param = { id }
  const reload = { reload: [key] }
  const of = api.webhooks[':id']
  const test = useAct(() => read(of.test.$post({ param })), reload)
  const pause = useAct(() => read(of.pause.$post({ param })), reload)
  const resume = useAct(() => read(of.resume.$post({ param })), reload)
  const remove = useAct(() => read(of.$delete({ param })), reload)
  const renew = useAct(() => read(of.secret.$post({ param })), reload)
  return (
    <li className="card">
      <Group justify="space-between">
        <Title order={3} style={{ overflowWrap: 'anywhere' }}>
          {url}
        </Title>
        {stopped ? (
          <Status tone="urgent">{words.stoppedState}</Status>
        ) : (
          <Status tone={failures > 0 ? 'waiting' : 'good'}>{failures > 0 ? words.failing : words.live}</Status>
        )}
      </Group>
      {stopped && <Note tone={stopped === 'person' ? undefined : 'urgent'}>{words.stopped[stopped]}</Note>}
      <p>{events.map((event) => eventNames[event]).join(' · ')}</p>
      <p className="facts">
        <span>{unitName}</span>
        <span>{words.waiting(waiting)}</span>
      </p>
      <Refusal error={test.error ?? pause.error ?? resume.error} />
      <Group gap="sm">
        <Button variant="default" loading={test.pending} onClick={() => test.go(undefined)}>
          {words.test}
        </Button>
        {stopped ? (
          <Button variant="default" loading={resume.pending} onClick={() => resume.go(undefined)}>
            {words.resume}
          </Button>
        ) : (
          <Button variant="default" loading={pause.pending} onClick={() => pause.go(undefined)}>
            {words.pause}
          </Button>
        )}
        <AskedAct
          act={renew}
          words={words.renew}
          title={words.renewTitle}
          variant="subtle"
          onDone={({ secret }) => onSecret(secret)}
        >
          <p>{words.renewLead}</p>
        </AskedAct>
        <AskedAct act={remove} words={words.remove} title={words.removeTitle} variant="subtle">
          <p>{words.removeLead(new URL(url).host)}</p>
        </AskedAct>
      </Group>
      {messages.length > 0 && (
        <details>
          <summary>{words.log}</summary>
          <ul style={{ listStyle: 'none', padding: 0 }}>
            {messages.map((message) => (
              <MessageLine key={message.id} message={message} />
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}

function MessageLine({ message }: { message: Webhook['messages'][number] }) {
  const { event, state, status, reason, attempts, createdAt } = message
  const facts = [
    written(createdAt),
    words.results[state],
    reason && (words.reasons[reason] ?? ''),
    status && words.status(status),
    attempts > 1 && words.tries(attempts),
  ]
  return (
    <li>
      {eventNames[event as keyof typeof eventNames] ?? event}
      <p className="facts">
        {facts.filter(Boolean).map((fact) => (
          <span key={String(fact)}>{fact}</span>
        ))}
      </p>
    </li>
  )
}
