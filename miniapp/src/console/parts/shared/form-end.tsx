import { Button, Group, Text } from '@mantine/core'
import { common } from '../../strings.ts'

/** How a form ends: the act it is for, and the way out. */
export const FormEnd = ({
  act,
  pending,
  ready,
  onClose,
}: {
  act: string
  pending: boolean
  ready: boolean
  onClose: () => void
}) => (
  <Group gap="sm">
    {/* Before the button, so that whoever listens hears why it is off. */}
    {!ready && (
      <Text className="soft" w="100%">
        {common.notReady}
      </Text>
    )}
    <Button type="submit" loading={pending} disabled={!ready}>
      {act}
    </Button>
    <Button variant="default" onClick={onClose}>
      {common.cancel}
    </Button>
  </Group>
)
