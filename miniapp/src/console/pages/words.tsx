import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../api.ts'
import { Icon } from '../../ui/icons.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { useAct } from '../act.ts'
import type { OfficeWords } from '../api-types.ts'
import { api } from '../client.ts'
import { useFilters } from '../filters.ts'
import { wordPairs as words } from '../parts/answers/words-strings.ts'
import { UnitSelect } from '../parts/fields/unit-select.tsx'
import { lacking } from '../parts/shared/act-button.tsx'
import { AskedAct } from '../parts/shared/confirm.tsx'
import { FormEnd } from '../parts/shared/form-end.tsx'
import { useKept } from '../parts/shared/kept-form.tsx'
import { Refusal } from '../parts/shared/note.tsx'
import { Page } from '../parts/shared/page.tsx'
import { useMay, useOwnUnit } from '../session.ts'
import { common } from '../strings.ts'

export function Words() {
  const may = useMay()
  // A question that found nothing comes here by its words: /words?people=…
  const [{ people }, filter] = useFilters({ people: '' })
  const [adding, setAdding] = useState(people !== '')
  const query = useQuery({ queryKey: ['words'], queryFn: () => read(api.words.$get()) })
  const close = () => {
    setAdding(false)
    filter({ people: '' })
  }
  return (
    <Page title={words.title} lead={words.lead(query.data?.known ?? 0)}>
      {adding && <WordsForm people={people} onClose={close} />}
      {may('document.write') && !adding && (
        <Button my="md" leftSection={<Icon name="plus" />} onClick={() => setAdding(true)}>
          {words.add}
        </Button>
      )}
      <Loaded query={query}>
        {({ words: kept }) =>
          kept.length === 0 ? (
            <Empty icon="ask" title={words.emptyTitle}>
              <p>{words.empty}</p>
            </Empty>
          ) : (
            <ul className="cards">
              {kept.map((one) => (
                <WordsCard key={one.id} pair={one} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  )
}

function WordsForm({ people: first, onClose }: { people: string; onClose: () => void }) {
  const own = useOwnUnit('document.write')
  const { typed, change, drop, note } = useKept(`words.${first || 'new'}`, {
    people: first,
    law: '',
    both: false,
    unitId: own,
  })
  const { people, law, both, unitId } = typed
  const leave = () => {
    drop()
    onClose()
  }
  const save = useAct(() => read(api.words.$post({ json: { people, law, both, unitId } })), { reload: [['words']] })
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        save.go(undefined, leave)
      }}
    >
      <Stack gap="sm">
        {note}
        <TextInput
          required
          label={words.people}
          value={people}
          onChange={(event) => change({ people: event.currentTarget.value })}
          data-autofocus
        />
        <TextInput
          required
          label={words.law}
          value={law}
          onChange={(event) => change({ law: event.currentTarget.value })}
        />
        <Checkbox
          label={words.both}
          checked={both}
          onChange={(event) => change({ both: event.currentTarget.checked })}
        />
        <UnitSelect act="document.write" required value={unitId} onChange={(unitId) => change({ unitId })} />
        <Refusal error={save.error} />
        <FormEnd
          act={words.save}
          pending={save.pending}
          off={lacking(!people.trim() && words.people, !law.trim() && words.law, unitId === '' && common.unit)}
          onClose={leave}
        />
      </Stack>
    </form>
  )
}

function WordsCard({ pair }: { pair: OfficeWords }) {
  const may = useMay()
  const remove = useAct(() => read(api.words[':id'].$delete({ param: { id: pair.id } })), { reload: [['words']] })
  return (
    <li className="card">
      <Text className="prose">{words.means(pair.people, pair.law, pair.both)}</Text>
      <p className="facts">{pair.unitName}</p>
      {may('document.write') && (
        <Group>
          <AskedAct act={remove} words={words.remove} title={words.removeAsk} variant="default">
            <Text>{words.means(pair.people, pair.law, pair.both)}</Text>
          </AskedAct>
        </Group>
      )}
    </li>
  )
}
