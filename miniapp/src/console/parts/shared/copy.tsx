import { Button } from '@mantine/core'
import { useState } from 'react'
import { copyText } from '../../../clipboard.ts'
import { Icon } from '../../../ui/icons.tsx'

type Props = { text: string; words: { copy: string; copied: string; notCopied: string } }

/** A button that puts a text on the clipboard, and what came of it: a browser may refuse. */
export function Copy({ text, words }: Props) {
  const [copied, setCopied] = useState<boolean | null>(null)
  return (
    <>
      <Button
        variant="default"
        leftSection={<Icon name="copy" />}
        onClick={() => void copyText(text).then((done) => setCopied(done))}
      >
        {words.copy}
      </Button>
      <span role="status">{copied !== null && (copied ? words.copied : words.notCopied)}</span>
    </>
  )
}
