import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { buttonClass } from '../../ui/button.tsx'
import { Note } from '../../ui/card.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import { dayOf } from '../dates.ts'
import { useLoa } from '../loa.tsx'
import { useBack } from '../location.ts'
import { campaignBy } from '../network/queries.ts'
import { campaignPage as words } from '../network/strings.ts'

/** One theme of the office's, with all of it that everybody may read. */
export const Campaign = ({ code }: { code: string }) => {
  const query = useQuery(campaignBy(useLoa(), code))
  return (
    <Page title={words.title} onBack={useBack('/')}>
      <Loaded query={query}>
        {({ title, lead, unitName, startsOn, endsOn, over, parts }) => (
          <article className="article">
            <header>
              <h2 className="article-title">{title}</h2>
              <p className="facts">{words.by(unitName, dayOf(startsOn), dayOf(endsOn))}</p>
            </header>
            {over && (
              <Note>
                <p>{words.over}</p>
              </Note>
            )}
            <p className="verbatim">{lead}</p>
            {[...new Set(parts.map(({ kind }) => kind))].map((kind) => (
              <section key={kind}>
                <h3 className="section-title">{words.kinds[kind] ?? ''}</h3>
                <ul className="rows">
                  {parts
                    .filter((part) => part.kind === kind)
                    .map((part) => (
                      <li key={part.path + part.title}>
                        <Link to={part.path} className="row">
                          <span>
                            <b>{part.title}</b>
                          </span>
                          <Icon name="next" />
                        </Link>
                      </li>
                    ))}
                </ul>
              </section>
            ))}
            <Link to="/ask" className={buttonClass('quiet')}>
              {words.ask}
            </Link>
            <Link to="/feedback" className={buttonClass('quiet')}>
              {words.tell}
            </Link>
          </article>
        )}
      </Loaded>
    </Page>
  )
}
