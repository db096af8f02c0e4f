import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { share as words } from '../strings.ts'
import { Icon } from '../ui/icons.tsx'
import type { ShareHead } from './api-types.ts'
import { momentOf } from './dates.ts'
import { useLoa } from './loa.tsx'
import { carries, sharesWaiting } from './queries.ts'

/** What this person is to carry into groups by hand; nothing for everybody else. */
export const ToShare = () => {
  const loa = useLoa()
  const mine = useQuery(carries(loa)).data ?? false
  const shares = useQuery(sharesWaiting(loa, mine)).data ?? []
  if (!mine || shares.length === 0) return null
  return (
    <section>
      <h2 className="section-title">{words.waiting}</h2>
      <ul className="rows">
        {shares.map((share) => (
          <li key={share.id}>
            <Link to={`/share/${share.id}`} className="row">
              <Icon name={share.state === 'done' ? 'check' : 'share'} />
              <span>
                <b>{share.title}</b>
                <small>{whereItStands(share)}</small>
              </span>
              <Icon name="next" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function whereItStands({ state, sendAt, groups }: ShareHead): string {
  if (state === 'early') return words.early(momentOf(sendAt))
  if (state === 'held') return words.held
  if (state === 'done') return words.allDone
  return words.left(groups.filter(({ sentAt }) => sentAt === null).length)
}
