import { Button, FileButton, Group, Radio, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { Icon } from '../../../ui/icons.tsx'
import { type Access, accessLevels } from '../../access-levels.ts'
import { useUnits } from '../../session.ts'
import { UnitSelect } from '../fields/unit-select.tsx'
import { library, shelf as words } from './strings.ts'

type Props = {
  /** The largest file the service takes, in words. */
  largest: string
  onFiles: (files: File[], to: { access: Access; unitId?: string }) => void
}

/** Where files come in: by the button or let fall here. Who may read them is chosen before, for it is said at once. */
export function UploadCard({ largest, onFiles }: Props) {
  const { units } = useUnits()
  const [access, setAccess] = useState<Access>('public')
  const [unitId, setUnitId] = useState('')
  const [over, setOver] = useState(false)
  const take = (files: File[]) => files.length > 0 && onFiles(files, { access, unitId: unitId || undefined })
  return (
    <section className="card" aria-label={words.uploadTitle}>
      <Title order={2} size="h3">
        {words.uploadTitle}
      </Title>
      <Radio.Group label={words.access} value={access} onChange={(chosen) => setAccess(chosen as Access)}>
        <Stack gap="xs" mt="xs">
          {accessLevels.map((level) => (
            <Radio
              key={level}
              value={level}
              label={library.accessNames[level]}
              description={words.accessHints[level]}
            />
          ))}
        </Stack>
      </Radio.Group>
      {units.length > 1 && <UnitSelect act="document.write" value={unitId} onChange={setUnitId} none={words.ownUnit} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: letting a file fall is a second way; the button is the first */}
      <div
        className="drop"
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          take([...event.dataTransfer.files])
        }}
      >
        <Group gap="sm" justify="center">
          <FileButton multiple onChange={take}>
            {(props) => (
              <Button {...props} leftSection={<Icon name="plus" />}>
                {words.choose}
              </Button>
            )}
          </FileButton>
          <Text>{words.drop}</Text>
        </Group>
        <Text className="soft">{words.kinds(largest)}</Text>
      </div>
    </section>
  )
}
