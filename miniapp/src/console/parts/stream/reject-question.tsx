import { Text, Textarea } from '@mantine/core'
import type { Item } from '../../api-types.ts'
import { deskWords } from '../desk/strings.ts'
import { items as words } from '../items/strings.ts'
import { lacking } from '../shared/act-button.tsx'
import { Confirm } from '../shared/confirm.tsx'
import { useKept } from '../shared/kept-form.tsx'
import type { Decisions } from './use-decisions.ts'

type Props = { items: Item[]; decisions: Decisions; onClose: () => void }

/** Asks why some items are rejected, once for all of them. */
export function RejectQuestion({ items, decisions, onClose }: Props) {
  const { typed, change, drop, note } = useKept(`items.reject.${items.map(({ id }) => id).join()}`, { reason: '' })
  const { reason } = typed
  return (
    <Confirm
      opened={items.length > 0}
      title={deskWords.rejectTitle(items.length)}
      confirm={words.reject}
      urgent
      pending={decisions.pending}
      off={lacking(!reason.trim() && words.rejectReason)}
      error={decisions.refused}
      onConfirm={() =>
        void decisions.reject(items, reason, () => {
          drop()
          onClose()
        })
      }
      onClose={onClose}
    >
      {items.length === 1 ? (
        <Text>{items[0]!.title}</Text>
      ) : (
        <ul className="numbered">
          {items.map(({ id, title }) => (
            <li key={id}>{title}</li>
          ))}
        </ul>
      )}
      {note}
      <Textarea
        label={words.rejectReason}
        description={words.rejectHint}
        value={reason}
        onChange={(event) => change({ reason: event.currentTarget.value })}
        data-autofocus
      />
    </Confirm>
  )
}
