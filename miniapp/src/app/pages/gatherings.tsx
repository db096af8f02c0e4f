import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { Icon } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import type { OwnGatheringHead } from '../api-types.ts'
import { longDay, momentOf } from '../dates.ts'
import { classes as ofClasses } from '../gatherings/class-strings.ts'
import { gatherings as words } from '../gatherings/strings.ts'
import { useLoa } from '../loa.tsx'
import { useBack } from '../location.ts'
import { ownClasses, ownGatherings } from '../queries.ts'

/** What somebody is asked to, the next first, and what they were at. */
export const Gatherings = () => {
  const loa = useLoa()
  const query = useQuery(ownGatherings(loa))
  const classes = useQuery(ownClasses(loa))
  return (
    <Page title={words.title} onBack={useBack('/')}>
      <Loaded query={query}>
        {(all) => {
          const now = Date.now()
          const coming = all.filter(({ endsAt, state }) => endsAt > now && state !== 'closed' && state !== 'minuted')
          const past = all.filter((one) => !coming.includes(one)).reverse()
          if (all.length === 0 && !classes.data?.length)
            return (
              <Empty icon="people" title={words.none}>
                <p>{words.noneWhy}</p>
              </Empty>
            )
          return (
            <>
              {classes.data && classes.data.length > 0 && (
                <section>
                  <h2>{ofClasses.title}</h2>
                  <ul className="rows">
                    {classes.data.map(({ id, title, unitName, state, from, to }) => (
                      <li key={id}>
                        <Link to={`/classes/${id}`} className="row">
                          <span>
                            <b>{title}</b>
                            <small>{[ofClasses.days(longDay(from), longDay(to)), unitName].join(' · ')}</small>
                            {state === 'ended' && <small>{ofClasses.ended}</small>}
                          </span>
                          <Icon name="next" />
                        </Link>
                      </li>
                    ))}
                  </ul>
                </section>
              )}
              <Some title={words.coming} of={coming} />
              <Some title={words.past} of={past} />
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}

const Some = ({ title, of }: { title: string; of: OwnGatheringHead[] }) =>
  of.length > 0 && (
    <section>
      <h2>{title}</h2>
      <ul className="rows">
        {of.map((one) => (
          <li key={one.id}>
            <Link to={`/gatherings/${one.id}`} className="row">
              <span>
                <b>{one.title}</b>
                <small>{[momentOf(one.startsAt), one.place, one.unitName].filter(Boolean).join(' · ')}</small>
                <small>{standingOf(one)}</small>
              </span>
              <Icon name="next" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )

function standingOf({ state, answer, presentAt }: OwnGatheringHead): string {
  if (state === 'cancelled') return words.cancelled
  if (presentAt !== null) return words.present(momentOf(presentAt))
  return answer ? words.answered[answer] : state === 'open' ? words.open : ''
}
