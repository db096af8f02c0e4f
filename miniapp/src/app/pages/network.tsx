import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from 'wouter'
import { read as answered } from '../../api.ts'
import { reread } from '../../reread.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Tag } from '../../ui/card.tsx'
import { Wrong } from '../../ui/field.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { dayOf } from '../dates.ts'
import { useLoa } from '../loa.tsx'
import { useBack } from '../location.ts'
import { judgingFor, ownPackets, ownTasks } from '../network/queries.ts'
import { monthOf, taskWords, networkPage as words } from '../network/strings.ts'
import { carries } from '../queries.ts'

/** What a communicator has before them: months' packets, and the form for what people say. */
export const Network = () => {
  const loa = useLoa()
  const reports = useQuery(carries(loa)).data ?? false
  const query = useQuery(ownPackets(loa))
  return (
    <Page title={words.title} onBack={useBack('/me')}>
      {reports && (
        <section>
          <Link to="/opinions" className={buttonClass('main')}>
            <Icon name="feedback" />
            {words.hear}
          </Link>
          <p className="facts">{words.hearLead}</p>
        </section>
      )}
      <Contests />
      <Tasks />
      <section>
        <h2 className="section-title">{words.packets}</h2>
        <Loaded query={query}>
          {(packets) =>
            packets.length === 0 ? (
              <Empty icon="document" title={words.none}>
                <p>{words.noneWhy}</p>
              </Empty>
            ) : (
              <ul className="rows">
                {packets.map(({ id, title, month, unitName, read, withdrawn }) => (
                  <li key={id}>
                    <Link to={`/packets/${id}`} className="row">
                      <span>
                        <b>{title}</b>
                        <small>{`${monthOf(month)} · ${unitName}`}</small>
                        <Tag tone={withdrawn ? 'urgent' : read ? 'good' : 'plain'}>
                          {withdrawn ? words.withdrawn : read ? words.read : words.unread}
                        </Tag>
                      </span>
                      <Icon name="next" />
                    </Link>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </section>
    </Page>
  )
}

/** Contests of speakers that this person judges; nothing where there is none. */
const Contests = () => {
  const contests = useQuery(judgingFor(useLoa())).data ?? []
  if (contests.length === 0) return null
  return (
    <section>
      <h2 className="section-title">{words.judging}</h2>
      <ul className="rows">
        {contests.map(({ id, title }) => (
          <li key={id}>
            <Link to={`/judging/${id}`} className="row">
              <span>
                <b>{title}</b>
              </span>
              <Icon name="next" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What this person was given to do of a campaign's plan; nothing where it is nothing. */
const Tasks = () => {
  const loa = useLoa()
  const client = useQueryClient()
  const tasks = useQuery(ownTasks(loa)).data ?? []
  const done = useMutation({
    mutationFn: (id: string) =>
      answered(loa.api.campaigns.tasks[':id'].done.$post({ param: { id }, json: { done: true } })),
    onSuccess: () => reread(client, [['tasks']]),
  })
  if (tasks.length === 0) return null
  return (
    <section>
      <h2 className="section-title">{words.tasks}</h2>
      <ul className="rows">
        {tasks.map(({ id, title, campaign, dueOn, late }) => (
          <li key={id} className="row">
            <span>
              <b>{title}</b>
              <small>{taskWords.due(campaign, dayOf(dueOn))}</small>
              {late && <Tag tone="urgent">{taskWords.late}</Tag>}
            </span>
            <Button look="quiet" icon="check" busy={done.isPending} onClick={() => done.mutate(id)}>
              {taskWords.done}
            </Button>
          </li>
        ))}
      </ul>
      {done.isError && <Wrong>{done.error.message}</Wrong>}
    </section>
  )
}
