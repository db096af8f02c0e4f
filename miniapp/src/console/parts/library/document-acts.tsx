import { Button, FileButton, Group, Text } from '@mantine/core'
import { read } from '../../../api.ts'
import { useAct } from '../../act.ts'
import type { Document } from '../../api-types.ts'
import { api } from '../../client.ts'
import { AskedAct } from '../shared/confirm.tsx'
import { Refusal } from '../shared/note.tsx'
import { shownOfLibrary } from './ended.ts'
import { shelf as words } from './strings.ts'

type Props = { document: Document; retired: boolean; onReplace: (file: File) => void }

/** What the keeper of the library does with one document: hand out the file, put a newer one in its place, take it away. */
export function DocumentActs({ document: { id, title, fileName }, retired, onReplace }: Props) {
  const act = useAct(
    (what: 'retire' | 'restore') => read(api.library.documents[':id'][what].$post({ param: { id } })),
    { reload: [...shownOfLibrary, ['review']] },
  )
  if (retired)
    return (
      <>
        <Button variant="default" size="compact-sm" loading={act.pending} onClick={() => act.go('restore')}>
          {words.restore}
        </Button>
        <Refusal error={act.error} />
      </>
    )
  return (
    <Group gap="xs">
      {fileName && (
        <a href={api.library.documents[':id'].original.$url({ param: { id }, query: {} }).pathname}>{words.original}</a>
      )}
      <FileButton onChange={(file) => file && onReplace(file)}>
        {(props) => (
          <Button {...props} variant="default" size="compact-sm">
            {words.replace}
          </Button>
        )}
      </FileButton>
      <AskedAct
        act={act}
        input="retire"
        words={words.retire}
        title={words.retireTitle}
        variant="default"
        size="compact-sm"
        urgent
      >
        <Text>{words.retireText(title)}</Text>
      </AskedAct>
    </Group>
  )
}
