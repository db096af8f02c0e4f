import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { read } from '../../api.ts'
import { library as shared } from '../../strings.ts'
import { Reading } from '../../ui/reading.tsx'
import { Loaded } from '../../ui/states.tsx'
import { api } from '../client.ts'
import { Page } from '../parts/page.tsx'
import { nav } from '../strings.ts'

/** The passage that an answer or a search names, marked in its document. */
export function PassageDetail({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ['passage', id],
    queryFn: () => read(api.library.passages[':id'].$get({ param: { id } })),
  })
  return (
    <Loaded query={query}>
      {({ passage, document, around, moved }) => (
        <Page
          title={document.title}
          lead={[document.number && shared.number(document.number), passage.label].filter(Boolean).join(' · ')}
          actions={<Link href="/library">{nav.library}</Link>}
        >
          <Reading
            documentId={document.id}
            marked={passage.id}
            around={around}
            moved={moved}
            readFrom={(from, limit) =>
              read(api.library.documents[':id'].passages.$get({ param: { id: document.id }, query: { from, limit } }))
            }
          />
        </Page>
      )}
    </Loaded>
  )
}
