import { Button, NativeSelect, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../../api.ts'
import { useAct } from '../../act.ts'
import type { Item } from '../../api-types.ts'
import { api } from '../../client.ts'
import { written } from '../../clock.ts'
import { useMay } from '../../session.ts'
import { lacking } from '../shared/act-button.tsx'
import { Confirm } from '../shared/confirm.tsx'
import { Refusal } from '../shared/note.tsx'
import { items as words } from './strings.ts'

const reload = [['items'], ['overview']]

/** What else tells the story of an item; what does not can be split off. */
export function Story({ item }: { item: Item }) {
  const may = useMay()
  const split = useAct((id: string) => read(api.items[':id'].split.$post({ param: { id } })), { reload })
  if (item.others.length === 0) return null
  return (
    <details>
      <summary>{words.others(item.others.length)}</summary>
      <Refusal error={split.error} />
      <ul>
        {item.others.map(({ id, title, sourceName, link, publishedAt }) => (
          <li key={id}>
            {link ? (
              <a href={link} target="_blank" rel="noreferrer">
                {title}
              </a>
            ) : (
              title
            )}{' '}
            · {sourceName}
            {publishedAt && ` · ${written(publishedAt)}`}{' '}
            {may('item.write') && (
              <Button variant="subtle" loading={split.pending} onClick={() => split.go(id)}>
                {words.split}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}

const mostOffered = 100

/** Puts an item under another of its unit that tells the same. */
export function JoinStory({ item }: { item: Item }) {
  const [opened, setOpened] = useState(false)
  const [into, setInto] = useState('')
  const asked = { unitId: item.unitId, limit: mostOffered }
  const query = useQuery({
    queryKey: ['items', asked],
    queryFn: () => read(api.items.$get({ query: asked })),
    enabled: opened,
  })
  const offered = (query.data?.items ?? []).filter((one) => one.kind === 'news' && one.id !== item.id)
  const join = useAct(() => read(api.items[':id'].join.$post({ param: { id: item.id }, json: { into } })), { reload })
  return (
    <>
      <Button variant="subtle" onClick={() => setOpened(true)}>
        {words.join}
      </Button>
      <Confirm
        opened={opened}
        title={words.joinTitle}
        confirm={words.joinDo}
        pending={join.pending}
        off={lacking(!into && words.joinInto)}
        error={join.error ?? query.error}
        onConfirm={() => join.go(undefined, () => setOpened(false))}
        onClose={() => setOpened(false)}
      >
        <Text>{item.title}</Text>
        <Text>{words.joinLead}</Text>
        <NativeSelect
          label={words.joinInto}
          value={into}
          data={[
            { value: '', label: words.choose },
            ...offered.map(({ id, title, sourceName }) => ({ value: id, label: `${title} · ${sourceName}` })),
          ]}
          onChange={(event) => setInto(event.currentTarget.value)}
        />
      </Confirm>
    </>
  )
}
