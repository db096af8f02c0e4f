import { Button, Group, Title } from '@mantine/core'
import { useState } from 'react'
import { read } from '../../../api.ts'
import { Icon } from '../../../ui/icons.tsx'
import { useAct } from '../../act.ts'
import type { Collected, Source } from '../../api-types.ts'
import { api } from '../../client.ts'
import { written } from '../../clock.ts'
import { useMay, useUnits } from '../../session.ts'
import { shortLink } from '../../short-link.ts'
import { common } from '../../strings.ts'
import { items } from '../items/strings.ts'
import { Note, Refusal } from '../shared/note.tsx'
import { Status, type Tone } from '../shared/status.tsx'
import { EditSource } from './edit-source.tsx'
import { sources as words } from './strings.ts'

export function SourceCard({ source }: { source: Source }) {
  const [editing, setEditing] = useState(false)
  if (editing)
    return (
      <li>
        <EditSource source={source} onClose={() => setEditing(false)} />
      </li>
    )
  const [tone, state] = stateOf(source)
  return (
    <li className="card">
      <div className="head">
        <Title order={2} size="h3">
          {source.name}
        </Title>
        <Status tone={tone}>{state}</Status>
      </div>
      <Facts source={source} />
      {source.lastError && (
        <Note tone="urgent">
          <strong>{words.failingSince(written(source.failingSince ?? source.fetchedAt ?? source.createdAt))}</strong>
          <p>{source.lastError}</p>
          {!source.paused && <p>{words.nextTry(written(source.nextFetchAt))}</p>}
        </Note>
      )}
      <Acts source={source} onEdit={() => setEditing(true)} />
    </li>
  )
}

const stateOf = ({ paused, lastError }: Source): [Tone, string] =>
  paused ? ['quiet', words.paused] : lastError ? ['urgent', words.failing] : ['good', words.running]

function Facts({ source }: { source: Source }) {
  const { units } = useUnits()
  const { include, exclude, categories } = source.filter
  const filtered = [...include, ...exclude.map((word) => `không “${word}”`), ...categories].join(', ')
  const names = source.concerns.map((id) => units.find((unit) => unit.id === id)?.name ?? common.someone)
  return (
    <p className="facts">
      <span>{source.unitName}</span>
      <a href={source.url} target="_blank" rel="noreferrer">
        {shortLink(source.url)}
      </a>
      <span>{words.kinds[source.kind]}</span>
      <span>{words.every(source.intervalMinutes)}</span>
      <span>{items.licence(items.licences[source.licence])}</span>
      {filtered && <span>{words.filtered(filtered)}</span>}
      {names.length > 0 && <span>{words.forUnits(names.join(', '))}</span>}
      <span>{source.fetchedAt ? words.lastRead(written(source.fetchedAt)) : words.neverRead}</span>
    </p>
  )
}

function Acts({ source, onEdit }: { source: Source; onEdit: () => void }) {
  const may = useMay()
  const reload = [['sources'], ['items'], ['overview']]
  const collect = useAct(() => read(api.sources[':id'].collect.$post({ param: { id: source.id } })), { reload })
  const pause = useAct(
    () => read(api.sources[':id'].$patch({ param: { id: source.id }, json: { paused: !source.paused } })),
    { reload },
  )
  return (
    <>
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
            {source.lastError ? words.collectAgain : words.collect}
          </Button>
          <Button variant="default" leftSection={<Icon name="edit" />} onClick={onEdit}>
            {common.edit}
          </Button>
          <Button variant="subtle" loading={pause.pending} onClick={() => pause.go(undefined)}>
            {source.paused ? words.resume : words.pause}
          </Button>
        </Group>
      )}
    </>
  )
}

const Outcome = ({ collected: { found, added, duplicates, left = 0, refused, message } }: { collected: Collected }) =>
  refused ? (
    <Note tone="urgent">{words.refused(message ?? refused)}</Note>
  ) : (
    <Note tone="good">{words.result(found, added, duplicates, left)}</Note>
  )
