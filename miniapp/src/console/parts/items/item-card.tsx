import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { Icon } from '../../../ui/icons.tsx'
import type { Item } from '../../api-types.ts'
import { written } from '../../clock.ts'
import { useMay } from '../../session.ts'
import { common } from '../../strings.ts'
import { Note } from '../shared/note.tsx'
import { ItemForm } from './item-form.tsx'
import { JoinStory, Story } from './story.tsx'
import { items as words } from './strings.ts'

type Props = { item: Item; pending: boolean; onApprove: () => void; onReject: () => void }

/** All there is to know of an item, and what can be done to it. */
export function ItemCard({ item, ...decide }: Props) {
  const [editing, setEditing] = useState(false)
  if (editing) return <ItemForm item={item} onClose={() => setEditing(false)} />
  return (
    <Stack gap="sm">
      <Origin item={item} />
      {item.summary && <Text className="prose">{item.summary}</Text>}
      {item.lines.map((line) => (
        <Text key={line}>{line}</Text>
      ))}
      {item.doubts.length > 0 && item.status === 'draft' && (
        <Note>
          <strong>{words.doubted}</strong>
          <ul>
            {item.doubts.map((doubt) => (
              <li key={doubt}>{doubt}</li>
            ))}
          </ul>
        </Note>
      )}
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
      <Decide item={item} {...decide} onEdit={() => setEditing(true)} />
    </Stack>
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

function Decide({ item, pending, onApprove, onReject, onEdit }: Props & { onEdit: () => void }) {
  const may = useMay()
  const mayDecide = may('item.approve') && item.status === 'draft'
  return (
    <Group gap="sm">
      {mayDecide && !item.mine && (
        <Button leftSection={<Icon name="check" />} loading={pending} onClick={onApprove}>
          {words.approve}
        </Button>
      )}
      {mayDecide && (
        <Button variant="default" onClick={onReject}>
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
  )
}
