import { useQuery } from '@tanstack/react-query'
import { read } from '../../api.ts'
import { Empty, Loaded } from '../../ui/states.tsx'
import { api } from '../client.ts'
import { Page, useAdding } from '../parts/shared/page.tsx'
import { AddSource } from '../parts/sources/add-source.tsx'
import { SourceCard } from '../parts/sources/source-card.tsx'
import { sources as words } from '../parts/sources/strings.ts'
import { useMay } from '../session.ts'

export function Sources() {
  const may = useMay()
  const adding = useAdding(words.add, may('source.manage'))
  const query = useQuery({ queryKey: ['sources'], queryFn: () => read(api.sources.$get()) })
  return (
    <Page title={words.title} lead={words.lead} actions={adding.button}>
      {adding.open && <AddSource onClose={adding.close} />}
      <Loaded query={query}>
        {({ sources }) =>
          sources.length === 0 ? (
            <Empty icon="link" title={words.empty}>
              <p>{words.emptyLead}</p>
            </Empty>
          ) : (
            <ul className="cards">
              {sources.map((source) => (
                <SourceCard key={source.id} source={source} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  )
}
