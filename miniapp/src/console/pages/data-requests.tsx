import { Button, Group, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../api.ts'
import { Icon } from '../../ui/icons.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import type { DataRequest } from '../api-types.ts'
import { api } from '../client.ts'
import { distance, written } from '../clock.ts'
import { RequestActs } from '../parts/people/request-acts.tsx'
import { NoteForm } from '../parts/people/request-note.tsx'
import { requestWords as words } from '../parts/people/request-strings.ts'
import { Note } from '../parts/shared/note.tsx'
import { Page } from '../parts/shared/page.tsx'
import { Tabs } from '../parts/shared/tabs.tsx'
import { useNow } from '../session.ts'

/** The register of what people asked about their data, with the clocks of the law. */
export function DataRequests() {
  const [view, setView] = useState<'open' | 'done'>('open')
  const [noting, setNoting] = useState(false)
  const query = useQuery({
    queryKey: ['data-requests', view],
    queryFn: () => read(api['data-requests'].$get({ query: view === 'done' ? { done: 'true' } : {} })),
  })
  const add = !noting && (
    <Button leftSection={<Icon name="plus" />} onClick={() => setNoting(true)}>
      {words.note}
    </Button>
  )
  return (
    <Page title={words.title} lead={words.lead} actions={add}>
      {noting && <NoteForm onClose={() => setNoting(false)} />}
      <Group mb="md">
        <Tabs label={words.view} value={view} choices={words.views} onChange={setView} />
      </Group>
      <Loaded query={query}>
        {({ requests }) =>
          requests.length === 0 ? (
            <Empty icon="check" title={view === 'open' ? words.empty : words.emptyDone}>
              <p>{words.emptyLead}</p>
            </Empty>
          ) : (
            <ul className="cards">
              {requests.map((request) => (
                <RequestCard key={request.id} request={request} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  )
}

function RequestCard({ request }: { request: DataRequest }) {
  const now = useNow()()
  const { kind, who, personId, text, askedAt, acknowledgedAt, acknowledgeBy, dueAt } = request
  const { extendedAt, doneAt, outcome, answer, byItself, late } = request
  return (
    <li className="card">
      <Title order={2} size="h3">
        {words.kinds[kind]}
      </Title>
      {late && <Note tone="urgent">{words.late}</Note>}
      <p className="facts">
        <span>{who ?? (personId ? words.somebody : words.erased)}</span>
        <span>{words.asked(written(askedAt))}</span>
        {acknowledgedAt === null ? (
          <span>{words.acknowledgeBy(written(acknowledgeBy), distance(acknowledgeBy, now))}</span>
        ) : (
          !byItself && <span>{words.acknowledged(written(acknowledgedAt))}</span>
        )}
        {doneAt === null ? (
          <span>{words.dueAt(written(dueAt), distance(dueAt, now))}</span>
        ) : (
          <span>{words.doneAt(written(doneAt))}</span>
        )}
        {extendedAt !== null && <span>{words.putOffOnce}</span>}
        {byItself && <span>{words.byItself}</span>}
        {outcome && !byItself && <span>{words.outcomes[outcome]}</span>}
      </p>
      {text && <p className="verbatim">{text}</p>}
      {answer && <p className="verbatim soft">{answer}</p>}
      {doneAt === null && <RequestActs request={request} />}
    </li>
  )
}
