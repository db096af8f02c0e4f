import { Button, Group, NativeSelect, SimpleGrid, Stack, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ChangeEvent, useState } from 'react'
import { read } from '../../api.ts'
import { Icon } from '../../ui/icons.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { problemOf, useAct } from '../act.ts'
import type { Collected, Source } from '../api-types.ts'
import { api } from '../client.ts'
import { written } from '../clock.ts'
import { items } from '../parts/items/strings.ts'
import { lacking } from '../parts/shared/act-button.tsx'
import { FormEnd } from '../parts/shared/form-end.tsx'
import { useKept } from '../parts/shared/kept-form.tsx'
import { Note, Refusal } from '../parts/shared/note.tsx'
import { Page } from '../parts/shared/page.tsx'
import { Status } from '../parts/shared/status.tsx'
import { UnitSelect } from '../parts/shared/unit-select.tsx'
import { useMay, useSession } from '../session.ts'
import { shortLink } from '../short-link.ts'
import { common, sources as words } from '../strings.ts'

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

function SourceCard({ source }: { source: Source }) {
  const may = useMay()
  const reload = [['sources'], ['items'], ['overview']]
  const collect = useAct(() => read(api.sources[':id'].collect.$post({ param: { id: source.id } })), { reload })
  const pause = useAct(
    () => read(api.sources[':id'].$patch({ param: { id: source.id }, json: { paused: !source.paused } })),
    { reload },
  )
  return (
    <li className="card">
      <div className="head">
        <Title order={2} size="h3">
          {source.name}
        </Title>
        <Status tone={source.paused ? 'quiet' : 'good'}>{source.paused ? words.paused : words.running}</Status>
      </div>
      <p className="facts">
        <span>{source.unitName}</span>
        <a href={source.url} target="_blank" rel="noreferrer">
          {shortLink(source.url)}
        </a>
        <span>{words.every(source.intervalMinutes)}</span>
        <span>{items.licence(items.licences[source.licence])}</span>
        <span>{source.fetchedAt ? words.lastRead(written(source.fetchedAt)) : words.neverRead}</span>
      </p>
      {source.lastError && (
        <Note tone="urgent">
          <strong>{words.lastError}</strong>
          <p>{source.lastError}</p>
        </Note>
      )}
      <div aria-live="polite">{collect.result && <Outcome collected={collect.result} />}</div>
      <Refusal error={collect.error ?? pause.error} />
      {may('source.manage') && (
        <Group gap="sm">
          <Button
            variant="default"
            leftSection={<Icon name="refresh" />}
            loading={collect.pending}
            onClick={() => collect.go(undefined)}
          >
            {words.collect}
          </Button>
          <Button variant="subtle" loading={pause.pending} onClick={() => pause.go(undefined)}>
            {source.paused ? words.resume : words.pause}
          </Button>
        </Group>
      )}
    </li>
  )
}

const Outcome = ({ collected: { found, added, duplicates, refused, message } }: { collected: Collected }) =>
  refused ? (
    <Note tone="urgent">{words.refused(message ?? refused)}</Note>
  ) : (
    <Note tone="good">{words.result(found, added, duplicates)}</Note>
  )

const licences = Object.entries(items.licences).map(([value, label]) => ({ value, label }))

function AddSource({ onClose }: { onClose: () => void }) {
  const session = useSession()
  const { typed, change, drop, note } = useKept('source', {
    unitId: session.data?.roles[0]?.unitId ?? '',
    name: '',
    url: '',
    licence: 'excerpt' as Source['licence'],
    embargoMinutes: '60',
    intervalMinutes: '15',
  })
  const leave = () => {
    drop()
    onClose()
  }
  const add = useAct(
    () =>
      read(
        api.sources.$post({
          json: {
            ...typed,
            embargoMinutes: Number(typed.embargoMinutes),
            intervalMinutes: Number(typed.intervalMinutes),
          },
        }),
      ),
    { reload: [['sources']] },
  )
  const field = (name: 'name' | 'url' | 'embargoMinutes' | 'intervalMinutes') => ({
    required: true,
    value: typed[name],
    error: problemOf(add.error, name),
    onChange: (event: ChangeEvent<HTMLInputElement>) => change({ [name]: event.currentTarget.value }),
  })
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        add.go(undefined, leave)
      }}
    >
      <Title order={2}>{words.add}</Title>
      <Stack gap="sm">
        {note}
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <TextInput label={words.name} {...field('name')} />
          <UnitSelect required value={typed.unitId} onChange={(unitId) => change({ unitId })} />
          <TextInput label={words.url} type="url" {...field('url')} />
          <NativeSelect
            label={words.licence}
            value={typed.licence}
            data={licences}
            onChange={(event) => change({ licence: event.currentTarget.value as Source['licence'] })}
          />
          <TextInput label={words.embargo} type="number" min={0} {...field('embargoMinutes')} />
          <TextInput label={words.interval} type="number" min={5} {...field('intervalMinutes')} />
        </SimpleGrid>
        <Refusal error={add.error} />
        <FormEnd
          act={words.add}
          pending={add.pending}
          off={lacking(!typed.name.trim() && words.name, !typed.unitId && common.unit, !typed.url.trim() && words.url)}
          onClose={leave}
        />
      </Stack>
    </form>
  )
}
