import { Button, Group } from '@mantine/core'
import { read } from '../../../api.ts'
import { useAct } from '../../act.ts'
import type { Item } from '../../api-types.ts'
import { patientApi } from '../../client.ts'
import { Note, Refusal } from '../shared/note.tsx'
import { items as words } from './strings.ts'

/** Asks for a summary from the article itself and puts it into the form, where the editor reads it before it is saved. */
export function Summarise({ item, onSummary }: { item: Item; onSummary: (summary: string) => void }) {
  const ask = useAct(() => read(patientApi.items[':id'].summary.$post({ param: { id: item.id } })), { reload: [] })
  const told = ask.result
  return (
    <>
      <Group gap="sm">
        <Button
          variant="default"
          loading={ask.pending}
          onClick={() => ask.go(undefined, ({ summary }) => summary && onSummary(summary))}
        >
          {words.summarise}
        </Button>
      </Group>
      <Refusal error={ask.error} />
      <div aria-live="polite">
        {told && (
          <Note>
            {told.by === 'model' ? words.byModel : words.bySentences}
            {told.untold.length > 0 && ` ${words.untold(told.untold.join(', '))}`}
          </Note>
        )}
      </div>
    </>
  )
}
