import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { news } from '../../strings.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Place } from '../../ui/page.tsx'
import { Empty, Loaded, Loading } from '../../ui/states.tsx'
import type { DigestHead, Person } from '../api-types.ts'
import { ToApprove } from '../approvals.tsx'
import { longDay, today } from '../dates.ts'
import { useLoa } from '../loa.tsx'
import { opening } from '../opening.ts'
import { useOwnUnit } from '../own-unit.tsx'
import { campaignsFor, digestBy, digestsFor, me, unitsOf } from '../queries.ts'
import { ToShare } from '../to-share.tsx'

export const Home = () => {
  const loa = useLoa()
  const person = useQuery(me(loa)).data
  const units = useQuery(unitsOf(loa)).data
  const unitId = person?.unitId ?? undefined
  const digests = useQuery(digestsFor(loa, unitId))
  const office = units?.find(({ parentId }) => !parentId)?.name ?? opening()?.office
  const mine = units?.find(({ id }) => id === unitId)?.name
  return (
    <Place
      title={news.title}
      above={office ? news.of(office) : news.office}
      below={<Belongs unit={mine} person={person} />}
    >
      <ToApprove />
      <ToShare />
      <Loaded query={digests}>
        {([first, ...older]) =>
          first ? (
            <>
              <Latest head={first} />
              {older.length > 0 && <Older digests={older} />}
            </>
          ) : (
            <Empty icon="news" title={news.none}>
              <p>{news.noneWhy}</p>
            </Empty>
          )
        }
      </Loaded>
      {person && (
        <Link to="/gatherings" className={buttonClass('quiet')}>
          <Icon name="people" />
          {news.gatherings}
        </Link>
      )}
      <Running unitId={unitId} />
      <Link to="/verify" className={buttonClass('quiet')}>
        <Icon name="search" />
        {news.verify}
      </Link>
    </Place>
  )
}

/** Whose news this is, and the way to change it. */
const Belongs = ({ unit, person }: { unit?: string; person?: Person | null }) => {
  const { choose, sheets } = useOwnUnit(person)
  return (
    <div className="belongs">
      <button type="button" className="belongs-unit" aria-haspopup="dialog" onClick={choose}>
        <Icon name="unit" />
        <span>
          {unit ? `${news.myUnit} ${unit}` : news.noUnit}
          <b>{unit ? news.change : news.choose}</b>
        </span>
      </button>
      <Link to="/me" className="belongs-me">
        <Icon name="person" />
        <span className="visually-hidden">{news.me}</span>
      </Link>
      {sheets}
    </div>
  )
}

/** Campaigns that run; nothing where none does. */
const Running = ({ unitId }: { unitId?: string }) => {
  const running = useQuery(campaignsFor(useLoa(), unitId)).data?.filter(({ endsOn }) => endsOn >= today()) ?? []
  if (running.length === 0) return null
  return (
    <section>
      <h2 className="section-title">{news.campaigns}</h2>
      <ul className="rows">
        {running.map(({ code, title, unitName }) => (
          <li key={code}>
            <Link to={`/campaigns/${code}`} className="row">
              <span>
                <b>{title}</b>
                <small>{unitName}</small>
              </span>
              <Icon name="next" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

const Latest = ({ head }: { head: DigestHead }) => {
  const digest = useQuery(digestBy(useLoa(), head.code))
  return (
    <article className="card digest">
      <p className="facts">{longDay(head.day)}</p>
      <h2>{head.title}</h2>
      {digest.isPending && <Loading />}
      <ul className="digest-items">
        {digest.data?.items.slice(0, 4).map(({ title }) => (
          <li key={title}>{title}</li>
        ))}
      </ul>
      <Link to={`/digests/${head.code}`} className={buttonClass('main')}>
        {news.read}
        <Icon name="next" />
      </Link>
    </article>
  )
}

const Older = ({ digests }: { digests: DigestHead[] }) => (
  <section>
    <h2 className="section-title">{news.older}</h2>
    <ul className="rows">
      {digests.map(({ code, day, title }) => (
        <li key={code}>
          <Link to={`/digests/${code}`} className="row">
            <span>
              <b>{longDay(day)}</b>
              <small>{title}</small>
            </span>
            <Icon name="next" />
          </Link>
        </li>
      ))}
    </ul>
  </section>
)
