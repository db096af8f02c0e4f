import { Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { read } from '../../../api.ts'
import { api } from '../../client.ts'
import { written } from '../../clock.ts'
import { Status } from '../shared/status.tsx'
import { askedAbout as words } from './strings.ts'

/** What many people ask about whether it is real; nothing where nobody does. */
export function AskedAbout() {
  const query = useQuery({ queryKey: ['verify', 'asked'], queryFn: () => read(api.verify.asked.$get()) })
  const asked = query.data?.asked ?? []
  if (asked.length === 0) return null
  return (
    <section className="card">
      <Title order={2} size="h3">
        {words.title}
      </Title>
      <Text>{words.lead}</Text>
      <ul>
        {asked.map(({ id, title, shown, people, lastAt, asksMoney }) => (
          <li key={id}>
            <Text className="prose">
              <b>{words.people(people)}</b> · {words.last(written(lastAt))} ·{' '}
              {title ? words.ours(title) : shown ? `${words.unknown}: “${shown}”` : words.unseen(id.slice(-6))}{' '}
              {asksMoney && <Status tone="urgent">{words.money}</Status>}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  )
}
