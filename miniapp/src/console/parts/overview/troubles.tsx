import { Text, Title } from '@mantine/core'
import { Link } from 'wouter'
import type { Waiting } from '../../api-types.ts'
import { written } from '../../clock.ts'
import { roleNames, troubles as words } from '../../strings.ts'

type Trouble = Waiting['troubles'][number]

const doorOf = ({ kind, of, id }: Trouble): string => {
  if (of === 'announcement') return `/announcements/${id}`
  if (of === 'digest') return `/digests/${id}`
  return { connection: '/connection', source: '/sources' }[kind as string] ?? `/broadcasts/${id}`
}

const shownAtFirst = 5

/** What failed, the gravest first, each with why and who acts next; nothing where all went well. */
export function Troubles({ troubles }: { troubles: Trouble[] }) {
  if (troubles.length === 0) return null
  const [first, rest] = [troubles.slice(0, shownAtFirst), troubles.slice(shownAtFirst)]
  return (
    <section className="card troubles-first" aria-label={words.title}>
      <Title order={2} size="h3">
        {words.title}
      </Title>
      <ol className="numbered">{first.map(line)}</ol>
      {rest.length > 0 && (
        <details>
          <summary>{words.more(rest.length)}</summary>
          <ol className="numbered" start={first.length + 1}>
            {rest.map(line)}
          </ol>
        </details>
      )}
    </section>
  )
}

const line = (trouble: Trouble) => {
  const { kind, id, title, unitName, at, why, next } = trouble
  return (
    <li key={`${kind} ${id}`}>
      <span>
        <strong>{words.kinds[kind]}</strong>: <Link href={doorOf(trouble)}>{title}</Link>
      </span>
      <Text>{why}</Text>
      <p className="facts">
        <span>{unitName}</span>
        <span>{words.since(written(at))}</span>
        <span>{next ? words.next(roleNames[next.role], next.names) : words.nobody}</span>
      </p>
    </li>
  )
}
