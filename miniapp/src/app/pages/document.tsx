import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { library } from '../../strings.ts'
import { Icon } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { DocumentHead } from '../document-head.tsx'
import { useLoa } from '../loa.tsx'
import { useBack } from '../location.ts'
import { documentBy } from '../queries.ts'

export const Document = ({ id }: { id: string }) => {
  const query = useQuery(documentBy(useLoa(), id))
  return (
    <Page title={library.outline} onBack={useBack('/ask')}>
      <Loaded query={query}>
        {(document) => (
          <article className="article">
            <DocumentHead document={document} />
            {document.outline.length === 0 ? (
              <Empty icon="document" title={library.noOutline} />
            ) : (
              <ul className="rows">
                {document.outline.map(({ passageId, label, heading }) => (
                  <li key={passageId}>
                    <Link to={`/passages/${passageId}`} className="row">
                      <span>
                        <b>{label}</b>
                        <small>{heading}</small>
                      </span>
                      <Icon name="next" />
                    </Link>
                  </li>
                ))}
              </ul>
            )}
          </article>
        )}
      </Loaded>
    </Page>
  )
}
