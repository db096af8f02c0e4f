import { Code, Group } from '@mantine/core'
import { command as words } from '../../strings.ts'
import { Copy } from '../shared/copy.tsx'

/** A line for whoever runs the server, whole and ready to be handed on. */
export const Command = ({ line }: { line: string }) => (
  <>
    <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
      {line}
    </Code>
    <Group gap="sm">
      <Copy text={line} words={words} />
    </Group>
  </>
)
