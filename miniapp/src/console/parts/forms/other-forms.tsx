import { Anchor, Button, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { Icon } from '../../../ui/icons.tsx'
import type { Digest } from '../../api-types.ts'
import { Note } from '../shared/note.tsx'
import { ScriptSheet } from './script-sheet.tsx'
import { formWords as words } from './strings.ts'
import './forms.css'

const lengths = [60, 90, 120] as const

/** The digest as an announcer reads it, as it hangs on a board and as a picture: of what is saved, marked while it is a draft. */
export function OtherForms({ digest, unsaved }: { digest: Digest; unsaved: boolean }) {
  const [length, setLength] = useState<(typeof lengths)[number] | null>(null)
  const address = (form: string) => `/api/forms/digests/${digest.id}/${form}`
  if (digest.items.length === 0) return <Card>{<Text className="soft">{words.none}</Text>}</Card>
  return (
    <Card>
      <Text className="soft">{words.lead}</Text>
      {digest.status === 'draft' && <Note tone="urgent">{words.draft}</Note>}
      {digest.status === 'cancelled' && <Note tone="urgent">{words.stopped}</Note>}
      {unsaved && <Text className="soft">{words.savedOnly}</Text>}
      <Title order={3} size="h4">
        {words.spoken}
      </Title>
      <div className="form-links">
        {lengths.map((seconds) => (
          <Button
            key={seconds}
            variant="default"
            leftSection={<Icon name="document" />}
            onClick={() => setLength(seconds)}
          >
            {words.script(seconds)}
          </Button>
        ))}
      </div>
      <Title order={3} size="h4">
        {words.board}
      </Title>
      <div className="form-links">
        {(['a4', 'a3'] as const).map((size) => (
          <Anchor key={size} href={address(`board?size=${size}`)} download>
            {words.boards[size]}
          </Anchor>
        ))}
      </div>
      <Title order={3} size="h4">
        {words.card}
      </Title>
      <div className="form-links">
        {(['wide', 'square'] as const).map((shape) => (
          <Anchor key={shape} href={address(`card?shape=${shape}`)} download>
            {words.cards[shape]}
          </Anchor>
        ))}
      </div>
      {digest.items.length > 1 && (
        <details>
          <summary>{words.itemCards}</summary>
          <ol className="numbered">
            {digest.items.map(({ id, title }) => (
              <li key={id}>
                <Anchor href={address(`card?shape=wide&item=${encodeURIComponent(id)}`)} download>
                  {title}
                </Anchor>
              </li>
            ))}
          </ol>
        </details>
      )}
      {length && <ScriptSheet digest={digest} length={length} onClose={() => setLength(null)} />}
    </Card>
  )
}

const Card = ({ children }: { children: React.ReactNode }) => (
  <section className="card" aria-label={words.title}>
    <Title order={2} size="h3">
      {words.title}
    </Title>
    {children}
  </section>
)
