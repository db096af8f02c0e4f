import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { feedback as words } from '../../strings.ts'
import { Icon } from '../../ui/icons.tsx'
import { Loaded } from '../../ui/states.tsx'
import { momentOf } from '../dates.ts'
import { useLoa } from '../loa.tsx'
import { me, myFeedback } from '../queries.ts'

/** What this person has sent; nothing for a visitor, who has only track codes. */
export const MyFeedback = () => {
  const loa = useLoa()
  const person = useQuery(me(loa)).data
  const query = useQuery(myFeedback(loa, person))
  if (!person) return null
  return (
    <section>
      <h2 className="section-title">{words.mine}</h2>
      <Loaded query={query}>
        {(mine) =>
          mine.length === 0 ? (
            <p>{words.mineNone}</p>
          ) : (
            <ul className="rows">
              {mine.map(({ trackCode, text, status, createdAt }) => (
                <li key={trackCode}>
                  <Link to={`/track/${trackCode}`} className="row">
                    <span>
                      <b className="two-lines">{text}</b>
                      <small>
                        {words.status[status]} · {momentOf(createdAt)}
                      </small>
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
  )
}
