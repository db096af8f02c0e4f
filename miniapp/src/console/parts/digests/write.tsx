import { Button, Group, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { read } from '../../../api.ts'
import { Icon } from '../../../ui/icons.tsx'
import { useAct } from '../../act.ts'
import type { Digest } from '../../api-types.ts'
import { api } from '../../client.ts'
import { useMay } from '../../session.ts'
import { common } from '../../strings.ts'
import { ActButton, lacking } from '../shared/act-button.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Refusal } from '../shared/note.tsx'
import {
  approvedAgain,
  type Content,
  changeOf,
  contentOf,
  type EditedItem,
  moved,
  taking,
  told,
  without,
} from './content.ts'
import { digests as words } from './strings.ts'

/** The steps taken since what is kept, the last one being what stands on the screen. */
export type Steps = { base: string; taken: Content[] }

/** Whether its words may change still. */
export const isOpen = ({ status }: Digest) => status === 'draft' || status === 'approved'

type Props = { digest: Digest; steps: Steps | null; onSteps: (steps: Steps | null) => void; problem: Error | null }

/** What a digest tells, item by item, changed step by step and kept at once. */
export function Write({ digest, steps, onSteps, problem }: Props) {
  const may = useMay()
  const save = useAct(
    ({ base, content }: { base: string; content: Content }) =>
      read(api.digests[':id'].$patch({ param: { id: digest.id }, json: { ...changeOf(content), contentHash: base } })),
    { reload: [['digests'], ['items-to-take'], ['overview']] },
  )
  const content = steps?.taken.at(-1) ?? contentOf(digest)
  const step = (next: Content) =>
    onSteps({ base: steps?.base ?? digest.contentHash, taken: [...(steps?.taken ?? []), next] })
  const back = () => onSteps(steps && steps.taken.length > 1 ? { ...steps, taken: steps.taken.slice(0, -1) } : null)
  return (
    <>
      <Text className="soft">{digest.editedByName ? words.editedBy(digest.editedByName) : words.auto}</Text>
      {may('digest.write') && isOpen(digest) ? (
        <>
          <Lines digest={digest} content={content} onStep={step} />
          <TakeIn digest={digest} content={content} onStep={step} />
          <Refusal error={save.error ?? problem} />
          {steps && (
            <>
              <Text className="soft">{words.editVoids}</Text>
              <Group gap="sm">
                {/* What the refusal above speaks of would be refused again. */}
                {!problem && (
                  <Button
                    loading={save.pending}
                    onClick={() => save.go({ base: steps.base, content }, () => onSteps(null))}
                  >
                    {common.save}
                  </Button>
                )}
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

type Editing = { digest: Digest; content: Content; onStep: (content: Content) => void }

function Lines({ digest, content, onStep }: Editing) {
  return (
    <>
      <Line
        name={`digest.${digest.id}.opening`}
        label={words.opening}
        value={content.opening}
        onDone={(opening) => onStep({ ...content, opening })}
      />
      <Title order={3} size="md">
        {words.itemsIn}
      </Title>
      <ol className="numbered">
        {content.items.map((item, index) => (
          <Item key={item.id} digest={digest} item={item} index={index} content={content} onStep={onStep} />
        ))}
      </ol>
      <Line
        name={`digest.${digest.id}.closing`}
        label={words.closing}
        value={content.closing}
        onDone={(closing) => onStep({ ...content, closing })}
      />
    </>
  )
}

// One step a field, when it is left: taking back letter by letter helps nobody.
type LineProps = { name: string; label: string; value: string; onDone: (value: string) => void }

function Line({ name, label, value, onDone }: LineProps) {
  const { typed, kept, change, drop } = useKept(name, { text: value })
  const done = () => {
    if (kept.text !== undefined && kept.text !== value) onDone(kept.text)
    drop()
  }
  // Whoever left the page in the middle of the field has left the field too.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for what was found
  useEffect(done, [])
  return (
    <Textarea
      label={label}
      value={typed.text}
      maxLength={500}
      autosize
      onChange={(event) => change({ text: event.currentTarget.value })}
      onBlur={done}
    />
  )
}

function Item({ digest, item, index, content, onStep }: Editing & { item: EditedItem; index: number }) {
  const { id, title, own, sourceName } = item
  const { kept, change, drop, note } = useKept(`digest.${digest.id}.item.${id}`, {
    words: null as Pick<EditedItem, 'title' | 'summary'> | null,
  })
  const typed = kept.words
  const alone = content.items.length === 1
  const act = (name: string, next: Content) => (
    <Button variant="subtle" aria-label={`${name}: ${title}`} onClick={() => onStep(next)}>
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
                onStep(told(content, id, typed))
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
            onClick={() => change({ words: { title, summary: item.summary } })}
          >
            {words.editItem}
          </Button>
          {own && act(words.approvedWords, approvedAgain(content, id))}
          {index > 0 && act(words.up, moved(content, id, -1))}
          {index < content.items.length - 1 && act(words.down, moved(content, id, 1))}
          {alone ? <Text className="soft">{words.lastItem}</Text> : act(words.removeItem, without(content, id))}
        </Group>
      )}
    </li>
  )
}

/** Approved items that this digest does not tell: what was left out comes back from here. */
function TakeIn({ digest, content, onStep }: Editing) {
  const { data } = useQuery({
    queryKey: ['items-to-take', digest.id, digest.contentHash],
    queryFn: async () => (await read(api.digests[':id']['items-to-take'].$get({ param: { id: digest.id } }))).items,
  })
  const held = digest.items.map((item) => ({ ...item }))
  const out = [...held, ...(data ?? [])].filter(({ id }) => !content.items.some((item) => item.id === id))
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
              onClick={() => onStep(taking(content, item))}
            >
              {words.takeIn}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
