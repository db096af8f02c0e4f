import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../api.ts'
import { Icon } from '../../ui/icons.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import type { Item } from '../api-types.ts'
import { api } from '../client.ts'
import { useFilters } from '../filters.ts'
import { AskedAbout } from '../parts/items/asked-about.tsx'
import { Changed } from '../parts/items/changed.tsx'
import { ItemCard } from '../parts/items/item-card.tsx'
import { ItemForm } from '../parts/items/item-form.tsx'
import { PasteLink } from '../parts/items/paste-link.tsx'
import { items as words } from '../parts/items/strings.ts'
import { Page } from '../parts/shared/page.tsx'
import { Pager } from '../parts/shared/pager.tsx'
import { Tabs } from '../parts/shared/tabs.tsx'
import { UnitSelect } from '../parts/shared/unit-select.tsx'
import { useMay } from '../session.ts'
import { common } from '../strings.ts'

const size = 20

type Filter = { status: Item['status'] | 'all'; unitId: string; offset: string }

export function Items() {
  const may = useMay()
  const [writing, setWriting] = useState(false)
  const [pasting, setPasting] = useState(false)
  const [{ status, unitId, offset }, filter] = useFilters<Filter>({
    status: 'draft',
    unitId: '',
    offset: '0',
  })
  const asked = {
    status: status === 'all' ? undefined : status,
    unitId: unitId || undefined,
    offset: Number(offset),
    limit: size,
  }
  const query = useQuery({
    queryKey: ['items', asked],
    queryFn: () => read(api.items.$get({ query: asked })),
  })

  const write = may('item.write') && !writing && !pasting && (
    <Group gap="sm">
      <Button variant="default" leftSection={<Icon name="link" />} onClick={() => setPasting(true)}>
        {words.paste}
      </Button>
      <Button leftSection={<Icon name="plus" />} onClick={() => setWriting(true)}>
        {words.write}
      </Button>
    </Group>
  )
  return (
    <Page title={words.title} lead={words.lead} actions={write}>
      <Changed />
      <AskedAbout />
      {writing && <ItemForm onClose={() => setWriting(false)} />}
      {pasting && <PasteLink onClose={() => setPasting(false)} />}
      <Group gap="sm" align="flex-end" mb="md">
        <Tabs
          label={common.status}
          value={status}
          choices={{ ...words.states, all: common.all }}
          onChange={(chosen) => filter({ status: chosen })}
        />
        <UnitSelect value={unitId} none={common.allUnits} onChange={(chosen) => filter({ unitId: chosen })} />
      </Group>
      <Loaded query={query}>
        {({ items, total }) =>
          items.length === 0 ? (
            <Empty icon="news" title={words.empty}>
              <p>{words.emptyLead}</p>
            </Empty>
          ) : (
            <>
              <ul className="cards">
                {items.map((item) => (
                  <ItemCard key={item.id} item={item} />
                ))}
              </ul>
              <Pager
                offset={Number(offset)}
                size={size}
                total={total}
                onMove={(to) => filter({ offset: String(to) })}
              />
            </>
          )
        }
      </Loaded>
    </Page>
  )
}
