import { Button, Group, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type RefObject, useState } from 'react'
import { read } from '../../../api.ts'
import { Icon } from '../../../ui/icons.tsx'
import type { Item } from '../../api-types.ts'
import { api } from '../../client.ts'
import { common } from '../../strings.ts'
import { deskWords as words } from '../desk/strings.ts'
import { UnitSelect } from '../fields/unit-select.tsx'
import { items } from '../items/strings.ts'
import { Tabs } from '../shared/tabs.tsx'

export type Filter = {
  status: Item['status'] | 'all'
  unitId: string
  kind: Item['kind'] | ''
  sourceId: string
  words: string
  offset: string
}

export const unfiltered: Filter = { status: 'draft', unitId: '', kind: '', sourceId: '', words: '', offset: '0' }

type Props = { filter: Filter; onFilter: (change: Partial<Filter>) => void; search: RefObject<HTMLInputElement | null> }

/** What of the stream is wanted: its state, whose it is, of what kind and source, and what it says. */
export function Filters({ filter, onFilter, search }: Props) {
  const { data } = useQuery({ queryKey: ['sources'], queryFn: () => read(api.sources.$get()), staleTime: 60_000 })
  const sources = data?.sources ?? []
  return (
    <div className="stream-filters">
      <Search key={filter.words} value={filter.words} onSearch={(typed) => onFilter({ words: typed })} field={search} />
      <Tabs
        label={common.status}
        value={filter.status}
        choices={{ ...items.states, all: common.all }}
        onChange={(status) => onFilter({ status })}
      />
      <details open={Boolean(filter.unitId || filter.kind || filter.sourceId) || undefined}>
        <summary>{words.narrow}</summary>
        <Group gap="sm" align="flex-end">
          <UnitSelect
            act="item.read"
            value={filter.unitId}
            none={common.allUnits}
            onChange={(unitId) => onFilter({ unitId })}
          />
          <NativeSelect
            label={words.kind}
            value={filter.kind}
            data={Object.entries(words.kinds).map(([value, label]) => ({ value, label }))}
            onChange={(event) => onFilter({ kind: event.currentTarget.value as Filter['kind'] })}
          />
          {sources.length > 0 && (
            <NativeSelect
              label={words.source}
              value={filter.sourceId}
              data={[
                { value: '', label: words.anySource },
                ...sources.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={(event) => onFilter({ sourceId: event.currentTarget.value })}
            />
          )}
        </Group>
      </details>
    </div>
  )
}

type SearchProps = { value: string; onSearch: (typed: string) => void; field: Props['search'] }

function Search({ value, onSearch, field }: SearchProps) {
  const [sought, setSought] = useState(value)
  return (
    <search>
      <Group
        component="form"
        gap="sm"
        align="flex-end"
        onSubmit={(event: React.FormEvent) => {
          event.preventDefault()
          onSearch(sought.trim())
          field.current?.blur()
        }}
      >
        <TextInput
          className="grow"
          ref={field}
          label={words.search}
          description={words.searchHint}
          value={sought}
          maxLength={200}
          onChange={(event) => setSought(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur()
          }}
        />
        <Button type="submit" variant="default" leftSection={<Icon name="search" />}>
          {words.find}
        </Button>
        {value && (
          <Button variant="subtle" onClick={() => onSearch('')}>
            {words.findAll}
          </Button>
        )}
      </Group>
    </search>
  )
}
