import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { read } from '../../api.ts'
import { library as shared } from '../../strings.ts'
import { Reading } from '../../ui/reading.tsx'
import { Loaded } from '../../ui/states.tsx'
import { api } from '../client.ts'
import { hrefOf } from '../parts/library/href.ts'
import { library as words } from '../parts/library/strings.ts'
import { Page } from '../parts/shared/page.tsx'
import { PublicCode } from '../parts/shared/public-code.tsx'

/** The passage that an answer or a search names, marked in its document. */
export function PassageDetail({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ['passage', id],
    queryFn: () => read(api.library.passages[':id'].$get({ param: { id } })),
  })
  return (
    <Loaded query={query}>
      {(opened) => (
        <Page
          title={opened.document.title}
          lead={[opened.document.number && shared.number(opened.document.number), opened.passage.label]
            .filter(Boolean)
            .join(' · ')}
          actions={
            <>
              <Link href={`/library/${opened.document.id}`}>{words.aboutDocument}</Link>
              {opened.document.access === 'public' && (
                <PublicCode
                  path={`/passages/${opened.passage.id}`}
                  title={[opened.passage.label, opened.document.title].filter(Boolean).join(', ')}
                />
              )}
            </>
          }
        >
          <Reading api={api} opened={opened} href={hrefOf} />
        </Page>
      )}
    </Loaded>
  )
}
