import { Button, Group, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { read } from '../../../api.ts'
import { Icon } from '../../../ui/icons.tsx'
import { api } from '../../client.ts'
import { useMay } from '../../session.ts'
import { common } from '../../strings.ts'
import { digests as words } from '../digests/strings.ts'
import { ActButton, lacking } from '../shared/act-button.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { EditionNotes } from './edition-notes.tsx'
import type { EditedItem, Words } from './steps.ts'
import { type Edition, isOpen } from './use-edition.ts'

type Editing = { edition: Edition }

/** What a digest tells, item by item, each change kept as it is made. */
export function Write({ edition }: Editing) {
  const may = useMay()
  const { digest } = edition
  return (
    <>
      <Text className="soft">{digest.editedByName ? words.editedBy(digest.editedByName) : words.auto}</Text>
      {may('digest.write') && isOpen(digest) ? (
        <>
          <EditionNotes edition={edition} />
          <Lines edition={edition} />
          <TakeIn edition={edition} />
        </>
      ) : (
        <ol className="numbered">
          {digest.items.map(({ id, title }) => (
            <li key={id}>{title}</li>
          ))}
        </ol>
      )}
    </>
  )
}

function Lines({ edition }: Editing) {
  const { content } = edition
  return (
    <>
      <Line edition={edition} line="opening" label={words.opening} />
      <Title order={3} size="md">
        {words.itemsIn}
      </Title>
      <ol className="numbered">
        {content.items.map((item, index) => (
          <Item key={item.id} edition={edition} item={item} index={index} />
        ))}
      </ol>
      <Line edition={edition} line="closing" label={words.closing} />
    </>
  )
}

const pauseMs = 2_000

/** Kept when the field is left, or its writer pauses: a step for each letter helps nobody. */
function Line({ edition, line, label }: Editing & { line: 'opening' | 'closing'; label: string }) {
  const value = edition.content[line]
  const name = `digest.${edition.digest.id}.${line}`
  const { typed, kept, change, drop } = useKept(name, { text: value, was: value })
  const done = () => {
    if (kept.text !== undefined && kept.text !== value) {
      edition.step({ act: 'line', line, text: kept.text, was: kept.was ?? value })
    }
    drop()
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: by what is typed alone, which whoever left the page left behind too
  useEffect(() => {
    if (kept.text === undefined) return
    const timer = setTimeout(done, pauseMs)
    return () => clearTimeout(timer)
  }, [kept.text])
  return (
    <Textarea
      label={label}
      value={typed.text}
      maxLength={500}
      autosize
      onChange={(event) => change({ text: event.currentTarget.value, was: kept.was ?? value })}
      onBlur={done}
    />
  )
}

function Item({ edition, item, index }: Editing & { item: EditedItem; index: number }) {
  const { items } = edition.content
  const { id, title, own, sourceName } = item
  const { kept, change, drop, note } = useKept(`digest.${edition.digest.id}.item.${id}`, {
    words: null as Words | null,
    was: null as Words | null,
  })
  const typed = kept.words
  const act = (name: string, step: Parameters<Edition['step']>[0]) => (
    <Button variant="subtle" aria-label={`${name}: ${title}`} onClick={() => edition.step(step)}>
      {name}
    </Button>
  )
  return (
    <li>
      <span>{title}</span>
      <Text className="soft">{own ? `${words.source(sourceName)} · ${words.own}` : words.source(sourceName)}</Text>
      {typed ? (
        <Stack gap="xs">
          {note}
          <TextInput
            label={words.itemTitle}
            value={typed.title}
            maxLength={200}
            data-autofocus
            onChange={(event) => change({ words: { ...typed, title: event.currentTarget.value } })}
          />
          <Textarea
            label={words.itemSummary}
            value={typed.summary}
            maxLength={2000}
            autosize
            onChange={(event) => change({ words: { ...typed, summary: event.currentTarget.value } })}
          />
          <Group gap="xs">
            <ActButton
              off={lacking(!typed.title.trim() && words.itemTitle)}
              onClick={() => {
                edition.step({ act: 'words', id, ...typed, own: true, ...(kept.was && { was: kept.was }) })
                drop()
              }}
            >
              {words.useWords}
            </ActButton>
            <Button variant="default" onClick={drop}>
              {common.cancel}
            </Button>
          </Group>
        </Stack>
      ) : (
        <Group gap="sm" style={{ rowGap: 0 }}>
          <Button
            variant="subtle"
            aria-label={`${words.editItem}: ${title}`}
            onClick={() => {
              const now = { title, summary: item.summary }
              change({ words: now, was: now })
            }}
          >
            {words.editItem}
          </Button>
          {own && act(words.approvedWords, { act: 'words', id, title, summary: item.summary, own: false })}
          {index > 0 && act(words.up, { act: 'place', item, at: index - 1 })}
          {index < items.length - 1 && act(words.down, { act: 'place', item, at: index + 1 })}
          {items.length === 1 ? (
            <Text className="soft">{words.lastItem}</Text>
          ) : (
            act(words.removeItem, { act: 'drop', id })
          )}
        </Group>
      )}
    </li>
  )
}

/** Approved items that this digest does not tell: what was left out comes back from here. */
function TakeIn({ edition }: Editing) {
  const { digest, content } = edition
  const { data } = useQuery({
    queryKey: ['items-to-take', digest.id, digest.contentHash],
    queryFn: async () => (await read(api.digests[':id']['items-to-take'].$get({ param: { id: digest.id } }))).items,
  })
  const out = (data ?? []).filter(({ id }) => !content.items.some((item) => item.id === id))
  if (out.length === 0) return null
  return (
    <>
      <Title order={3} size="md">
        {words.notIn}
      </Title>
      <ul className="numbered">
        {out.map((item) => (
          <li key={item.id}>
            <span>{item.title}</span>
            <Button
              variant="subtle"
              leftSection={<Icon name="plus" />}
              aria-label={`${words.takeIn}: ${item.title}`}
              onClick={() => edition.step({ act: 'place', item: { ...item, own: false }, at: content.items.length })}
            >
              {words.takeIn}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
