import { Button, Group, Text } from '@mantine/core'
import { useFileChoice } from '../../../ui/file-choice.tsx'
import { useAct } from '../../act.ts'
import { Refusal } from '../shared/note.tsx'
import { attach } from './attach.ts'
import type { Attached } from './draft.ts'
import { announcementWords } from './strings.ts'

const words = announcementWords.form
const accepted = { picture: 'image/jpeg,image/png', file: '.pdf,.doc,.docx,.xls,.xlsx' }

type Props = {
  unitId: string
  as: 'picture' | 'file'
  value: Attached | null
  onChange: (value: Attached | null) => void
}

/** A picture or a file, sent as soon as it is chosen. */
export function AttachmentField({ unitId, as, value, onChange }: Props) {
  const send = useAct((file: File) => attach(unitId, as, file), { reload: [] })
  const label = as === 'picture' ? words.picture : words.file
  const { field, choose } = useFileChoice({
    label,
    accept: accepted[as],
    onFiles: ([file]) => file && send.go(file, onChange),
  })
  return (
    <div>
      <Text fw={500}>{label}</Text>
      <Text className="soft">{as === 'picture' ? words.pictureHint : words.fileHint}</Text>
      {field}
      <Group gap="sm" mt="xs">
        {value && <Text>{value.name}</Text>}
        <Button variant="default" loading={send.pending} onClick={choose}>
          {as === 'picture' ? words.choosePicture : words.choose}
        </Button>
        {value && (
          <Button variant="subtle" onClick={() => onChange(null)}>
            {words.drop(value.name)}
          </Button>
        )}
      </Group>
      <Refusal error={send.error} />
    </div>
  )
}
