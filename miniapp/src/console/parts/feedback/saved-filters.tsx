import { Button, Group, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { storeOf } from '../../../storage.ts'
import { useSession } from '../../session.ts'
import { useKept } from '../shared/kept-form.tsx'
import { caseWords as words } from './strings.ts'

type Filter = Record<string, string>
type Saved = { name: string; filter: Filter }

const most = 20

/** What somebody looks for often, kept in this browser under their name. */
function useSaved() {
  const key = `loa.feedback-filters.${useSession().data?.person?.id ?? ''}`
  const store = storeOf('localStorage')
  const [saved, setSaved] = useState<Saved[]>(() => {
    try {
      return JSON.parse(store.getItem(key) ?? '[]') as Saved[]
    } catch {
      return []
    }
  })
  const keep = (next: Saved[]) => {
    store.setItem(key, JSON.stringify(next.slice(-most)))
    setSaved(next.slice(-most))
  }
  return { saved, keep }
}

export function SavedFilters({ filter, onFilter }: { filter: Filter; onFilter: (filter: Filter) => void }) {
  const { saved, keep } = useSaved()
  const { typed, change, drop } = useKept('feedback.filter', { name: '', naming: false })
  const current = saved.find((one) => JSON.stringify(one.filter) === JSON.stringify(filter))
  const name = typed.name.trim()
  return (
    <Group gap="sm" align="flex-end">
      {saved.length > 0 && (
        <NativeSelect
          label={words.saved}
          value={current?.name ?? ''}
          data={['', ...saved.map((one) => one.name)].map((value) => ({ value, label: value || words.noFilter }))}
          onChange={(event) => {
            const chosen = saved.find((one) => one.name === event.currentTarget.value)
            if (chosen) onFilter(chosen.filter)
          }}
        />
      )}
      {current ? (
        <Button variant="subtle" onClick={() => keep(saved.filter((one) => one !== current))}>
          {words.dropFilter}
        </Button>
      ) : typed.naming ? (
        <>
          <TextInput
            label={words.filterName}
            maxLength={40}
            value={typed.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <Button
            variant="default"
            onClick={() => {
              if (name) keep([...saved.filter((one) => one.name !== name), { name, filter }])
              drop()
            }}
          >
            {words.keep}
          </Button>
        </>
      ) : (
        <Button variant="subtle" onClick={() => change({ naming: true })}>
          {words.saveFilter}
        </Button>
      )}
    </Group>
  )
}
