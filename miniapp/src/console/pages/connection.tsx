import { Button, Code, Group, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { read } from '../../api.ts'
import { Icon } from '../../ui/icons.tsx'
import { Loaded } from '../../ui/states.tsx'
import { useAct } from '../act.ts'
import type { Connection } from '../api-types.ts'
import { api } from '../client.ts'
import { written } from '../clock.ts'
import { Copy } from '../parts/shared/copy.tsx'
import { Note, Refusal } from '../parts/shared/note.tsx'
import { Page } from '../parts/shared/page.tsx'
import { Row } from '../parts/shared/row.tsx'
import { Status, type Tone } from '../parts/shared/status.tsx'
import { connection as words } from '../strings.ts'

const tones: Record<Connection['state'], Tone> = {
  connected: 'good',
  ending: 'waiting',
  untried: 'waiting',
  never: 'urgent',
  lost: 'urgent',
}

export function ConnectionPage() {
  const query = useQuery({
    queryKey: ['connection'],
    queryFn: () => read(api.zalo.connection.$get()),
    refetchInterval: 30_000,
  })
  return (
    <Page title={words.title} lead={words.lead}>
      <Loaded query={query}>
        {(connection) => (
          <>
            {connection.alarms.map(({ kind, message, raisedAt }) => (
              <div role="alert" key={kind}>
                <Note tone="urgent">
                  <p>{message}</p>
                  <p className="soft">{words.since(written(raisedAt))}</p>
                </Note>
              </div>
            ))}
            <Standing connection={connection} />
            {connection.renewedAt && <Account />}
            <Consent />
            <Addresses connection={connection} />
            <Unknown events={connection.unknown} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Standing({ connection: { state, account, renewedAt, consentUntil } }: { connection: Connection }) {
  return (
    <section className="card">
      <Group justify="space-between">
        <Title order={2}>{words.standing}</Title>
        <Status tone={tones[state]}>{words.states[state]}</Status>
      </Group>
      <Text>{words.explained[state]}</Text>
      <p className="facts">
        <span>{words.accountId(account.id)}</span>
        {renewedAt && <span>{words.renewed(written(renewedAt))}</span>}
        {renewedAt && consentUntil && <span>{words.until(written(consentUntil))}</span>}
      </p>
    </section>
  )
}

/** What Zalo itself says of the account; asked apart, so that a slow answer keeps nothing else waiting. */
function Account() {
  const query = useQuery({ queryKey: ['connection', 'account'], queryFn: () => read(api.zalo.account.$get()) })
  return (
    <Loaded query={query}>
      {({ profile, problem }) =>
        profile ? (
          <section className="card">
            <Title order={2}>{words.account}</Title>
            <p className="facts">
              <span>{profile.name}</span>
              <span>{profile.verified ? words.verified : words.notVerified}</span>
              <span>{words.package(profile.package, profile.packageUntil)}</span>
              <span>{words.followers(profile.followers)}</span>
            </p>
          </section>
        ) : (
          <section className="card">
            <Title order={2}>{words.account}</Title>
            <Note tone="urgent">{problem}</Note>
          </section>
        )
      }
    </Loaded>
  )
}

/** The link is for an administrator of the account, who may be somebody else: it can be opened here or handed on. */
function Consent() {
  const ask = useAct(() => read(api.zalo.consent.$post()), { reload: [] })
  return (
    <section className="card">
      <Title order={2}>{words.consent}</Title>
      <Text>{words.consentLead}</Text>
      <Refusal error={ask.error} />
      {ask.result ? (
        <>
          <Note>{words.linkUntil(written(ask.result.expiresAt))}</Note>
          <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {ask.result.url}
          </Code>
          <Group gap="sm" mt="sm">
            <Button
              component="a"
              href={ask.result.url}
              target="_blank"
              rel="noreferrer"
              leftSection={<Icon name="link" />}
            >
              {words.open}
            </Button>
            <Copy text={ask.result.url} words={words} />
          </Group>
        </>
      ) : (
        <Group mt="sm">
          <Button loading={ask.pending} leftSection={<Icon name="link" />} onClick={() => ask.go(undefined)}>
            {words.ask}
          </Button>
        </Group>
      )}
    </section>
  )
}

const Addresses = ({ connection: { addresses } }: { connection: Connection }) => (
  <section>
    <Title order={2} mb="sm">
      {words.addresses}
    </Title>
    <ul className="rows">
      {(['callback', 'signIn', 'webhook', 'miniAppWebhook'] as const).map((name) => (
        <Row key={name} title={<strong>{words.addressNames[name]}</strong>} facts={[addresses[name]]} />
      ))}
    </ul>
  </section>
)

function Unknown({ events }: { events: Connection['unknown'] }) {
  if (events.length === 0) return null
  return (
    <section>
      <Title order={2}>{words.unknown}</Title>
      <Text mb="sm">{words.unknownLead}</Text>
      <ul className="rows">
        {events.map(({ name, times, lastAt, fields }) => (
          <Row
            key={name}
            title={<strong>{name}</strong>}
            facts={[words.times(times), words.last(written(lastAt)), fields.join(', ')]}
          />
        ))}
      </ul>
    </section>
  )
}
