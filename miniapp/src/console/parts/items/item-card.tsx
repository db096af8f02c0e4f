import { Button, Group, Stack, Text, Textarea, Title } from '@mantine/core'
import { useState } from 'react'
import { read } from '../../../api.ts'
import { Icon } from '../../../ui/icons.tsx'
import { useAct } from '../../act.ts'
import type { Item } from '../../api-types.ts'
import { api } from '../../client.ts'
import { written } from '../../clock.ts'
import { useMay } from '../../session.ts'
import { common } from '../../strings.ts'
import { lacking } from '../shared/act-button.tsx'
import { Confirm } from '../shared/confirm.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Note, Refusal } from '../shared/note.tsx'
import { Status, type Tone } from '../shared/status.tsx'
import { ItemForm } from './item-form.tsx'
import { JoinStory, Story } from './story.tsx'
import { items as words } from './strings.ts'

const tones: Record<Item['status'], Tone> = { draft: 'waiting', approved: 'good', rejected: 'quiet' }

export function ItemCard({ item }: { item: Item }) {
  const [editing, setEditing] = useState(false)
  if (editing)
    return (
      <li>
        <ItemForm item={item} onClose={() => setEditing(false)} />
      </li>
    )
  return (
    <li className="card">
      <div className="head">
        <Title order={2} size="h3">
          {item.title}
        </Title>
        <Status tone={tones[item.status]}>{words.states[item.status]}</Status>
      </div>
      <Origin item={item} />
      {item.summary && <Text className="prose">{item.summary}</Text>}
      {item.lines.map((line) => (
        <Text key={line}>{line}</Text>
      ))}
      {item.blocks.length > 0 && (
        <Note tone="urgent">
          <strong>{words.blocked}</strong>
          <ul>
            {item.blocks.map(({ reason, message }) => (
              <li key={reason}>{message}</li>
            ))}
          </ul>
        </Note>
      )}
      <History item={item} />
      <Story item={item} />
      <Decide item={item} onEdit={() => setEditing(true)} />
    </li>
  )
}

const Origin = ({ item }: { item: Item }) => (
  <p className="facts">
    <span>{words.kinds[item.kind]}</span>
    <span>{item.unitName}</span>
    {item.sourceName && <span>{item.sourceName}</span>}
    {item.author && <span>{item.author}</span>}
    {item.publishedAt && <time dateTime={new Date(item.publishedAt).toISOString()}>{written(item.publishedAt)}</time>}
    {item.kind === 'news' && <span>{words.licence(words.licences[item.licence])}</span>}
    {item.link && (
      <a href={item.link} target="_blank" rel="noreferrer">
        {words.open}
      </a>
    )}
  </p>
)

const History = ({ item }: { item: Item }) => (
  <>
    {item.alsoIn.length > 0 && <p className="facts">{words.alsoIn(item.alsoIn)}</p>}
    {item.createdByName && <p className="facts">{words.writtenBy(item.createdByName)}</p>}
    {item.status !== 'draft' && item.decidedAt && (
      <p className="facts">
        {words.decided(words.states[item.status], item.decidedByName ?? common.someone, written(item.decidedAt))}
      </p>
    )}
  </>
)

function Decide({ item, onEdit }: { item: Item; onEdit: () => void }) {
  const may = useMay()
  const [rejecting, setRejecting] = useState(false)
  const { typed, change, drop, note } = useKept(`item.${item.id}.reject`, { reason: '' })
  const { reason } = typed
  const reload = [['items'], ['overview']]
  const approve = useAct(
    () => read(api.items[':id'].approve.$post({ param: { id: item.id }, json: { contentHash: item.contentHash } })),
    { reload },
  )
  const reject = useAct(() => read(api.items[':id'].reject.$post({ param: { id: item.id }, json: { reason } })), {
    reload,
  })
  const mayDecide = may('item.approve') && item.status === 'draft'
  return (
    <Stack gap="sm">
      {mayDecide && item.mine && <Note>{words.byYou}</Note>}
      <Refusal error={approve.error} />
      <Group gap="sm">
        {mayDecide && !item.mine && (
          <Button leftSection={<Icon name="check" />} loading={approve.pending} onClick={() => approve.go(undefined)}>
            {words.approve}
          </Button>
        )}
        {mayDecide && (
          <Button variant="default" onClick={() => setRejecting(true)}>
            {words.reject}
          </Button>
        )}
        {may('item.write') && (
          <Button variant="default" leftSection={<Icon name="edit" />} onClick={onEdit}>
            {common.edit}
          </Button>
        )}
        {may('item.write') && item.kind === 'news' && <JoinStory item={item} />}
      </Group>
      <Confirm
        opened={rejecting}
        title={words.rejectTitle}
        confirm={words.reject}
        urgent
        pending={reject.pending}
        off={lacking(!reason.trim() && words.rejectReason)}
        error={reject.error}
        onConfirm={() =>
          reject.go(undefined, () => {
            drop()
            setRejecting(false)
          })
        }
        onClose={() => setRejecting(false)}
      >
        <Text>{item.title}</Text>
        {note}
        <Textarea
          label={words.rejectReason}
          description={words.rejectHint}
          value={reason}
          onChange={(event) => change({ reason: event.currentTarget.value })}
          data-autofocus
        />
      </Confirm>
    </Stack>
  )
}
