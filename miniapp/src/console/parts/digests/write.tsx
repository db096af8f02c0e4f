import { Button, Group, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../../api.ts'
import { Icon } from '../../../ui/icons.tsx'
import { useAct } from '../../act.ts'
import type { Digest } from '../../api-types.ts'
import { api } from '../../client.ts'
import { useMay } from '../../session.ts'
import { common } from '../../strings.ts'
import { Refusal } from '../shared/note.tsx'
import {
  approvedAgain,
  changeOf,
  type EditedItem,
  type Edition,
  editionOf,
  moved,
  taking,
  told,
  without,
} from './edition.ts'
import { digests as words } from './strings.ts'

/** The steps taken since what is kept, the last one being what stands on the screen. */
export type Steps = { base: string; taken: Edition[] }

type Props = { digest: Digest; steps: Steps | null; onSteps: (steps: Steps | null) => void; problem: Error | null }

/** What a digest tells, item by item, changed step by step and kept at once. */
export function Write({ digest, steps, onSteps, problem }: Props) {
  const may = useMay()
  const save = useAct(
    ({ base, edition }: { base: string; edition: Edition }) =>
      read(api.digests[':id'].$patch({ param: { id: digest.id }, json: { ...changeOf(edition), contentHash: base } })),
    { reload: [['digests'], ['items-to-take'], ['overview']] },
  )
  const open = digest.status === 'draft' || digest.status === 'approved'
  const edition = steps?.taken.at(-1) ?? editionOf(digest)
  const step = (next: Edition) =>
    onSteps({ base: steps?.base ?? digest.contentHash, taken: [...(steps?.taken ?? []), next] })
  const back = () => onSteps(steps && steps.taken.length > 1 ? { ...steps, taken: steps.taken.slice(0, -1) } : null)
  return (
    <>
      <Text className="soft">{digest.editedByName ? words.editedBy(digest.editedByName) : words.auto}</Text>
      {may('digest.write') && open ? (
        <>
          <Lines edition={edition} onStep={step} />
          <TakeIn digest={digest} edition={edition} onStep={step} />
          <Refusal error={save.error ?? problem} />
          {steps && (
            <>
              <Text className="soft">{words.editVoids}</Text>
              <Group gap="sm">
                <Button
                  loading={save.pending}
                  disabled={problem !== null}
                  onClick={() => save.go({ base: steps.base, edition }, () => onSteps(null))}
                >
                  {common.save}
                </Button>
                <Button variant="default" onClick={back}>
                  {words.undo}
                </Button>
                <Button variant="default" onClick={() => onSteps(null)}>
                  {words.undoAll}
                </Button>
              </Group>
            </>
          )}
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

type Editing = { edition: Edition; onStep: (edition: Edition) => void }

function Lines({ edition, onStep }: Editing) {
  return (
    <>
      <Line label={words.opening} value={edition.opening} onDone={(opening) => onStep({ ...edition, opening })} />
      <Title order={3} size="md">
        {words.itemsIn}
      </Title>
      <ol className="numbered">
        {edition.items.map((item, index) => (
          <Item key={item.id} item={item} index={index} edition={edition} onStep={onStep} />
        ))}
      </ol>
      <Line label={words.closing} value={edition.closing} onDone={(closing) => onStep({ ...edition, closing })} />
    </>
  )
}

// One step a field, when it is left: taking back letter by letter helps nobody.
function Line({ label, value, onDone }: { label: string; value: string; onDone: (value: string) => void }) {
  const [typed, setTyped] = useState<string | null>(null)
  const done = () => {
    if (typed !== null && typed !== value) onDone(typed)
    setTyped(null)
  }
  return (
    <Textarea
      label={label}
      value={typed ?? value}
      maxLength={500}
      autosize
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={done}
    />
  )
}

function Item({ item, index, edition, onStep }: Editing & { item: EditedItem; index: number }) {
  const [typed, setTyped] = useState<Pick<EditedItem, 'title' | 'summary'> | null>(null)
  const { id, title, own, sourceName } = item
  const act = (name: string, next: Edition, disabled = false) => (
    <Button variant="subtle" disabled={disabled} aria-label={`${name}: ${title}`} onClick={() => onStep(next)}>
      {name}
    </Button>
  )
  return (
    <li>
      <span>{title}</span>
      <Text className="soft">{own ? `${words.source(sourceName)} · ${words.own}` : words.source(sourceName)}</Text>
      {typed ? (
        <Stack gap="xs">
          <TextInput
            label={words.itemTitle}
            value={typed.title}
            maxLength={200}
            data-autofocus
            onChange={(event) => setTyped({ ...typed, title: event.currentTarget.value })}
          />
          <Textarea
            label={words.itemSummary}
            value={typed.summary}
            maxLength={2000}
            autosize
            onChange={(event) => setTyped({ ...typed, summary: event.currentTarget.value })}
          />
          <Group gap="xs">
            <Button
              disabled={typed.title.trim() === ''}
              onClick={() => {
                onStep(told(edition, id, typed))
                setTyped(null)
              }}
            >
              {words.useWords}
            </Button>
            <Button variant="default" onClick={() => setTyped(null)}>
              {common.cancel}
            </Button>
          </Group>
        </Stack>
      ) : (
        <Group gap={0}>
          <Button variant="subtle" aria-label={`${words.editItem}: ${title}`} onClick={() => setTyped(item)}>
            {words.editItem}
          </Button>
          {own && act(words.approvedWords, approvedAgain(edition, id))}
          {act(words.up, moved(edition, id, -1), index === 0)}
          {act(words.down, moved(edition, id, 1), index === edition.items.length - 1)}
          {act(words.removeItem, without(edition, id), edition.items.length === 1)}
        </Group>
      )}
    </li>
  )
}

/** Approved items that this digest does not tell: what was left out comes back from here. */
function TakeIn({ digest, edition, onStep }: Editing & { digest: Digest }) {
  const { data } = useQuery({
    queryKey: ['items-to-take', digest.id, digest.contentHash],
    queryFn: async () => (await read(api.digests[':id']['items-to-take'].$get({ param: { id: digest.id } }))).items,
  })
  const held = digest.items.map((item) => ({ ...item }))
  const out = [...held, ...(data ?? [])].filter(({ id }) => !edition.items.some((item) => item.id === id))
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
              onClick={() => onStep(taking(edition, item))}
            >
              {words.takeIn}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
