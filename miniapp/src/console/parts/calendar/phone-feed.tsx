import { Button, Code, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../../api.ts'
import { Qr } from '../../../ui/qr.tsx'
import { Loaded } from '../../../ui/states.tsx'
import { useAct } from '../../act.ts'
import { api } from '../../client.ts'
import { Confirm } from '../shared/confirm.tsx'
import { Copy } from '../shared/copy.tsx'
import { Note, Refusal } from '../shared/note.tsx'
import { feedWords as words } from './strings.ts'

const key = ['calendar', 'feed']

/** The address under which one's phone reads the calendar: made, shown once, taken back. */
export function PhoneFeed() {
  const query = useQuery({ queryKey: key, queryFn: () => read(api.calendar.feed.$get()) })
  const [asking, setAsking] = useState<'make' | 'revoke' | null>(null)
  const make = useAct(() => read(api.calendar.feed.$post()), { reload: [key] })
  const revoke = useAct(() => read(api.calendar.feed.$delete()), { reload: [key] })
  const close = () => setAsking(null)
  const ask = asking === 'make' ? make : revoke
  return (
    <section className="card" aria-label={words.title}>
      <Title order={2} size="h3">
        {words.title}
      </Title>
      <Text>{words.lead}</Text>
      <Text className="soft">{words.guarded}</Text>
      <Loaded query={query}>
        {({ feed }) => (
          <>
            {feed && <Text>{words.since(feed.createdAt)}</Text>}
            {feed && make.result && <Address url={make.result.url} />}
            {!asking && <Refusal error={make.error} />}
            <Group gap="sm">
              <Button
                variant="default"
                loading={make.pending}
                onClick={() => (feed ? setAsking('make') : make.go(undefined))}
              >
                {feed ? words.remake : words.make}
              </Button>
              {feed && (
                <Button variant="subtle" onClick={() => setAsking('revoke')}>
                  {words.revoke}
                </Button>
              )}
            </Group>
          </>
        )}
      </Loaded>
      <Confirm
        opened={asking !== null}
        title={asking === 'make' ? words.remakeTitle : words.revokeTitle}
        confirm={asking === 'make' ? words.remake : words.revoke}
        pending={ask.pending}
        error={ask.error}
        onConfirm={() => {
          if (asking === 'revoke') make.reset()
          ask.go(undefined, close)
        }}
        onClose={close}
      >
        <Text>{asking === 'make' ? words.remakeText : words.revokeText}</Text>
      </Confirm>
    </section>
  )
}

const Address = ({ url }: { url: string }) => (
  <div className="invitation">
    <Qr text={url.replace(/^https?:/, 'webcal:')} label={words.picture} />
    <Stack gap="sm">
      <Text>{words.once}</Text>
      <Note tone="urgent">{words.warn}</Note>
      <Code block className="wraps">
        {url}
      </Code>
      <Group gap="sm">
        <Copy text={url} words={words} />
      </Group>
    </Stack>
  </div>
)
