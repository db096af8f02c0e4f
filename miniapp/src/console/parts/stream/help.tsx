import { Checkbox, Kbd, Modal, Stack, Text } from '@mantine/core'
import { common } from '../../strings.ts'
import { helpWords as words } from '../desk/strings.ts'

type Props = { opened: boolean; off: boolean; onOff: (off: boolean) => void; onClose: () => void }

/** What each key does, and the way to have none. */
export const Help = ({ opened, off, onOff, onClose }: Props) => (
  <Modal opened={opened} onClose={onClose} title={words.title} closeButtonProps={{ 'aria-label': common.close }}>
    <Stack gap="sm">
      <Text>{words.lead}</Text>
      <dl className="keys">
        {Object.entries(words.keys).map(([key, does]) => (
          <div key={key}>
            <dt>
              <Kbd>{key}</Kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <Checkbox label={words.off} checked={off} onChange={(event) => onOff(event.currentTarget.checked)} />
    </Stack>
  </Modal>
)
