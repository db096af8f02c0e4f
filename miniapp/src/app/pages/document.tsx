import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { library, shelf } from '../../strings.ts'
import { Actions, buttonClass } from '../../ui/button.tsx'
import { Changes } from '../../ui/changes.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { DocumentHead } from '../document-head.tsx'
import { Force, type InForce } from '../force.tsx'
import { KeepButton } from '../keep-button.tsx'
import { useLoa } from '../loa.tsx'
import { useBack } from '../location.ts'
import { QrButton } from '../qr-button.tsx'
import { documentBy } from '../queries.ts'

export const Document = ({ id }: { id: string }) => {
  const loa = useLoa()
  const query = useQuery(documentBy(loa, id))
  return (
    <Page title={library.outline} onBack={useBack('/ask')}>
      <Loaded query={query}>
        {(document) => (
          <article className="article">
            <DocumentHead document={document} />
            <Changes of={document.changes} inForce={document.inForce} />
            <Actions>
              <KeepButton
                path={`/documents/${id}`}
                title={document.title}
                about={[document.number && library.number(document.number), document.issuer]
                  .filter(Boolean)
                  .join(' · ')}
                text={document.access === 'public' ? document.outline.map(lineOf).join('\n') : ''}
              />
              {document.access === 'public' && <QrButton path={`/documents/${id}`} title={document.title} />}
              {document.original && document.access === 'public' && (
                <a
                  className={buttonClass('quiet')}
                  href={loa.api.library.documents[':id'].original.$url({ param: { id }, query: {} }).href}
                >
                  <Icon name="document" />
                  {shelf.original(document.original.fileName)}
                </a>
              )}
            </Actions>
            {document.outline.length === 0 ? (
              <Empty icon="document" title={library.noOutline} />
            ) : (
              <ul className="rows">
                {document.outline.map(({ passageId, label, heading, inForce }) => (
                  <li key={passageId}>
                    <Link to={`/passages/${passageId}`} className="row">
                      <span>
                        <b>{label}</b>
                        <small>{heading}</small>
                        {isTold(inForce, document) && <Force inForce={inForce} />}
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

/** A clause's own force is told where it is not what the document's is, for others changed or ended it. */
const isTold = (inForce: InForce, document: { inForce: InForce; changes: unknown[] }) =>
  document.changes.length > 0 && inForce !== document.inForce && changed.includes(inForce)
const changed: InForce[] = ['partly', 'amended', 'suspended', 'no']

const lineOf = ({ label, heading }: { label: string; heading: string }) => [label, heading].filter(Boolean).join(' – ')
