import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../api.ts'
import { Icon } from '../../ui/icons.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { api } from '../client.ts'
import { Page } from '../parts/shared/page.tsx'
import { AddSource } from '../parts/sources/add-source.tsx'
import { SourceCard } from '../parts/sources/source-card.tsx'
import { sources as words } from '../parts/sources/strings.ts'
import { useMay } from '../session.ts'

export function Sources() {
  const may = useMay()
  const [adding, setAdding] = useState(false)
  const query = useQuery({ queryKey: ['sources'], queryFn: () => read(api.sources.$get()) })
  const add = may('source.manage') && !adding && (
    <Button leftSection={<Icon name="plus" />} onClick={() => setAdding(true)}>
      {words.add}
    </Button>
  )
  return (
    <Page title={words.title} lead={words.lead} actions={add}>
      {adding && <AddSource onClose={() => setAdding(false)} />}
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
