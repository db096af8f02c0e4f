import { Button, Text } from '@mantine/core'
import { Refusal } from '../shared/note.tsx'
import { deskWords as words } from './strings.ts'
import type { Undo } from './use-undo.ts'

/** What was done last, and the button that takes it back; it stays in sight. */
export function UndoBar({ undo, byKey }: { undo: Undo; byKey?: boolean }) {
  const { latest, pending, said, error } = undo
  return (
    <div className="undo-bar" data-idle={(!latest && !said && !error) || undefined}>
      <Text role="status">{said || latest?.words}</Text>
      <Refusal error={error} />
      {latest && (
        <Button variant="default" loading={pending} onClick={() => void undo.undo(words.undone)}>
          {byKey ? words.undoKey : words.undo}
        </Button>
      )}
    </div>
  )
}
