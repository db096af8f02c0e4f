import { Button, Group, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useHistoryState } from 'wouter/use-browser-location'
import { read } from '../../api.ts'
import { Icon } from '../../ui/icons.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { api } from '../client.ts'
import { useFilters } from '../filters.ts'
import { CuratedCard } from '../parts/answers/curated-card.tsx'
import { CuratedForm, type Draft } from '../parts/answers/curated-form.tsx'
import { curatedWords as words } from '../parts/answers/curated-strings.ts'
import { Page } from '../parts/shared/page.tsx'
import { Tabs } from '../parts/shared/tabs.tsx'
import { useMay } from '../session.ts'

/** Answers that staff write beforehand: listed, written, approved, looked at again when what they rest on changes. */
export function CuratedAnswers() {
  const may = useMay()
  const [{ view, find }, filter] = useFilters<{ view: keyof typeof words.views; find: string }>({
    view: 'all',
    find: '',
  })
  // A question that was just answered comes here with the page's state: its words do not belong into an address.
  const [draft, setDraft] = useState(useHistoryState<Draft | null>())
  const asked = { view: view === 'all' ? undefined : view, find: find || undefined }
  const query = useQuery({ queryKey: ['curated', asked], queryFn: () => read(api.curated.$get({ query: asked })) })
  const close = () => {
    setDraft(null)
    history.replaceState(null, '')
  }
  const add = may('answer.curate') && !draft && (
    <Button leftSection={<Icon name="plus" />} onClick={() => setDraft({ question: '', text: '' })}>
      {words.add}
    </Button>
  )
  return (
    <Page title={words.title} lead={words.lead} actions={add}>
      {draft && <CuratedForm draft={draft} onClose={close} />}
      <Find key={find} value={find} onFind={(find) => filter({ find })} />
      <Group mb="md">
        <Tabs label={words.title} value={view} choices={words.views} onChange={(view) => filter({ view })} />
      </Group>
      <Loaded query={query}>
        {({ curated }) =>
          curated.length > 0 ? (
            <ul className="cards">
              {curated.map((one) => (
                <CuratedCard key={one.id} curated={one} />
              ))}
            </ul>
          ) : find ? (
            <Empty icon="search" title={words.notFound}>
              <p>{words.notFoundLead}</p>
            </Empty>
          ) : (
            <Empty icon="document" title={words.empty}>
              <p>{words.emptyLead}</p>
            </Empty>
          )
        }
      </Loaded>
    </Page>
  )
}

function Find({ value, onFind }: { value: string; onFind: (find: string) => void }) {
  const [typed, setTyped] = useState(value)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onFind(typed.trim())
      }}
    >
      <Group gap="sm" align="flex-end" mb="md">
        <TextInput
          className="grow"
          type="search"
          label={words.find}
          maxLength={300}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" leftSection={<Icon name="search" />}>
          {words.findGo}
        </Button>
      </Group>
    </form>
  )
}
