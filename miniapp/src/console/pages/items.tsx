import { Button, Group, Text } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import { read } from '../../api.ts'
import { Icon } from '../../ui/icons.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { api, nowAndThenMs } from '../client.ts'
import { useFilters } from '../filters.ts'
import { EditionPane } from '../parts/desk/edition-pane.tsx'
import { LiftedContext } from '../parts/desk/lifted.ts'
import type { EditedItem } from '../parts/desk/steps.ts'
import { deskWords, helpWords } from '../parts/desk/strings.ts'
import type { Edition } from '../parts/desk/use-edition.ts'
import { useUndo } from '../parts/desk/use-undo.ts'
import { AskedAbout } from '../parts/items/asked-about.tsx'
import { Changed } from '../parts/items/changed.tsx'
import { ItemForm } from '../parts/items/item-form.tsx'
import { PasteLink } from '../parts/items/paste-link.tsx'
import { items as words } from '../parts/items/strings.ts'
import { Page } from '../parts/shared/page.tsx'
import { Pager } from '../parts/shared/pager.tsx'
import { type Filter, Filters, unfiltered } from '../parts/stream/filters.tsx'
import { Stream } from '../parts/stream/stream.tsx'
import { useMay, useOwnUnit } from '../session.ts'
import '../parts/desk/desk.css'

const size = 30

/** The editor's desk: the stream of what was collected and written, and beside it the edition that is made of it. */
export function Items() {
  const may = useMay()
  const own = useOwnUnit('item.read')
  const [writing, setWriting] = useState<'notice' | 'link' | null>(null)
  const [helping, setHelping] = useState(false)
  const [edition, setEdition] = useState<Edition | null>(null)
  const [lifted, lift] = useState<EditedItem | null>(null)
  const search = useRef<HTMLInputElement>(null)
  const undo = useUndo()
  const [{ of, day, ...filter }, change] = useFilters<Filter & { of: string; day: string }>({
    ...unfiltered,
    of: own,
    day: '',
  })
  const { offset } = filter
  const asked = {
    status: filter.status === 'all' ? undefined : filter.status,
    unitId: filter.unitId || undefined,
    kind: filter.kind || undefined,
    sourceId: filter.sourceId || undefined,
    words: filter.words || undefined,
    offset: Number(offset),
    limit: size,
  }
  const query = useQuery({
    queryKey: ['items', asked],
    placeholderData: keepPreviousData,
    refetchInterval: nowAndThenMs,
    queryFn: () => read(api.items.$get({ query: asked })),
  })
  const dragging = useMemo(() => ({ lifted, lift }), [lifted])
  const actions = (
    <Group gap="sm">
      <Button variant="subtle" onClick={() => setHelping(true)}>
        {helpWords.button}
      </Button>
      {may('item.write') && writing === null && (
        <>
          <Button variant="default" leftSection={<Icon name="link" />} onClick={() => setWriting('link')}>
            {words.paste}
          </Button>
          <Button leftSection={<Icon name="plus" />} onClick={() => setWriting('notice')}>
            {words.write}
          </Button>
        </>
      )}
    </Group>
  )
  const isSought = Boolean(filter.words || filter.kind || filter.sourceId || filter.unitId)
  return (
    <LiftedContext value={dragging}>
      <Page title={words.title} lead={words.lead} actions={actions} wide>
        <Changed />
        <AskedAbout />
        {writing === 'notice' && <ItemForm onClose={() => setWriting(null)} />}
        {writing === 'link' && <PasteLink onClose={() => setWriting(null)} />}
        <div className="desk">
          <div className="desk-stream">
            <Filters filter={filter} onFilter={change} search={search} />
            <Loaded query={query}>
              {({ items, total }) => (
                <>
                  <Text className="soft" aria-live="polite">
                    {deskWords.found(total)}
                  </Text>
                  {items.length === 0 && (
                    <Empty icon="news" title={isSought ? deskWords.nothingFound : words.empty}>
                      <p>{isSought ? deskWords.nothingFoundLead : words.emptyLead}</p>
                    </Empty>
                  )}
                  <Stream
                    {...{ items, edition, undo, search }}
                    help={{ opened: helping, open: () => setHelping(true), close: () => setHelping(false) }}
                  />
                  <Pager
                    offset={Number(offset)}
                    size={size}
                    total={total}
                    onMove={(to) => change({ offset: String(to) })}
                  />
                </>
              )}
            </Loaded>
          </div>
          {may('digest.read') && (
            <EditionPane
              place={{ unitId: of, day }}
              onPlace={({ unitId, day }) =>
                change({ ...(unitId !== undefined && { of: unitId }), ...(day && { day }), offset })
              }
              undo={undo}
              onEdition={setEdition}
            />
          )}
        </div>
      </Page>
    </LiftedContext>
  )
}
