import { Button, Code, Group } from '@mantine/core'
import { useState } from 'react'
import { copyText } from '../../../clipboard.ts'
import { Icon } from '../../../ui/icons.tsx'
import { command as words } from '../../strings.ts'

/** A line for whoever runs the server, whole and ready to be handed on. */
export function Command({ line }: { line: string }) {
  const [copied, setCopied] = useState<boolean | null>(null)
  return (
    <>
      <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {line}
      </Code>
      <Group gap="sm">
        <Button
          variant="default"
          leftSection={<Icon name="copy" />}
          onClick={() => void copyText(line).then((done) => setCopied(done))}
        >
          {words.copy}
        </Button>
        <span role="status">{copied !== null && (copied ? words.copied : words.notCopied)}</span>
      </Group>
    </>
  )
}
