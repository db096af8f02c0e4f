import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { buttonClass } from '../../ui/button.tsx'
import { Tag } from '../../ui/card.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { useLoa } from '../loa.tsx'
import { useBack } from '../location.ts'
import { ownPackets } from '../network/queries.ts'
import { monthOf, networkPage as words } from '../network/strings.ts'
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
