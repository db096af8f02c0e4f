import { Title } from '@mantine/core'
import type { Agenda } from '../../api-types.ts'
import { Note } from '../shared/note.tsx'
import { calendarWords as words } from './strings.ts'

/** What is still to be sent in the days that are shown, beside what the account's month still has. */
export function Ahead({ ahead }: Pick<Agenda, 'ahead'>) {
  const { sends, channels, persons, groupMessages } = ahead
  const quotas = [
    { name: words.quota.persons, ...persons },
    { name: words.quota.groupMessages, ...groupMessages },
  ].filter(({ counted }) => counted > 0)
  return (
    <section className="card" aria-label={words.ahead}>
      <Title order={2} size="h3">
        {words.ahead}
      </Title>
      {channels.length === 0 ? (
        <p>{words.aheadNone}</p>
      ) : (
        <>
          <p>{words.aheadSends(sends)}</p>
          <p className="facts">
            {channels.map(({ channel, count }) => (
              <span key={channel}>{words.aheadChannel(channel, count)}</span>
            ))}
          </p>
          {quotas.map(({ name, counted, left }) => (
            <Note key={name} tone={left !== null && counted > left ? 'urgent' : 'plain'}>
              {name}: {words.quotaLeft(counted, left)}.
            </Note>
          ))}
        </>
      )}
    </section>
  )
}
