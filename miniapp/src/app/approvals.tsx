import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { approvals as words } from '../strings.ts'
import { Tag } from '../ui/card.tsx'
import { Icon } from '../ui/icons.tsx'
import { momentOf } from './dates.ts'
import { useLoa } from './loa.tsx'
import { approvalsWaiting, approves } from './queries.ts'

/** What waits for this person's approval; nothing for all others. */
export const ToApprove = () => {
  const loa = useLoa()
  const mine = useQuery(approves(loa)).data ?? false
  const waiting = useQuery(approvalsWaiting(loa, mine)).data ?? []
  if (waiting.length === 0) return null
  return (
    <section>
      <h2 className="section-title">{words.waiting}</h2>
      <ul className="rows">
        {waiting.map(({ id, title, unitName, editedByName, sendAt, urgent, approvals, needed }) => (
          <li key={id}>
            <Link to={`/approvals/${id}`} className="row">
              <span>
                <b>{title}</b>
                <small>
                  {[unitName, editedByName && words.by(editedByName), sendAt !== null && words.at(momentOf(sendAt))]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
                {urgent && <Tag tone="urgent">{words.urgent(approvals, needed)}</Tag>}
              </span>
              <Icon name="next" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
