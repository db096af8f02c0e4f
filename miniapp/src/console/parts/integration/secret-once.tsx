import { Button, Code, Group, Stack, Text } from '@mantine/core'
import { Copy } from '../shared/copy.tsx'
import { Note } from '../shared/note.tsx'

type Words = Record<'made' | 'warn' | 'hidden' | 'copy' | 'copied' | 'notCopied', string>

/** What is shown once and never again. */
export const SecretOnce = ({ secret, words, onClose }: { secret: string; words: Words; onClose: () => void }) => (
  <section className="card" role="status" style={{ marginBlockEnd: 'var(--space-4)' }}>
    <Stack gap="sm">
      <Text fw={600}>{words.made}</Text>
      <Note tone="urgent">{words.warn}</Note>
      <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {secret}
      </Code>
      <Group gap="sm">
        <Copy text={secret} words={words} />
        <Button variant="subtle" onClick={onClose}>
          {words.hidden}
        </Button>
      </Group>
    </Stack>
  </section>
)
