import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { Icon } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import type { OwnGatheringHead } from '../api-types.ts'
import { momentOf } from '../dates.ts'
import { gatherings as words } from '../gatherings/strings.ts'
import { useLoa } from '../loa.tsx'
import { useBack } from '../location.ts'
import { ownGatherings } from '../queries.ts'

/** What somebody is asked to, the next first, and what they were at. */
export const Gatherings = () => {
  const query = useQuery(ownGatherings(useLoa()))
  return (
    <Page title={words.title} onBack={useBack('/')}>
      <Loaded query={query}>
        {(all) => {
          const now = Date.now()
          const coming = all.filter(({ endsAt, state }) => endsAt > now && state !== 'closed' && state !== 'minuted')
          const past = all.filter((one) => !coming.includes(one)).reverse()
          if (all.length === 0)
            return (
              <Empty icon="people" title={words.none}>
                <p>{words.noneWhy}</p>
              </Empty>
            )
          return (
            <>
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
