import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { library } from '../../strings.ts'
import { Actions, buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { Reading } from '../../ui/reading.tsx'
import { Loaded } from '../../ui/states.tsx'
import type { PassagePage } from '../api-types.ts'
import { CopyButton } from '../copy-button.tsx'
import { DocumentHead } from '../document-head.tsx'
import { KeepButton } from '../keep-button.tsx'
import { useLoa } from '../loa.tsx'
import { useBack } from '../location.ts'
import { QrButton } from '../qr-button.tsx'
import { passageBy } from '../queries.ts'

export const Passage = ({ id }: { id: string }) => {
  const query = useQuery(passageBy(useLoa(), id))
  return (
    <Page title={library.passage} onBack={useBack('/ask')}>
      <Loaded query={query}>{(opened) => <Shown opened={opened} />}</Loaded>
    </Page>
  )
}

const Shown = ({ opened }: { opened: PassagePage }) => {
  const { passage, document } = opened
  const { api } = useLoa()
  const where = [passage.label, document.title, document.number && library.number(document.number)].filter(Boolean)
  const quoted = [passage.lead, passage.text].filter(Boolean).join('\n')
  return (
    <article className="article">
      <DocumentHead document={document} />
      <Reading api={api} opened={opened} />
      <Actions>
        <CopyButton text={`“${quoted}”\n(${where.join(', ')})`} label={library.copyQuote} />
        <KeepButton
          path={`/passages/${passage.id}`}
          title={passage.label || document.title}
          about={[document.title, document.number && library.number(document.number)].filter(Boolean).join(', ')}
          text={document.access === 'public' ? quoted : ''}
        />
        {document.access === 'public' && (
          <QrButton
            path={`/passages/${passage.id}`}
            title={[passage.label, document.title].filter(Boolean).join(', ')}
          />
        )}
        <Link to={`/documents/${document.id}`} className={buttonClass('quiet')}>
          <Icon name="document" />
          {library.openDocument}
        </Link>
      </Actions>
    </article>
  )
}
